// The page of a quote from its parts.
#include "web/quote/quote_page.h"

#include "base/messages.h"
#include "web/frame.h"
#include "web/level_words.h"
#include "web/list/time_fields.h"
#include "web/part/show/amounts.h"
#include "web/quote/quote_terms.h"
#include "web/tpl_quote_show.h"

enum { EDITION_ROOM = 24, FIELD_ROOM = 48, COLUMNS_LEAST = 6, CRUMB_COUNT = 2 };

Text quote_edition(Arena *arena, const Quote *quote) {
    TextBuf buf = buf_new(arena, EDITION_ROOM);
    buf_add_int(&buf, quote->edition);
    return buf_text(&buf);
}

static Message terms_of(const PageCall *call, const Quote *quote) {
    if (quote->standing.express) {
        return msg_quote_terms_express(quote->currency, quote->priced_on);
    }
    return quote->valid_to_null
               ? msg_quote_terms_draft(quote->currency, level_called(call, quote->level),
                                       quote->priced_on)
               : msg_quote_terms_held(quote->currency, level_called(call, quote->level),
                                      quote->valid_to);
}

static Message hold_of(const Quote *quote) {
    return quote->valid_to_null ? msg_prices_of_today(quote->priced_on)
                                : msg_prices_hold(quote->valid_to);
}

static Text field_name(Arena *arena, size_t row, const char *member) {
    TextBuf buf = buf_new(arena, FIELD_ROOM);
    buf_addf(&buf, "lines.%zu.%s", row, member);
    return buf_text(&buf);
}

// A part and how many of it, as the line behind those that are shown.
static FormFields added_fields(const PageCall *call, const QuoteShown *shown) {
    FormField *fields = arena_array(call->arena, FormField, 2);
    Text part = field_name(call->arena, shown->count + 1, "part");
    Text quantity = field_name(call->arena, shown->count + 1, "quantity");
    Message problem;
    fields[0] = field_text(part, msg_part(), page_typed(call, part));
    fields[0].autocomplete = S("off");
    fields[1] = field_number(quantity, msg_quantity(), page_typed(call, quantity));
    for (int i = 0; i < 2; i++) {
        if (page_problem_of(call, shown->refusals, fields[i].name, &problem)) {
            fields[i] = field_with_problem(fields[i], problem);
        }
    }
    return (FormFields){fields, 2};
}

static void fill_figures(const PageCall *call, const QuoteShown *shown, QuotePage *view) {
    const Quote *quote = shown->quote;
    view->points_sum = msg_sum_points(points_amount(quote->standing.of_order_points));
    view->total = money_amount(quote->totals.net, quote->money);
    view->currency = quote->currency;
    view->totals = quote_view_totals(call, quote);
    view->hold = hold_of(quote);
    view->has_level =
        quote->when == NULL && !quote->standing.express && quote_state_is_live(quote->state);
    if (view->has_level) {
        view->points_now = msg_points_now(points_amount(quote->standing.term_before),
                                          points_amount(quote->standing.of_order_points),
                                          points_amount(quote->standing.term_after));
        view->meter = quote_view_meter(call, quote);
        view->effect = quote_view_effect(call, quote);
        view->what_if = quote_view_what_if(call, quote);
    }
}

// Of the revision that is shown.
static Url print_url(Arena *arena, const Quote *quote) {
    TextBuf revision = buf_new(arena, EDITION_ROOM);
    buf_add_int(&revision, quote->revision);
    Url own = url_join(arena, quote_url(arena, quote->number), S("pdf"));
    return url_with(arena, own, S("revision"), buf_text(&revision));
}

static ExportMenu exports_of(const PageCall *call, const QuoteShown *shown) {
    Url own = quote_url(call->arena, shown->quote->number);
    return (ExportMenu){
        .csv = quote_form_url(call, shown, url_join(call->arena, own, S("lines.csv"))),
        .json = quote_form_url(call, shown, url_join(call->arena, own, S("lines.json")))};
}

static QuotePage view_of(const PageCall *call, const QuoteShown *shown) {
    const Quote *quote = shown->quote;
    Url own = quote_url(call->arena, quote->number);
    bool open = quote_is_open(shown);
    QuoteOwn own_prices = quote_own(call, shown);
    bool owns = own_prices != QUOTE_OWN_NONE;
    QuotePage view = {
        .number = quote->number,
        .has_customer = quote_customer(quote).len > 0,
        .customer = name_of(quote_customer(quote), call->lang),
        .site = quote->site,
        .agreement = quote->agreement,
        .revision = quote->revision,
        .state = tag_of(call->arena, STATES_OF_QUOTE, quote->state_name),
        .exports = exports_of(call, shown),
        .pdf = quote->presented_on_null ? (Url){{0}} : print_url(call->arena, quote),
        .steps = quote_view_steps(call, quote),
        .say = msg_quote_number(quote->number),
        .terms = terms_of(call, quote),
        .can_change = open,
        .after = shown->ask.after,
        .save = own,
        .preview = quote_may(quote, QUOTE_CHANGE)
                       ? url_join(call->arena, url_join(call->arena, own, S("lines")), S("preview"))
                       : (Url){{0}},
        .keys = page_keys(call, quote_edition(call->arena, quote)),
        .shows_own = owns,
        .own_label = own_prices == QUOTE_OWN_BUY ? msg_your_price() : msg_your_selling_price(),
        .sets_sell = quote_sets_sell(call, shown),
        .columns = COLUMNS_LEAST + open + owns,
        .lines = quote_view_lines(call, shown),
        .pager = quote_view_pager(call, shown),
        .added = added_fields(call, shown),
        .add_many = url_join(call->arena, own, S("add")),
        .facts = quote_view_facts(call, quote),
        .actions = quote_view_actions(call, shown),
        .day = time_form(call, own),
    };
    fill_figures(call, shown, &view);
    return view;
}

Err quote_page(PageCall *call, int status, const Quote *quote, const QuoteAsk *ask,
               const Refusals *refusals) {
    QuoteShown shown = quote_shown(quote, ask, refusals);
    QuotePage view = view_of(call, &shown);
    TRY(quote_view_moves(call, quote, &view.moves));
    if (view.can_change) {
        TRY(quote_terms_fields(call, quote->site, quote, refusals, &view.terms_fields));
    }
    Crumb *crumbs = arena_array(call->arena, Crumb, CRUMB_COUNT);
    crumbs[0] = (Crumb){msg_quotes(), url_path(S("/quotes"))};
    crumbs[1] = (Crumb){.label = msg_plain(quote->number)};
    PageParts parts = {
        .title = msg_quote_number(quote->number),
        .crumbs = {crumbs, CRUMB_COUNT},
        .notices = quote_view_news(call, &shown),
        .problems = page_problems(call, refusals),
        .main = page_part(call),
    };
    tpl_quote_show(&parts.main, &view);
    return page_show(call, status, &parts);
}
