// GET /api/v1/agreements/{agreement}/points (portal.md P11).
#include "api/agreement/agreement_lists.h"

ENDPOINT(agreement_points_list, HTTP_GET, "/agreements/{agreement}/points",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &rows_ask_fields) {
    return agreement_list_answer(call, true);
}
