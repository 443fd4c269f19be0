// What a quote is, how far it has come, and what can be done next.
#include "base/messages.h"
#include "web/list/time_fields.h"
#include "web/part/frame/icon.h"
#include "web/quote/quote_terms.h"
#include "web/quote/quote_view.h"

enum { FACTS_MAX = 12 + QUOTE_TERMS_FACTS, STEP_COUNT = 4, ACTIONS_MAX = 6 };

static void add_fact(Facts *facts, Message label, Message value) {
    facts->items[facts->count++] = (Fact){.label = label, .value = value};
}

// A partner by name and number, where there is one.
static void add_partner(Facts *facts, Message label, Text name, Text number) {
    if (number.len > 0) {
        add_fact(facts, label, msg_named_number(name, number));
    }
}

Facts quote_view_facts(const PageCall *call, const Quote *quote) {
    Facts facts = {arena_array(call->arena, Fact, FACTS_MAX), 0};
    if (quote_customer(quote).len > 0) {
        add_fact(&facts, msg_customer(), msg_plain(quote_customer(quote)));
    }
    add_fact(&facts, msg_programme(),
             quote->standing.express ? msg_express() : msg_programme_relationship());
    if (quote->owner.len > 0) {
        add_partner(&facts, msg_owner(), quote->owner_name, quote->owner);
    } else {
        add_fact(&facts, msg_owner(), msg_kind_vendor());
    }
    add_partner(&facts, msg_distributor(), quote->distributor_name, quote->distributor);
    add_partner(&facts, msg_reseller(), quote->reseller_name, quote->reseller);
    add_fact(&facts, msg_priced_on(), msg_day(quote->priced_on));
    if (!quote->presented_on_null) {
        add_fact(&facts, msg_presented_on(), msg_day(quote->presented_on));
    }
    if (!quote->valid_to_null) {
        add_fact(&facts, msg_valid_to(), msg_day(quote->valid_to));
    }
    quote_terms_add_facts(call, quote, &facts);
    if (quote->source.len > 0) {
        add_fact(&facts, msg_made_from(), msg_plain(quote->source));
        facts.items[facts.count - 1].link = quote_url(call->arena, quote->source);
    }
    if (quote->input_hash.len > 0) {
        add_fact(&facts, msg_input_hash(), msg_plain(quote->input_hash));
    }
    return facts;
}

static size_t place_of(QuoteState state) {
    switch (state) {
    case QUOTE_PRESENTED:
    case QUOTE_DECLINED:
    case QUOTE_EXPIRED:
    case QUOTE_SUPERSEDED:
        return 1;
    case QUOTE_ACCEPTED:
        return 2;
    case QUOTE_ORDERED:
        return 3;
    case QUOTE_DRAFT:
    case QUOTE_SUBMITTED:
    case QUOTE_IN_APPROVAL:
    case QUOTE_RETURNED:
    case QUOTE_APPROVED:
    case QUOTE_STANDING:
    case QUOTE_WITHDRAWN:
    case QUOTE_STATE_COUNT:
        break;
    }
    return 0;
}

// The way of a quote; one that ended stands where it was, under the name of its end.
Steps quote_view_steps(const PageCall *call, const Quote *quote) {
    Step *steps = arena_array(call->arena, Step, STEP_COUNT);
    size_t at = place_of(quote->state);
    steps[0] = (Step){msg_status_draft(), at > 0, at == 0};
    steps[1] = (Step){msg_status_presented(), at > 1, at == 1};
    steps[2] = (Step){msg_status_accepted(), at > 2, at == 2};
    steps[3] = (Step){msg_status_ordered(), false, at == 3};
    steps[at].label = tag_of(call->arena, STATES_OF_QUOTE, quote->state_name).label;
    return (Steps){steps, STEP_COUNT};
}

static const struct {
    QuoteVerb verb;
    Text path;
    Message (*label)(void);
    bool primary;
} buttons[] = {
    {QUOTE_PRESENT, S_INIT("present"), msg_act_present, true},
    {QUOTE_ACCEPT, S_INIT("accept"), msg_act_accept, true},
    {QUOTE_REQUOTE, S_INIT("requote"), msg_act_requote, true},
    {QUOTE_DECLINE, S_INIT("decline"), msg_act_decline, false},
    {QUOTE_WITHDRAW, S_INIT("withdraw"), msg_act_withdraw, false},
};

