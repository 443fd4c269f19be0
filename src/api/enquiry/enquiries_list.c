// GET /api/v1/enquiries: what customers ask quotes for (portal.md P16).
#include "action/enquiry/enquiries_see.h"
#include "api/list_stream.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    EnquiriesAsk enquiries;
    RowsAsk rows;
} ListAsk;

static const FieldInside insides[] = {
    {&enquiries_ask_fields, offsetof(ListAsk, enquiries)},
    {&rows_ask_fields, offsetof(ListAsk, rows)},
};
static const FieldTable list_fields = {
    .what = S_INIT("enquiries"), .bytes = sizeof(ListAsk), .inside = insides, .inside_count = 2};

ENDPOINT(enquiries_list, HTTP_GET, "/enquiries",
         MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &list_fields,
         GIVES_ROWS(&enquiry_columns), SAYS("What customers ask quotes for, the latest first")) {
    const ListAsk *ask = call->input;
    EnquiriesView view;
    RowsStream rows;
    Refusals refusals = {0};
    Err err = OK;
    if (!list_choose(call, &ask->rows, &enquiry_columns, &rows, &err)) {
        return err;
    }
    TRY(see_enquiries(call->context, &ask->enquiries, &view, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (list_is_page(&ask->rows)) {
        return list_answer(call, &rows, view.next, view.rows, view.count);
    }
    void *state = NULL;
    Arena *memory = NULL;
    TRY(call->stream(call, &enquiries_source, &rows, &state, &memory));
    enquiries_state(state, memory, &ask->enquiries);
    return OK;
}
