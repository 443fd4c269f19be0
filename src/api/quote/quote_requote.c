// POST /api/v1/quotes/{number}/requote
#include "api/quote/quote_outcome.h"

ENDPOINT(quote_requote, HTTP_POST, "/quotes/{number}/requote",
         MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), TAKES_NOTHING,
         GIVES(201, &quote_outcome_shape), IF_MATCH,
         SAYS("Makes a new draft from a quote that ended")) {
    QuoteOutcome outcome = {0};
    Refusals refusals = {0};
    QuoteSeen seen;
    Err answered = OK;
    if (!quote_seen(call, &seen, &answered)) {
        return answered;
    }
    TRY(do_quote_requote(call->context, &seen, &outcome, &refusals));
    return quote_outcome_answer(call, &outcome, &refusals);
}
