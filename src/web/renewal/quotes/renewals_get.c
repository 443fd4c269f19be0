// GET /renewals: one renewal with one total per agreement and partner (portal.md P24); a page, or a
// file.
#include "action/renewal/renewals_source.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/list/list_views.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/part/show/amounts.h"
#include "web/quote/quote_view.h"
#include "web/renewal/automatic/automatic_view.h"
#include "web/renewal/quotes/renewal_list.h"
#include "web/renewal/quotes/renewal_sums_page.h"
#include "web/tpl_renewal_list.h"

enum { NEAR_DAYS = 30 };

typedef struct {
    RenewalsInput renewals;
    RowsAsk rows;
} RenewalsPageAsk;

static const FieldInside insides[] = {
    {&renewals_fields, offsetof(RenewalsPageAsk, renewals)},
    {&rows_ask_fields, offsetof(RenewalsPageAsk, rows)},
};
static const FieldTable page_fields = {.what = S_INIT("the renewals"),
                                       .bytes = sizeof(RenewalsPageAsk),
                                       .inside = insides,
                                       .inside_count = 2};

static RenewalListRow row_of(const PageCall *call, const ViewTime *when, const RenewalRow *row) {
    Date today = when == NULL ? call->context->today : when->true_on;
    return (RenewalListRow){
        .number = row->quote,
        .page = quote_url(call->arena, row->quote),
        .customer = name_of(row->customer_name, call->lang),
        .agreement = row->agreement,
        .has_due = !row->due_null,
        .due = due_of(today, row->due, NEAR_DAYS),
        .has_valid_to = !row->valid_to_null,
        .valid_to = row->valid_to,
        .has_sites = !row->sites_null,
        .sites = row->sites,
        .has_lines = !row->lines_null,
        .lines = row->lines,
        .has_reseller = row->reseller_name.len > 0,
        .reseller = name_of(row->reseller_name, call->lang),
        .has_total = !row->total_null,
        .total = amount_bare(row->total, row->money),
        .currency = row->currency,
        .state = tag_of(call->arena, STATES_OF_QUOTE, row->state),
    };
}

static void fill_heads(const PageCall *call, bool sorts, RenewalListPage *view) {
    view->number = list_head_if(call, sorts, msg_number(), S("edge"), S("quote"));
    view->customer = list_head(call, msg_customer(), S("w-c"), S(""), false);
    view->due = list_head_if(call, sorts, msg_due(), S(""), S("due"));
    view->sites = list_head_if(call, sorts, msg_sites(), S("num"), S("sites"));
    view->lines = list_head_if(call, sorts, msg_lines(), S("num"), S("lines"));
    view->reseller = list_head_if(call, sorts, msg_reseller(), S(""), S("reseller"));
    view->total = list_head_if(call, sorts, msg_total(), S("num"), S("total"));
    view->state = list_head_if(call, sorts, msg_state(), S("edge-e"), S("state"));
}

static Message sub_of(const Viewer *viewer) {
    return viewer->kind == VIEWER_CUSTOMER ? msg_renewals_sub_customer() : msg_renewals_sub();
}

// Who may put the switch of his agreement (R4.9) sees how it stands, and comes to it.
static Err fill_automatic(const PageCall *call, RenewalListPage *view) {
    Text agreement;
    bool on = false;
    TRY(see_automatic_own(call->context, &agreement, &on));
    if (agreement.len > 0) {
        view->automatic = automatic_url(call->arena, agreement);
        view->automatic_says = on ? msg_renews_automatically() : msg_renews_by_hand();
    }
    return OK;
}

static Err show(PageCall *call, const Renewals *renewals, const Refusals *refusals) {
    RenewalListPage view = {
        .sub = renewals->when == NULL ? sub_of(call->viewer) : time_words(call, renewals->when),
        .say = msg_count_quotes((int64_t)renewals->row_count),
        .exports = renewals_exports(call, renewals->when),
        .filters = renewals_filters(call, refusals),
        .rows = {arena_array(call->arena, RenewalListRow, renewals->row_count),
                 renewals->row_count},
        .empty = list_empty(call, msg_empty_renewals(), msg_empty_renewals_text()),
        .pager = list_pager(call, renewals->row_count, renewals->next),
    };
    for (size_t i = 0; i < renewals->row_count; i++) {
        view.rows.items[i] = row_of(call, renewals->when, &renewals->rows[i]);
    }
    fill_heads(call, list_sorts(call, renewals->next), &view);
    if (renewals->when == NULL) {
        TRY(fill_automatic(call, &view));
    }
    TRY(list_tabs(call, renewals_tabs(call, RENEWALS_TAB_QUOTES), &view.tabs));
    PageParts parts = {.title = msg_renewals_one(), .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_renewal_list(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err stream(PageCall *call, const RenewalsPageAsk *ask) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, &ask->rows, &renewal_row_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &renewals_source, &rows, &state, &memory));
    renewals_state(state, memory, &ask->renewals);
    list_file_name(call, S("renewals"), rows.form.format);
    return OK;
}

PAGE(renewals, HTTP_GET, "/renewals", MAY(SUBJECT_RENEWAL_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES),
     &page_fields) {
    const RenewalsPageAsk *ask = call->input;
    Renewals renewals = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, &renewals, &refusals);
    }
    TRY(see_renewal_quotes(call->context, &ask->renewals, &renewals, &refusals));
    if (!refused(&refusals) && ask->rows.format != ASK_PAGE) {
        return stream(call, ask);
    }
    return show(call, &renewals, &refusals);
}
