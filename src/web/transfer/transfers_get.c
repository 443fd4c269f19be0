// GET /transfers: moves, the latest first (portal.md P39); a page, or a file.
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/list/list_views.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/part/show/amounts.h"
#include "web/tpl_transfer_list.h"
#include "web/transfer/transfer_list.h"
#include "web/transfer/transfer_url.h"
#include "web/transfer/transfers_ask.h"

static TransferListRows rows_of(const PageCall *call, const TransfersView *found) {
    TransferListRow *rows = arena_array(call->arena, TransferListRow, found->count);
    for (size_t i = 0; i < found->count; i++) {
        const TransferHead *row = &found->rows[i];
        rows[i] = (TransferListRow){
            .number = row->transfer,
            .page = transfer_url(call->arena, row->transfer),
            .goes = row->to.len > 0 ? msg_move_goes(row->from, row->to)
                                    : msg_move_joins(row->from, row->agreement),
            .has_quantity = row->to.len > 0,
            .quantity = quantity_amount(row->quantity),
            .asked_on = row->asked_on,
            .state = tag_of(call->arena, STATES_OF_TRANSFER, row->state),
        };
    }
    return (TransferListRows){rows, found->count};
}

static Err show(PageCall *call, const TransfersView *found, const Refusals *refusals) {
    TransferListPage view = {
        .sub = found->when == NULL ? msg_move_sub() : time_words(call, found->when),
        .say = msg_count_moves((int64_t)found->count),
        .ask = transfer_new_url(call, S("from"), S("")),
        .exports = list_exports_of(call, found->count),
        .filters = transfers_filters(call, refusals),
        .name = list_head(call, msg_queue_transfer(), S("edge"), S("transfer"), false),
        .what = list_head(call, msg_move_what(), S(""), S("from"), false),
        .quantity = list_head(call, msg_quantity(), S("num"), S("quantity"), false),
        .asked = list_head(call, msg_move_submitted(), S(""), S("asked_on"), false),
        .state = list_head(call, msg_state(), S("edge-e"), S("state"), false),
        .rows = rows_of(call, found),
        .pager = list_pager(call, found->count, found->next),
        .empty = list_empty(call, msg_move_none(), msg_move_none_text()),
    };
    TRY(list_tabs(call, (Tabs){.count = 0}, &view.tabs));
    PageParts parts = {.title = msg_move_title(),
                       .problems = page_problems(call, refusals),
                       .main = page_part(call)};
    tpl_transfer_list(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err stream(PageCall *call, const TransfersPageAsk *ask) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, &ask->rows, &transfer_head_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &transfers_source, &rows, &state, &memory));
    transfers_state(state, memory, &ask->transfers);
    list_file_name(call, S("moves"), rows.form.format);
    return OK;
}

PAGE(transfers, HTTP_GET, "/transfers",
     MAY(SUBJECT_MOVES, READ, RIGHT_BIDS, RIGHT_ENTITLEMENTS_VIEW), &transfers_page_fields) {
    const TransfersPageAsk *ask = call->input;
    TransfersView found = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, &found, &refusals);
    }
    TRY(see_transfers(call->context, &ask->transfers, &found, &refusals));
    bool is_page = refused(&refusals) || ask->rows.format == ASK_PAGE;
    return is_page ? show(call, &found, &refusals) : stream(call, ask);
}
