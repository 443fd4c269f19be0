// GET /customers/{site}/history: the tab of a customer's page (portal.md P10); a page, or a file.
#include "action/site/site_history.h"
#include "base/messages.h"
#include "domain/value/figures.h"
#include "report/rows_ask.h"
#include "web/customer/customer_words.h"
#include "web/frame.h"
#include "web/level_words.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/lost.h"
#include "web/order/order_words.h"
#include "web/part/frame/icon.h"
#include "web/quote/quote_view.h"
#include "web/site/site_happened.h"
#include "web/site/site_tabs.h"
#include "web/tpl_site_happened.h"

enum { ROWS_SHOWN = 400, CRUMB_COUNT = 2 };

static Message what_of(Text what) {
    static const struct {
        Text name;
        Message (*words)(void);
    } kinds[] = {
        {S_INIT("order.accepted"), msg_happened_order_accepted},
        {S_INIT("order.renewed"), msg_happened_order_renewed},
        {S_INIT("order.rebilled"), msg_happened_order_rebilled},
        {S_INIT("order.submitted"), msg_happened_order_submitted},
        {S_INIT("order.held"), msg_happened_order_held},
        {S_INIT("order.cancelled"), msg_happened_order_cancelled},
        {S_INIT("order.returned"), msg_happened_order_returned},
        {S_INIT("quote.present"), msg_happened_quote_presented},
        {S_INIT("quote.accept"), msg_happened_quote_accepted},
        {S_INIT("quote.decline"), msg_happened_quote_declined},
        {S_INIT("quote.withdraw"), msg_happened_quote_withdrawn},
        {S_INIT("quote.expire"), msg_happened_quote_expired},
        {S_INIT("site.joined"), msg_happened_site_joined},
        {S_INIT("site.moved"), msg_happened_site_moved},
        {S_INIT("level.reached"), msg_happened_level_reached},
        {S_INIT("level.reset"), msg_happened_level_reset},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (text_equal(kinds[i].name, what)) {
            return kinds[i].words();
        }
    }
    return msg_plain(what);
}

static Url page_of(const PageCall *call, const HistoryRow *row) {
    static const Gate orders = MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING);
    static const Gate quotes = MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES);
    bool order = text_equal(row->kind, S("order"));
    bool quote = text_equal(row->kind, S("quote"));
    if (row->object.len == 0 || (order && gate_ask(&orders, true, call->viewer) != GATE_OPEN) ||
        (quote && gate_ask(&quotes, true, call->viewer) != GATE_OPEN)) {
        return (Url){0};
    }
    return order   ? order_url(call->arena, row->object)
           : quote ? quote_url(call->arena, row->object)
                   : agreement_url(call->arena, row->object);
}

static HappenedRow row_of(const PageCall *call, const HistoryRow *row) {
    HappenedRow shown = {
        .day = row->day,
        .what = what_of(row->what),
        .has_object = row->object.len > 0,
        .object = row->object,
        .object_page = page_of(call, row),
        .by = name_of(row->by_name, call->lang),
        .has_by = row->by_name.len > 0,
    };
    if (row->level_after.len > 0) {
        shown.has_detail = true;
        shown.detail = msg_level_from_to(level_called(call, row->level_before),
                                         level_called(call, row->level_after));
    } else if (!row->quantity_null) {
        shown.has_detail = true;
        shown.detail = msg_quantity_of_part(quantity_amount(row->quantity), row->part);
    }
    return shown;
}

static HappenedRows rows_of(const PageCall *call, const HistoryView *history) {
    size_t count = history->count < ROWS_SHOWN ? history->count : ROWS_SHOWN;
    HappenedRow *rows = arena_array(call->arena, HappenedRow, count);
    for (size_t i = 0; i < count; i++) {
        rows[i] = row_of(call, &history->rows[i]);
    }
    return (HappenedRows){rows, count};
}

static Err show(PageCall *call, const HistoryView *history) {
    HappenedPage view = {
        .head = site_head(call, &history->customer, S(""), SITE_HISTORY),
        .text = call->viewer->kind == VIEWER_PARTNER ? msg_history_own() : msg_history_all(),
        .exports = list_exports(call),
        .rows = rows_of(call, history),
        .empty = {.icon = icon_html(call->arena, ICON_HISTORY),
                  .title = msg_no_history(),
                  .text = msg_no_history_text()},
    };
    Crumb *crumbs = arena_array(call->arena, Crumb, CRUMB_COUNT);
    crumbs[0] = (Crumb){msg_customers(), url_path(S("/customers"))};
    crumbs[1] = (Crumb){.label = msg_plain(history->customer.site)};
    PageParts parts = {
        .title = msg_history(), .crumbs = {crumbs, CRUMB_COUNT}, .main = page_part(call)};
    tpl_site_happened(&parts.main, &view);
    return page_show(call, 200, &parts);
}

PAGE(site_history, HTTP_GET, "/customers/{number}/history",
     MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &rows_ask_fields) {
    const RowsAsk *ask = call->input;
    HistoryView history;
    Refusals refusals = {0};
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (call->complaints->count > 0) {
        return page_lost(call, 400);
    }
    TRY(see_site_history(call->context, call->params[0], &history, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    if (ask->format == ASK_PAGE) {
        return show(call, &history);
    }
    if (!list_file_rows(call, ask, &history_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &history_source, &rows, &state, &memory));
    history_state(state, history.customer.site);
    list_file_name(call, S("history"), rows.form.format);
    return OK;
}
