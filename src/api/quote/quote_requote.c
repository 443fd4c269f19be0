// POST /api/v1/quotes/{number}/requote
#include "api/quote/quote_outcome.h"

ENDPOINT(quote_requote, HTTP_POST, "/quotes/{number}/requote",
         MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), TAKES_NOTHING) {
    QuoteOutcome outcome = {0};
    Refusals refusals = {0};
    QuoteSeen seen;
    Err answered = OK;
    if (!quote_seen(call, &seen, &answered)) {
        return answered;
    }
    TRY(do_quote_requote(call->context, &seen, &outcome, &refusals));
    return quote_outcome_answer(call, 201, &outcome, &refusals);
}
