// GET /api/v1/transfers: moves (portal.md P38, P39).
#include "action/transfer/transfers_see.h"
#include "api/list_stream.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    TransfersAsk transfers;
    RowsAsk rows;
} ListAsk;

static const FieldInside insides[] = {
    {&transfers_fields, offsetof(ListAsk, transfers)},
    {&rows_ask_fields, offsetof(ListAsk, rows)},
};
static const FieldTable list_fields = {
    .what = S_INIT("transfers"), .bytes = sizeof(ListAsk), .inside = insides, .inside_count = 2};

ENDPOINT(transfers_list, HTTP_GET, "/transfers",
         MAY(SUBJECT_MOVES, READ, RIGHT_BIDS, RIGHT_ENTITLEMENTS_VIEW), &list_fields,
         GIVES_ROWS(&transfer_head_columns), SAYS("Moves, the latest first")) {
    const ListAsk *ask = call->input;
    TransfersView view;
    RowsStream rows;
    Refusals refusals = {0};
    Err err = OK;
    if (!list_choose(call, &ask->rows, &transfer_head_columns, &rows, &err)) {
        return err;
    }
    TRY(see_transfers(call->context, &ask->transfers, &view, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (list_is_page(&ask->rows)) {
        return list_answer(call, &rows, view.next, view.rows, view.count);
    }
    void *state = NULL;
    Arena *memory = NULL;
    TRY(call->stream(call, &transfers_source, &rows, &state, &memory));
    transfers_state(state, memory, &ask->transfers);
    return OK;
}
