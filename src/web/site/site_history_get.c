// GET /customers/{site}/history: the tab of a customer's page (portal.md P10); a page, or a file.
#include "base/messages.h"
#include "report/rows_ask.h"
#include "web/customer/customer_words.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/part/frame/icon.h"
#include "web/site/site_history_rows.h"
#include "web/site/site_tabs.h"
#include "web/tpl_site_happened.h"

#include <stddef.h>

enum { CRUMB_COUNT = 2 };

typedef struct {
    ViewTimeInput when;
    RowsAsk rows;
} HistoryAsk;

static const FieldInside insides[] = {
    {&view_time_fields, offsetof(HistoryAsk, when)},
    {&rows_ask_fields, offsetof(HistoryAsk, rows)},
};
static const FieldTable ask_fields = {
    .what = S_INIT("the history of a site"),
    .bytes = sizeof(HistoryAsk),
    .inside = insides,
    .inside_count = 2,
};

static Err show(PageCall *call, const HistoryView *history, const Refusals *refusals) {
    Url self =
        url_join(call->arena, customer_url(call->arena, history->customer.site), S("history"));
    HappenedPage view = {
        .head = site_head(call, &history->customer, S(""), SITE_HISTORY),
        .text = call->viewer->kind == VIEWER_PARTNER ? msg_history_own() : msg_history_all(),
        .exports = list_exports(call),
        .rows = site_history_rows(call, history),
        .day = time_form(call, self),
        .empty = {.icon = icon_html(call->arena, ICON_HISTORY),
                  .title = msg_no_history(),
                  .text = msg_no_history_text()},
    };
    Crumb *crumbs = arena_array(call->arena, Crumb, CRUMB_COUNT);
    crumbs[0] = (Crumb){msg_customers(), url_path(S("/customers"))};
    crumbs[1] = (Crumb){.label = msg_plain(history->customer.site)};
    PageParts parts = {.title = msg_history(),
                       .crumbs = {crumbs, CRUMB_COUNT},
                       .main = page_part(call),
                       .problems = page_problems(call, refusals)};
    Notice then;
    if (history->when != NULL) {
        then = time_notice(call, history->when, self);
        parts.notices = (Notices){&then, 1};
    }
    tpl_site_happened(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

PAGE(site_history, HTTP_GET, "/customers/{number}/history",
     MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &ask_fields) {
    HistoryAsk ask = {.rows = {.format = ASK_PAGE}};
    HistoryView history;
    Refusals refusals = {0};
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (call->complaints->count == 0) {
        ask = *(const HistoryAsk *)call->input;
    }
    TRY(see_site_history(call->context, call->params[0], &ask.when, &history, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    if (ask.rows.format == ASK_PAGE) {
        return show(call, &history, &refusals);
    }
    if (!list_file_rows(call, &ask.rows, &history_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &history_source, &rows, &state, &memory));
    history_state(state, history.customer.site, &ask.when);
    list_file_name(call, S("history"), rows.form.format);
    return OK;
}
