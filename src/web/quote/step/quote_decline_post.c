// POST /quotes/{number}/decline: does it.
#include "web/quote/step/quote_step.h"

PAGE(quote_decline, HTTP_POST, "/quotes/{number}/decline",
     MAY(SUBJECT_QUOTES, ACT, RIGHT_BIDS, RIGHT_QUOTES), &quote_step_fields) {
    QuoteOutcome outcome = {0};
    Refusals refusals = {0};
    if (call->complaints->count == 0) {
        const QuoteStepForm *form = call->input;
        QuoteEndInput input = {quote_step_seen(call), form->reason};
        TRY(do_quote_decline(call->context, &input, &outcome, &refusals));
    }
    return quote_step_done(call, QUOTE_DECLINE, &outcome, &refusals);
}
