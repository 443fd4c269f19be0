// POST /api/v1/quotes/{number}/accept
#include "api/quote/quote_accept.h"

#include <stddef.h>

static const Field fields[] = {
    {.name = S_INIT("expected_total"),
     .kind = FIELD_NAME,
     .offset = offsetof(QuoteAcceptInput, expected_total)},
};
const FieldTable quote_accept_fields = FIELD_TABLE("an acceptance", QuoteAcceptInput, fields);

Err quote_accept_answer(EndpointCall *call) {
    QuoteOutcome outcome = {0};
    Refusals refusals = {0};
    QuoteSeen seen;
    Err answered = OK;
    if (!quote_seen(call, &seen, &answered)) {
        return answered;
    }
    QuoteAcceptInput input = *(const QuoteAcceptInput *)call->input;
    input.seen = seen;
    TRY(do_quote_accept(call->context, &input, &outcome, &refusals));
    return quote_outcome_answer(call, &outcome, &refusals);
}

ENDPOINT(quote_accept, HTTP_POST, "/quotes/{number}/accept",
         MAY(SUBJECT_QUOTES, ACT, RIGHT_BIDS, RIGHT_QUOTES), &quote_accept_fields,
         GIVES(200, &quote_outcome_shape), IF_MATCH, SAYS("Accepts a presented quote")) {
    return quote_accept_answer(call);
}
