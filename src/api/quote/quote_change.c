// PATCH /api/v1/quotes/{number}: lines changed, taken out, added; all or none.
#include "action/quote/change_place.h"
#include "api/quote/quote_outcome.h"

ENDPOINT(quote_change, HTTP_PATCH, "/quotes/{number}",
         MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &quote_change_fields,
         GIVES(200, &quote_outcome_shape), IF_MATCH,
         SAYS("Changes, takes out or adds lines: all or none")) {
    QuoteOutcome outcome = {0};
    Refusals refusals = {0};
    QuoteChangeInput input = *(const QuoteChangeInput *)call->input;
    Err answered = OK;
    if (!quote_seen(call, &input.seen, &answered)) {
        return answered;
    }
    TRY(do_quote_change(call->context, &input, &outcome, &refusals));
    change_place(&input, outcome.last_line, &refusals);
    return quote_outcome_tried(call, &input, &outcome, &refusals);
}