// Who may order may order it: its partners, and where the quote is the vendor's its customer.
static bool is_orderable(const PageCall *call, const Quote *quote) {
    static const Gate gate = MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING);
    bool theirs = call->viewer->kind != VIEWER_CUSTOMER || quote->owner.len == 0;
    return quote->state == QUOTE_ACCEPTED && quote->when == NULL && theirs &&
           gate_ask(&gate, true, call->viewer) == GATE_OPEN;
}

Actions quote_view_actions(const PageCall *call, const QuoteShown *shown) {
    const Quote *quote = shown->quote;
    Action *actions = arena_array(call->arena, Action, ACTIONS_MAX);
    Url own = quote_url(call->arena, quote->number);
    size_t count = 0;
    if (is_orderable(call, quote)) {
        actions[count++] = (Action){
            .label = msg_act_order(),
            .url = url_with(call->arena, url_path(S("/orders/new")), S("quote"), quote->number),
            .primary = true};
    }
    for (size_t i = 0; i < sizeof buttons / sizeof buttons[0]; i++) {
        if (quote_may(quote, buttons[i].verb)) {
            actions[count++] = (Action){.label = buttons[i].label(),
                                        .url = url_join(call->arena, own, buttons[i].path),
                                        .primary = buttons[i].primary,
                                        .asks = true};
        }
    }
    if (quote_may(quote, QUOTE_REVISE) && !quote_is_open(shown)) {
        actions[count++] = (Action){.label = msg_act_revise(),
                                    .url = url_with(call->arena, own, S("revise"), S("yes"))};
    }
    return (Actions){actions, count};
}

static Message news_of(int done, Text number) {
    switch ((QuoteNews)done) {
    case QUOTE_NEWS_CREATED:
    case QUOTE_NEWS_REQUOTED:
        return msg_notice_quote_created(number);
    case QUOTE_NEWS_PRESENTED:
        return msg_notice_quote_presented(number);
    case QUOTE_NEWS_ACCEPTED:
        return msg_notice_quote_accepted(number);
    case QUOTE_NEWS_DECLINED:
        return msg_notice_quote_declined(number);
    case QUOTE_NEWS_WITHDRAWN:
        return msg_notice_quote_withdrawn(number);
    case QUOTE_NEWS_NONE:
    case QUOTE_NEWS_SAVED:
        break;
    }
    return msg_notice_quote_saved();
}

// A link can carry any news; only what the quote itself says is told.
static bool holds(int done, const Quote *quote) {
    switch ((QuoteNews)done) {
    case QUOTE_NEWS_PRESENTED:
        return quote->state == QUOTE_PRESENTED;
    case QUOTE_NEWS_ACCEPTED:
        return quote->state == QUOTE_ACCEPTED;
    case QUOTE_NEWS_DECLINED:
        return quote->state == QUOTE_DECLINED;
    case QUOTE_NEWS_WITHDRAWN:
        return quote->state == QUOTE_WITHDRAWN;
    case QUOTE_NEWS_CREATED:
    case QUOTE_NEWS_REQUOTED:
    case QUOTE_NEWS_SAVED:
        return quote_state_is_draft(quote->state);
    case QUOTE_NEWS_NONE:
        break;
    }
    return false;
}

Notices quote_view_news(const PageCall *call, const QuoteShown *shown) {
    Notice *notices = arena_array(call->arena, Notice, 2);
    size_t count = 0;
    if (shown->quote->when != NULL) {
        notices[count] =
            time_notice(call, shown->quote->when, quote_url(call->arena, shown->quote->number));
        notices[count].more = shown->quote->totals.unpriced > 0;
        notices[count++].text = msg_quote_lines_unpriced(shown->quote->totals.unpriced);
    } else if (holds(shown->ask.done, shown->quote)) {
        notices[count++] = (Notice){.tone = S("good"),
                                    .icon = icon_html(call->arena, ICON_CIRCLE_CHECK),
                                    .title = news_of(shown->ask.done, shown->quote->number)};
    }
    if (!quote_may(shown->quote, QUOTE_CHANGE) && quote_is_open(shown)) {
        notices[count++] = (Notice){.tone = S("info"),
                                    .icon = icon_html(call->arena, ICON_PENCIL),
                                    .title = msg_ask_revise_title(shown->quote->number),
                                    .more = true,
                                    .text = msg_ask_revise_text()};
    }
    return (Notices){notices, count};
}
