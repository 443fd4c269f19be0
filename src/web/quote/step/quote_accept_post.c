// POST /quotes/{number}/accept: does it.
#include "web/quote/step/quote_step.h"

PAGE(quote_accept, HTTP_POST, "/quotes/{number}/accept",
     MAY(SUBJECT_QUOTES, ACT, RIGHT_BIDS, RIGHT_QUOTES), &quote_step_fields) {
    QuoteOutcome outcome = {0};
    Refusals refusals = {0};
    if (call->complaints->count == 0) {
        const QuoteStepForm *form = call->input;
        QuoteAcceptInput input = {quote_step_seen(call), form->expected_total};
        TRY(do_quote_accept(call->context, &input, &outcome, &refusals));
    }
    return quote_step_done(call, QUOTE_ACCEPT, &outcome, &refusals);
}
