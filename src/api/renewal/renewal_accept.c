// POST /api/v1/renewals/{number}/accept (portal.md P24): of the quote of that number.
#include "api/quote/quote_accept.h"

ENDPOINT(renewal_accept, HTTP_POST, "/renewals/{number}/accept",
         MAY(SUBJECT_RENEWAL_QUOTES, ACT, RIGHT_BIDS, RIGHT_QUOTES), &quote_accept_fields,
         GIVES(200, &quote_outcome_shape), IF_MATCH,
         SAYS("Accepts a renewal quote as it stands, or as it was presented")) {
    return quote_accept_answer(call);
}
