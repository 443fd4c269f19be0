// GET /api/v1/agreements/{agreement}/sites (portal.md P11).
#include "api/agreement/agreement_lists.h"

#include <stddef.h>

typedef struct {
    AgreementInput agreement;
    RowsAsk rows;
} SitesAsk;

static const FieldInside insides[] = {
    {&agreement_fields, offsetof(SitesAsk, agreement)},
    {&rows_ask_fields, offsetof(SitesAsk, rows)},
};
static const FieldTable ask_fields = {
    .what = S_INIT("the sites of an agreement"),
    .bytes = sizeof(SitesAsk),
    .inside = insides,
    .inside_count = 2,
};

ENDPOINT(agreement_sites_list, HTTP_GET, "/agreements/{number}/sites",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &ask_fields,
         GIVES_ROWS(&agreement_site_columns), SAYS("The sites of an agreement")) {
    const SitesAsk *ask = call->input;
    return agreement_list_answer(call, AGREEMENT_SITES, &ask->agreement, &ask->rows);
}
