// One page for all steps: their words, fields and where they lead stand in a table.
#include "web/quote/step/quote_step.h"

#include "action/refusal_status.h"
#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/quote/quote_page.h"
#include "web/quote/quote_stale.h"
#include "web/quote/quote_view.h"
#include "web/tpl_ask.h"

#include <stddef.h>

enum { MONEY_ROOM = 40, FACTS_MAX = 5, REASON_CHARACTERS_MAX = 1000 };

static const Field fields[] = {
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(QuoteStepForm, revision),
     .least = 1,
     .most = INT32_MAX},
    {.name = S_INIT("reason"),
     .kind = FIELD_NAME,
     .offset = offsetof(QuoteStepForm, reason),
     .most = REASON_CHARACTERS_MAX},
    {.name = S_INIT("expected_total"),
     .kind = FIELD_NAME,
     .offset = offsetof(QuoteStepForm, expected_total)},
};
const FieldTable quote_step_fields = FIELD_TABLE("a step of a quote", QuoteStepForm, fields);

typedef struct {
    Message title;
    Message text;
    Message button;
    Text path; // behind the quote's
    Text news; // ?done= of the quote's page
    bool reason;
    bool danger;
} StepWords;

static Text seller_of(const Quote *quote) {
    return quote->reseller.len > 0      ? quote->reseller_name
           : quote->distributor.len > 0 ? quote->distributor_name
                                        : quote->owner_name;
}

static StepWords words_of(const Quote *quote, QuoteVerb verb) {
    Text number = quote->number;
    if (verb == QUOTE_PRESENT) {
        return (StepWords){msg_ask_present_title(number),
                           msg_ask_present_text(),
                           msg_act_present(),
                           S("present"),
                           S("presented"),
                           false,
                           false};
    }
    if (verb == QUOTE_ACCEPT) {
        return (StepWords){
            msg_ask_accept_title(number),
            msg_ask_accept_text(money_amount(quote->totals.net, quote->money), seller_of(quote)),
            msg_act_accept(),
            S("accept"),
            S("accepted"),
            false,
            false};
    }
    if (verb == QUOTE_DECLINE) {
        return (StepWords){msg_ask_decline_title(number),
                           msg_ask_decline_text(seller_of(quote)),
                           msg_act_decline(),
                           S("decline"),
                           S("declined"),
                           true,
                           true};
    }
    if (verb == QUOTE_WITHDRAW) {
        return (StepWords){msg_ask_withdraw_title(number),
                           msg_ask_withdraw_text(),
                           msg_act_withdraw(),
                           S("withdraw"),
                           S("withdrawn"),
                           true,
                           true};
    }
    ENSURE(verb == QUOTE_REQUOTE);
    return (StepWords){msg_ask_requote_title(number),
                       msg_ask_requote_text(),
                       msg_act_requote(),
                       S("requote"),
                       S("requoted"),
                       false,
                       false};
}

static void add_fact(Facts *facts, Message label, Message value) {
    facts->items[facts->count++] = (Fact){.label = label, .value = value};
}

// What is at stake; where the price has moved, both totals.
static Facts facts_of(const PageCall *call, const Quote *quote, const QuoteOutcome *moved) {
    Facts facts = {arena_array(call->arena, Fact, FACTS_MAX), 0};
    add_fact(&facts, msg_customer(), msg_plain(quote_customer(quote)));
    add_fact(&facts, msg_lines(), msg_count_lines((int64_t)quote->line_count));
    if (moved == NULL) {
        add_fact(&facts, msg_total(), msg_sum_money(money_amount(quote->totals.net, quote->money)));
    } else {
        add_fact(&facts, msg_total_shown(),
                 msg_sum_money(money_amount(moved->shown, quote->money)));
        add_fact(&facts, msg_total_today(),
                 msg_sum_money(money_amount(moved->present, quote->money)));
    }
    if (!quote->valid_to_null) {
        add_fact(&facts, msg_valid_to(), msg_day(quote->valid_to));
    }
    return facts;
}

static KeptList kept_of(const PageCall *call, const Quote *quote, const QuoteOutcome *moved) {
    TextBuf total = buf_new(call->arena, MONEY_ROOM);
    Kept *kept = arena_array(call->arena, Kept, 1);
    money_write(&total, moved == NULL ? quote->totals.net : moved->present, quote->money);
    *kept = (Kept){S("expected_total"), buf_text(&total)};
    return (KeptList){kept, 1};
}

static Err show(PageCall *call, int status, const Quote *quote, QuoteVerb verb,
                const QuoteOutcome *moved, const Refusals *refusals) {
    StepWords words = words_of(quote, verb);
    Url own = quote_url(call->arena, quote->number);
    FormField *reason = arena_array(call->arena, FormField, 1);
    *reason = field_area(S("reason"), msg_reason(), page_typed(call, S("reason")));
    reason->optional = true;
    Ask view = {
        .title = words.title,
        .text = words.text,
        .facts = facts_of(call, quote, moved),
        .fields = {reason, words.reason ? 1 : 0},
        .action = url_join(call->arena, own, words.path),
        .keys = page_keys(call, quote_edition(call->arena, quote)),
        .danger = words.danger,
        .button = words.button,
        .back = own,
    };
    if (moved != NULL) {
        view.text =
            msg_ask_accept_text(money_amount(moved->present, quote->money), seller_of(quote));
    }
    if (verb == QUOTE_ACCEPT) {
        view.kept = kept_of(call, quote, moved);
    }
    PageParts parts = {.title = words.title, .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_ask(&parts.main, &view);
    return page_show(call, status, &parts);
}

Err quote_step_ask(PageCall *call, QuoteVerb verb) {
    Quote quote;
    Refusals refusals = {0};
    TRY(see_quote(call->context, call->params[0], 0, &quote, &refusals));
    if (!refused(&refusals) && !quote_may(&quote, verb)) {
        refuse(&refusals, (Refusal){.id = REFUSAL_QUOTE_STATE, .value = quote.state_name});
    }
    return refused(&refusals) ? page_refused(call, &refusals)
                              : show(call, 200, &quote, verb, NULL, NULL);
}

Err quote_step_done(PageCall *call, QuoteVerb verb, const QuoteOutcome *outcome,
                    const Refusals *refusals) {
    Quote quote;
    Refusals seen = {0};
    if (refused(refusals) && refusals->items[0].id == REFUSAL_STALE) {
        return quote_stale(call, quote_step_seen(call).edition, NULL);
    }
    TRY(see_quote(call->context, call->params[0], 0, &quote, &seen));
    if (refused(&seen)) {
        return page_refused(call, &seen);
    }
    if (!refused(refusals) && call->complaints->count == 0) {
        Url url = quote_url(call->arena, outcome->number);
        url = url_with(call->arena, url, S("done"), words_of(&quote, verb).news);
        return page_see_other(call, url.text);
    }
    RefusalId first = refused(refusals) ? refusals->items[0].id : REFUSAL_NONE;
    bool moved = first == REFUSAL_PRICE_DIFFERS;
    int status = first == REFUSAL_NONE ? 422 : status_of_refusal(first);
    if (first == REFUSAL_QUOTE_STATE || first == REFUSAL_QUOTE_EXPIRED || status == 403) {
        QuoteAsk ask = {0};
        return quote_page(call, status, &quote, &ask, refusals);
    }
    return show(call, status, &quote, verb, moved ? outcome : NULL, refusals);
}
