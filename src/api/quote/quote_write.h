// A quote as JSON.
#ifndef API_QUOTE_WRITE_H
#define API_QUOTE_WRITE_H

#include "action/quote/quote_see.h"
#include "api/endpoint.h"
#include "base/json_write.h"

void quote_write(JsonWriter *writer, const EndpointCall *call, const Quote *quote);

#endif
