// How the endpoints that change a quote answer.
#ifndef API_QUOTE_OUTCOME_H
#define API_QUOTE_OUTCOME_H

#include "action/quote/quote_change.h"
#include "api/endpoint.h"

// The quote that the path names, as If-Match has seen it; false where it was answered instead.
bool quote_seen(EndpointCall *call, QuoteSeen *ret_seen, Err *ret_answered);

// Number, revision, state; its ETag. 409 price_differs carries both totals.
extern const Shape quote_outcome_shape;
Err quote_outcome_answer(EndpointCall *call, const QuoteOutcome *outcome, const Refusals *refusals);

#endif
