// GET /renewals/months (portal.md P24); a page, or a file.
#include "web/renewal/quotes/renewal_sums_page.h"

PAGE(renewal_months, HTTP_GET, "/renewals/months",
     MAY(SUBJECT_RENEWAL_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &renewal_sums_ask_fields) {
    return renewal_sums_answer(call, RENEWALS_BY_MONTH);
}
