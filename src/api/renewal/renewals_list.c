// GET /api/v1/renewals (portal.md P24).
#include "action/renewal/renewals_source.h"
#include "api/list_answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    RenewalsInput renewals;
    RowsAsk rows;
} RenewalsAsk;

static const FieldInside insides[] = {
    {&renewals_fields, offsetof(RenewalsAsk, renewals)},
    {&rows_ask_fields, offsetof(RenewalsAsk, rows)},
};
static const FieldTable ask_fields = {
    .what = S_INIT("the renewals"),
    .bytes = sizeof(RenewalsAsk),
    .inside = insides,
    .inside_count = 2,
};

static Err stream(EndpointCall *call, const RenewalsAsk *ask) {
    void *state;
    Arena *memory;
    TRY(list_answer_stream(call, &ask->rows, &renewals_source, &state, &memory));
    if (state != NULL) {
        renewals_state(state, memory, &ask->renewals);
    }
    return OK;
}

ENDPOINT(renewals_list, HTTP_GET, "/renewals",
         MAY(SUBJECT_RENEWAL_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &ask_fields,
         GIVES_ROWS(&renewal_row_columns),
         SAYS("The renewal quotes that stand, are presented or accepted")) {
    const RenewalsAsk *ask = call->input;
    Renewals renewals;
    Refusals refusals = {0};
    TRY(see_renewal_quotes(call->context, &ask->renewals, &renewals, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (list_is_stream(&ask->rows)) {
        return stream(call, ask);
    }
    return list_answer_page(
        call, &ask->rows,
        &(ListPage){&renewal_row_columns, renewals.rows, renewals.row_count, renewals.next});
}
