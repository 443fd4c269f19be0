// GET /transfers/new, POST /transfers/preview, POST /transfers: asking for a move (portal.md P38,
// P39).
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/transfer/transfer_form.h"
#include "web/transfer/transfer_url.h"

#define ASKS MAY(SUBJECT_MOVES, READ, RIGHT_BIDS, RIGHT_ENTITLEMENTS_UPDATE)

PAGE(transfer_new, HTTP_GET, "/transfers/new", ASKS, &transfer_fields) {
    bool wrong = call->complaints->count > 0;
    return transfer_form_show(call, wrong ? 422 : 200,
                              wrong ? &(TransferAsk){0} : (const TransferAsk *)call->input, NULL);
}

PAGE(transfers_preview, HTTP_POST, "/transfers/preview", ASKS, &transfer_fields) {
    return transfer_form_show(call, call->complaints->count > 0 ? 422 : 200, call->input, NULL);
}

PAGE(transfer_submit, HTTP_POST, "/transfers", ASKS, &transfer_fields) {
    TransferMoved moved;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return transfer_form_show(call, 422, call->input, NULL);
    }
    TRY(do_transfer_submit(call->context, call->input, &moved, &refusals));
    if (refused(&refusals)) {
        return transfer_form_show(call, status_of_refusal(refusals.items[0].id), call->input,
                                  &refusals);
    }
    return page_see_other(call, transfer_url(call->arena, moved.transfer.transfer).text);
}
