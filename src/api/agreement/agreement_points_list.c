// GET /api/v1/agreements/{agreement}/points (portal.md P11).
#include "api/agreement/agreement_lists.h"

ENDPOINT(agreement_points_list, HTTP_GET, "/agreements/{number}/points",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &rows_ask_fields,
         GIVES_ROWS(&ledger_columns), SAYS("The points ledger of an agreement, with its resets")) {
    return agreement_list_answer(call, NULL, call->input);
}
