// GET /transfers: moves, the latest first (portal.md P39).
#include "action/transfer/transfer.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/list_frame.h"
#include "web/part/frame/icon.h"
#include "web/part/show/amounts.h"
#include "web/tpl_transfer_list.h"
#include "web/transfer/transfer_list.h"
#include "web/transfer/transfer_url.h"

PAGE(transfers, HTTP_GET, "/transfers",
     MAY(SUBJECT_MOVES, READ, RIGHT_BIDS, RIGHT_ENTITLEMENTS_VIEW), &transfers_fields) {
    TransfersView found = {0};
    Refusals refusals = {0};
    if (call->complaints->count == 0) {
        TRY(see_transfers(call->context, call->input, &found, &refusals));
    }
    TransferListPage view = {
        .ask = transfer_new_url(call, S("from"), S("")),
        .rows = {arena_array(call->arena, TransferListRow, found.count), found.count},
        .pager = list_pager(call, found.count, found.next),
        .empty = {.icon = icon_html(call->arena, ICON_GIT_MERGE),
                  .title = msg_move_none(),
                  .text = msg_move_none_text()}};
    for (size_t i = 0; i < found.count; i++) {
        const TransferHead *row = &found.rows[i];
        view.rows.items[i] = (TransferListRow){
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
    PageParts parts = {.title = msg_move_title(),
                       .problems = page_problems(call, &refusals),
                       .main = page_part(call)};
    tpl_transfer_list(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}
