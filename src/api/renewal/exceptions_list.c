// GET /api/v1/renewals/exceptions: what the night could not quote (portal.md P24).
#include "action/renewal/renewals_source.h"
#include "api/list_answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    ExceptionsInput exceptions;
    RowsAsk rows;
} ExceptionsAsk;

static const FieldInside insides[] = {
    {&exceptions_fields, offsetof(ExceptionsAsk, exceptions)},
    {&rows_ask_fields, offsetof(ExceptionsAsk, rows)},
};
static const FieldTable ask_fields = {
    .what = S_INIT("the exceptions of the night"),
    .bytes = sizeof(ExceptionsAsk),
    .inside = insides,
    .inside_count = 2,
};

static Err stream(EndpointCall *call, const ExceptionsAsk *ask) {
    void *state;
    Arena *memory;
    TRY(list_answer_stream(call, &ask->rows, &exceptions_source, &state, &memory));
    if (state != NULL) {
        exceptions_state(state);
    }
    return OK;
}

ENDPOINT(renewal_exceptions, HTTP_GET, "/renewals/exceptions",
         MAY(SUBJECT_RENEWAL_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &ask_fields,
         GIVES_ROWS(&exception_row_columns),
         SAYS("The renewal lines that no standing quote could take, for the vendor's desk")) {
    const ExceptionsAsk *ask = call->input;
    Exceptions exceptions;
    Refusals refusals = {0};
    TRY(see_exceptions(call->context, &ask->exceptions, &exceptions, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (list_is_stream(&ask->rows)) {
        return stream(call, ask);
    }
    return list_answer_page(call, &ask->rows,
                            &(ListPage){&exception_row_columns, exceptions.rows,
                                        exceptions.row_count, exceptions.next});
}
