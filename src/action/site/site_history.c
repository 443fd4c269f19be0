// see_site_history.
#include "action/site/site_history.h"

#include "action/as_of_private.h"
#include "action/customer/customer_load_private.h"
#include "action/viewer.h"
#include "domain/record/number_typed.h"
#include "store/q_site.h"

#include <stddef.h>
#include <string.h>

#define OF_HISTORY(member, kind)         COLUMN(HistoryRow, member, kind)
#define OF_HISTORY_OR_NULL(member, kind) COLUMN_OR_NULL(HistoryRow, member, kind)

static const Column column_list[] = {
    OF_HISTORY(day, COLUMN_DATE),          OF_HISTORY(what, COLUMN_TEXT),
    OF_HISTORY(kind, COLUMN_TEXT),         OF_HISTORY(object, COLUMN_NUMBER),
    OF_HISTORY(part, COLUMN_NUMBER),       OF_HISTORY_OR_NULL(quantity, COLUMN_QUANTITY),
    OF_HISTORY(level_before, COLUMN_TEXT), OF_HISTORY(level_after, COLUMN_TEXT),
    OF_HISTORY(by, COLUMN_NUMBER),         OF_HISTORY(by_name, COLUMN_TEXT),
};
const ColumnTable history_columns = COLUMN_TABLE_PLAIN(column_list, HistoryRow);

// R2.7: a term is closed on the day after its last.
static Date day_of(const QSiteListHappenedRow *row) {
    return text_equal(row->what, S("level.reset")) ? date_add_days(row->day, 1) : row->day;
}

static HistoryRow row_of(const QSiteListHappenedRow *row) {
    return (HistoryRow){
        .day = day_of(row),
        .what = row->what,
        .kind = row->kind,
        .object = row->object_null ? (Text){0} : row->object,
        .part = row->part_null ? (Text){0} : row->part,
        .quantity = row->quantity,
        .quantity_null = row->quantity_null,
        .level_before = row->level_before_null ? (Text){0} : row->level_before,
        .level_after = row->level_after_null ? (Text){0} : row->level_after,
        .by = row->by_number_null ? (Text){0} : row->by_number,
        .by_name = row->by_name_null ? (Text){0} : row->by_name,
    };
}

static Err load(const ActionContext *context, HistoryView *view) {
    const Viewer *viewer = context->viewer;
    const CustomerRow *customer = &view->customer;
    bool partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    bool is_customer = viewer != NULL && viewer->kind == VIEWER_CUSTOMER;
    TimeHere here = {.when = view->when};
    QSiteListHappenedRows rows;
    QSiteListHappenedIn in = {
        .enterprise = customer->enterprise_id,
        .site = customer->site_id,
        .agreement = customer->agreement_id,
        .account = partner ? viewer->account : (AccountId){0},
        .presented = is_customer,
        .summary = customer_opens_summary((Sight){customer->evidence_bits}),
        .whole = !partner && (!is_customer || viewer->sees_agreement),
    };
    TRY(q_site_list_happened(context->db, context->arena, &in, &rows));
    TRY(time_here(context, customer->enterprise_id, &here));
    view->rows = arena_array(context->arena, HistoryRow, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        HistoryRow row = row_of(&rows.rows[i]);
        if (view->when == NULL || as_of_counts(here.as_of, rows.rows[i].seq, row.day)) {
            view->rows[view->count++] = row;
        }
    }
    return OK;
}

Err see_site_history(const ActionContext *context, Text number, const ViewTimeInput *when,
                     HistoryView *ret_history, Refusals *ret_refusals) {
    SiteRecord site = {0};
    HistoryView view = {.when = view_time(context, when)};
    LoadedCustomer customer = {.agreement_state = {0}};
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(site_find(context->db, context->arena, number_typed(context->arena, number), &site,
                  &found));
    // What is not there does the work of what is hidden (V6).
    TRY(customer_load(context, site.enterprise, site.site, &customer, &found));
    view.customer = customer.row;
    if (!found) {
        refuse(ret_refusals,
               (Refusal){.id = REFUSAL_SITE_NOT_FOUND, .field = S("site"), .value = number});
        return OK;
    }
    TRY(load(context, &view));
    *ret_history = view;
    return OK;
}

// ---- as a file ----

void history_state(HistoryState *state, Text site, const ViewTimeInput *when) {
    ENSURE(site.len <= sizeof state->site);
    memcpy(state->site, site.bytes, site.len);
    state->site_len = site.len;
    state->when = *when;
}

static Err next(void *given, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more) {
    HistoryState *state = given;
    HistoryView view = {0};
    Refusals refusals = {0};
    size_t at = state->at;
    (void)memory;
    TRY(see_site_history(context, (Text){state->site, state->site_len}, &state->when, &view,
                         &refusals));
    size_t left = view.count > at ? view.count - at : 0;
    *ret_count = left < ROW_SOURCE_BATCH ? left : ROW_SOURCE_BATCH;
    *ret_rows = *ret_count > 0 ? view.rows + at : NULL;
    *ret_more = left > *ret_count;
    state->at += *ret_count;
    return OK;
}

const RowSource history_source = {&history_columns, sizeof(HistoryState), next};
