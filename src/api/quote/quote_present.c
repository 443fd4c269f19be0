// POST /api/v1/quotes/{number}/present
#include "api/quote/quote_outcome.h"

ENDPOINT(quote_present, HTTP_POST, "/quotes/{number}/present",
         MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), TAKES_NOTHING,
         GIVES(200, &quote_outcome_shape), IF_MATCH, SAYS("Presents a draft to the customer")) {
    QuoteOutcome outcome = {0};
    Refusals refusals = {0};
    QuoteSeen seen;
    Err answered = OK;
    if (!quote_seen(call, &seen, &answered)) {
        return answered;
    }
    TRY(do_quote_present(call->context, &seen, &outcome, &refusals));
    return quote_outcome_answer(call, &outcome, &refusals);
}
