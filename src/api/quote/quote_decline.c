// POST /api/v1/quotes/{number}/decline
#include "api/quote/quote_outcome.h"

#include <stddef.h>

enum { REASON_CHARACTERS_MAX = 1000 };

static const Field fields[] = {
    {.name = S_INIT("reason"),
     .kind = FIELD_NAME,
     .offset = offsetof(QuoteEndInput, reason),
     .most = REASON_CHARACTERS_MAX},
};
static const FieldTable end_fields = FIELD_TABLE("the end of a quote", QuoteEndInput, fields);

ENDPOINT(quote_decline, HTTP_POST, "/quotes/{number}/decline",
         MAY(SUBJECT_QUOTES, ACT, RIGHT_BIDS, RIGHT_QUOTES), &end_fields,
         GIVES(200, &quote_outcome_shape), IF_MATCH, SAYS("Declines a presented quote")) {
    QuoteOutcome outcome = {0};
    Refusals refusals = {0};
    QuoteSeen seen;
    Err answered = OK;
    if (!quote_seen(call, &seen, &answered)) {
        return answered;
    }
    QuoteEndInput input = *(const QuoteEndInput *)call->input;
    input.seen = seen;
    TRY(do_quote_decline(call->context, &input, &outcome, &refusals));
    return quote_outcome_answer(call, &outcome, &refusals);
}
