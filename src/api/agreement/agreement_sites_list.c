// GET /api/v1/agreements/{agreement}/sites (portal.md P11).
#include "api/agreement/agreement_lists.h"

ENDPOINT(agreement_sites_list, HTTP_GET, "/agreements/{number}/sites",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &rows_ask_fields,
         GIVES_ROWS(&agreement_site_columns), SAYS("The sites of an agreement")) {
    return agreement_list_answer(call, false);
}
