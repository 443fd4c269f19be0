// GET /renewals/agreements (portal.md P24); a page, or a file.
#include "web/renewal/quotes/renewal_sums_page.h"

PAGE(renewal_agreements, HTTP_GET, "/renewals/agreements",
     MAY(SUBJECT_RENEWAL_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &renewal_sums_ask_fields) {
    return renewal_sums_answer(call, RENEWALS_BY_AGREEMENT);
}
