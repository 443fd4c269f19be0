// Accepting, by the quote's own path and by that of renewals (P24).
#ifndef API_QUOTE_ACCEPT_H
#define API_QUOTE_ACCEPT_H

#include "api/quote/quote_outcome.h"

extern const FieldTable quote_accept_fields;

Err quote_accept_answer(EndpointCall *call);

#endif
