// GET /entitlements: what sites hold, today or on another day (portal.md P35); a page, or a file.
#include "base/messages.h"
#include "report/rows_ask.h"
#include "web/entitlement/entitlements_view.h"
#include "web/frame.h"
#include "web/transfer/transfer_url.h"
#include "web/held/held_url.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/list/list_views.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/part/frame/icon.h"
#include "web/tpl_entitlement_list_page.h"

typedef struct {
    EntitlementsInput entitlements;
    RowsAsk rows;
} EntitlementsAsk;

static const FieldInside insides[] = {
    {&entitlements_fields, offsetof(EntitlementsAsk, entitlements)},
    {&rows_ask_fields, offsetof(EntitlementsAsk, rows)},
};
static const FieldTable page_fields = {
    .what = S_INIT("the entitlements"),
    .bytes = sizeof(EntitlementsAsk),
    .inside = insides,
    .inside_count = 2,
};

static void fill_heads(const PageCall *call, EntitlementListPage *view) {
    view->part = list_head(call, msg_part(), S("edge"), S("part"), false);
    view->site = list_head(call, msg_site(), S(""), S("site"), false);
    view->product = list_head(call, msg_product(), S(""), S("product"), false);
    view->entitled = list_head(call, msg_entitled(), S("num"), S("entitled"), false);
    view->covered = list_head(call, msg_status_covered(), S("num"), S("covered"), false);
    view->allocated = list_head(call, msg_allocated(), S("num"), S("allocated"), false);
    view->deployed = list_head(call, msg_deployed(), S("num"), S("deployed"), false);
    view->end = list_head(call, msg_column_coverage_end(), S(""), S("coverage_end"), false);
    view->state = list_head(call, msg_state(), S(""), S("state"), false);
    view->proofs = list_head(call, msg_nav_proofs(), S("edge-e"), S("proofs"), false);
}

static Err show(PageCall *call, const EntitlementsView *held, const Refusals *refusals,
                bool asked) {
    EntitlementListPage view = {
        .sub = held->when == NULL ? msg_entitlements_sub() : time_words(call, held->when),
        .say = msg_count_licences((int64_t)held->count),
        .exports = list_exports_of(call, held->count),
        .filters = entitlement_filters(call, refusals),
        .caption = msg_entitlements(),
        .counts = held->counts_seen,
        .rows = entitlement_rows(call, held),
        .empty = list_empty(call, msg_no_licences(), msg_no_licences_text()),
        .pager = list_pager(call, held->count, held->next),
    };
    view.move_page = transfer_new_url(call, S("from"), list_asked(call, S("site")));
    if (held_writes(call)) {
        view.import_page = held_import_url(call->arena, list_asked(call, S("site")));
    }
    if (!asked) {
        view.empty = (Empty){.icon = icon_html(call->arena, ICON_SEARCH),
                             .title = msg_entitlements_first(),
                             .text = msg_entitlements_first_text()};
    }
    fill_heads(call, &view);
    TRY(list_tabs(call, (Tabs){.count = 0}, &view.tabs));
    PageParts parts = {.title = msg_entitlements(), .main = page_part(call)};
    parts.problems = asked ? page_problems(call, refusals) : (Problems){0};
    tpl_entitlement_list_page(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err stream(PageCall *call, const EntitlementsAsk *ask) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, &ask->rows, &entitlement_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &entitlements_source, &rows, &state, &memory));
    entitlements_state(state, memory, &ask->entitlements);
    list_file_name(call, S("entitlements"), rows.form.format);
    return OK;
}

PAGE(entitlements, HTTP_GET, "/entitlements",
     MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_VIEW), &page_fields) {
    const EntitlementsAsk *ask = call->input;
    EntitlementsView held = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, &held, &refusals, true);
    }
    TRY(see_entitlement_list(call->context, &ask->entitlements, &held, &refusals));
    if (!refused(&refusals) && ask->rows.format != ASK_PAGE) {
        return stream(call, ask);
    }
    bool asked = !refused(&refusals) || refusals.items[0].id != REFUSAL_FILTER_REQUIRED ||
                 ask->rows.format != ASK_PAGE;
    return show(call, &held, &refusals, asked);
}
