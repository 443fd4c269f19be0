// Sums of renewals: a page of one currency, or all of them as a file.
#include "action/refusal_status.h"
#include "base/messages.h"
#include "base/show/format.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/part/show/amounts.h"
#include "web/renewal/quotes/renewal_sums_page.h"
#include "web/tpl_renewal_sums_page.h"

static const FieldInside insides[] = {
    {&renewal_sums_fields, offsetof(RenewalSumsAsk, sums)},
    {&rows_ask_fields, offsetof(RenewalSumsAsk, rows)},
};
const FieldTable renewal_sums_ask_fields = {.what = S_INIT("sums of renewals"),
                                            .bytes = sizeof(RenewalSumsAsk),
                                            .inside = insides,
                                            .inside_count = 2};

static Text month_text(const PageCall *call, Date day) {
    TextBuf buf = buf_new(call->arena, FORMAT_BYTES_MAX);
    format_month(&buf, call->lang, day, true);
    return buf_text(&buf);
}

static Url rows_url(const PageCall *call, RenewalsBy by, const RenewalSum *sum) {
    Url url = renewals_of_time(call, url_path(S("/renewals")));
    if (by == RENEWALS_BY_AGREEMENT) {
        return url_with(call->arena, url, S("agreement"), sum->agreement);
    }
    if (sum->month_null) {
        return url;
    }
    url = url_with(call->arena, url, S("due_from"), date_text(call->arena, sum->month));
    return url_with(call->arena, url, S("due_to"),
                    date_text(call->arena, date_month_last(sum->month, 0)));
}

static RenewalSumRow row_of(const PageCall *call, RenewalsBy by, const RenewalSum *sum) {
    return (RenewalSumRow){
        .has_month = !sum->due_null,
        .month = sum->due_null ? S("") : month_text(call, sum->due),
        .is_agreement = by == RENEWALS_BY_AGREEMENT,
        .agreement = sum->agreement,
        .customer = name_of(sum->customer_name, call->lang),
        .rows = rows_url(call, by, sum),
        .quotes = sum->quotes,
        .has_lines = !sum->lines_null,
        .lines = sum->lines,
        .has_total = !sum->total_null,
        .total = amount_bare(sum->total, sum->money),
    };
}

static RenewalSumCurrencies currencies_of(const PageCall *call, const RenewalSumsShown *shown) {
    RenewalSumCurrency *items = arena_array(call->arena, RenewalSumCurrency, shown->other_count);
    for (size_t i = 0; i < shown->other_count; i++) {
        items[i] =
            (RenewalSumCurrency){shown->others[i], list_url(call, S("currency"), shown->others[i])};
    }
    return (RenewalSumCurrencies){items, shown->other_count};
}

static void fill_rows(const PageCall *call, RenewalsBy by, const RenewalSumsShown *shown,
                      RenewalSumsPage *view) {
    bool months = by == RENEWALS_BY_MONTH;
    RenewalSumRow *rows = arena_array(call->arena, RenewalSumRow, shown->count);
    for (size_t i = 0; i < shown->count; i++) {
        rows[i] = row_of(call, by, &shown->rows[i]);
    }
    view->rows = (RenewalSumRows){rows, shown->count};
    view->currency = shown->currency;
    view->currencies = currencies_of(call, shown);
    view->all_quotes = shown->all.quotes;
    view->has_all_lines = !shown->all.lines_null;
    view->all_lines = shown->all.lines;
    view->has_all_total = !shown->all.total_null;
    view->all_total = amount_bare(shown->all.total, shown->all.money);
    view->what = list_head(call, months ? msg_home_month() : msg_agreement(), S("edge"),
                           months ? S("month") : S("agreement"), false);
    view->quotes = list_head(call, msg_quotes(), S("num"), S("quotes"), false);
    view->lines = list_head(call, msg_lines(), S("num"), S("lines"), false);
    view->total = list_head(call, msg_total(), S("num edge-e"), S("total"), false);
}

static Err show(PageCall *call, RenewalsBy by, const RenewalSumsShown *shown,
                const Refusals *refusals) {
    bool months = by == RENEWALS_BY_MONTH;
    RenewalSumsPage view = {
        .sub = shown->when != NULL ? time_words(call, shown->when)
               : months            ? msg_renewals_by_month_sub()
                                   : msg_renewals_by_agreement_sub(),
        .say = msg_count_quotes(shown->all.quotes),
        .exports = renewals_exports(call, shown->when),
        .tabs = renewals_tabs(call, months ? RENEWALS_TAB_MONTHS : RENEWALS_TAB_AGREEMENTS),
        .filters = renewals_filters(call, refusals),
        .empty = list_empty(call, msg_empty_renewals(), msg_empty_renewals_text()),
    };
    fill_rows(call, by, shown, &view);
    PageParts parts = {.title = msg_renewals_one(), .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_renewal_sums_page(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err stream(PageCall *call, RenewalsBy by, const RenewalSumsAsk *ask) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    bool months = by == RENEWALS_BY_MONTH;
    const RowSource *source = months ? &renewal_months_source : &renewal_agreements_source;
    if (!list_file_rows(call, &ask->rows, source->columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, source, &rows, &state, &memory));
    renewal_sums_state(state, memory, &ask->sums);
    list_file_name(call, months ? S("renewals-by-month") : S("renewals-by-agreement"),
                   rows.form.format);
    return OK;
}

Err renewal_sums_answer(PageCall *call, RenewalsBy by) {
    const RenewalSumsAsk *ask = call->input;
    RenewalSumsShown shown = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, by, &shown, &refusals);
    }
    TRY(see_renewal_sums_shown(call->context, by, &ask->sums, &shown, &refusals));
    return refused(&refusals) || ask->rows.format == ASK_PAGE ? show(call, by, &shown, &refusals)
                                                              : stream(call, by, ask);
}
