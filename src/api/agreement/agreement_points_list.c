// GET /api/v1/agreements/{agreement}/points (portal.md P11).
#include "api/agreement/agreement_lists.h"

#include <stddef.h>

typedef struct {
    ViewTimeInput when;
    RowsAsk rows;
} PointsAsk;

static const FieldInside insides[] = {
    {&view_time_fields, offsetof(PointsAsk, when)},
    {&rows_ask_fields, offsetof(PointsAsk, rows)},
};
static const FieldTable ask_fields = {
    .what = S_INIT("the points of an agreement"),
    .bytes = sizeof(PointsAsk),
    .inside = insides,
    .inside_count = 2,
};

ENDPOINT(agreement_points_list, HTTP_GET, "/agreements/{number}/points",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &ask_fields,
         GIVES_ROWS(&ledger_columns), SAYS("The points ledger of an agreement, with its resets")) {
    const PointsAsk *ask = call->input;
    AgreementInput input = {.when = ask->when};
    return agreement_list_answer(call, AGREEMENT_LEDGER, &input, &ask->rows);
}
