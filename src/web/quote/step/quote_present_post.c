// POST /quotes/{number}/present: does it.
#include "web/quote/step/quote_step.h"

PAGE(quote_present, HTTP_POST, "/quotes/{number}/present",
     MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &quote_step_fields) {
    QuoteOutcome outcome = {0};
    Refusals refusals = {0};
    if (call->complaints->count == 0) {
        QuoteSeen seen = quote_step_seen(call);
        TRY(do_quote_present(call->context, &seen, &outcome, &refusals));
    }
    return quote_step_done(call, QUOTE_PRESENT, &outcome, &refusals);
}
