// The API described by OpenAPI 3.1, made of what its endpoints declare: fields, shapes, columns,
// gates, problems. Nothing is described twice; what no declaration says stands in openapi.c.
#ifndef API_OPENAPI_OPENAPI_H
#define API_OPENAPI_OPENAPI_H

#include "api/endpoint.h"
#include "base/json_write.h"

// `endpoints` ends with NULL. The same endpoints, the same bytes.
void openapi_write(JsonWriter *writer, Arena *arena, const Endpoint *const *endpoints);

#endif
