// What was judged of typed lines, and what they come to.
#ifndef API_QUOTE_BUILT_H
#define API_QUOTE_BUILT_H

#include "action/quote/build/quote_build.h"
#include "api/endpoint.h"

extern const Shape quote_built_shape;

// Line by line, then `quote` (NULL: none could be priced).
Err quote_built_answer(EndpointCall *call, const QuoteBuilt *built, const Quote *quote);

#endif
