// The pieces of the document.
#ifndef API_OPENAPI_OPENAPI_PRIVATE_H
#define API_OPENAPI_OPENAPI_PRIVATE_H

#include "api/openapi/openapi.h"

typedef struct {
    JsonWriter *json;
    Arena *arena;
} OpenapiTo;

// ---- writing ----

void openapi_say(OpenapiTo to, Text key, Text value);
void openapi_number(OpenapiTo to, Text key, int64_t value);
void openapi_flag(OpenapiTo to, Text key, bool value);
void openapi_open(OpenapiTo to, Text key); // "key": {
void openapi_close(OpenapiTo to);          // }
// {"$ref": "#/components/<kind>/<name>"}, the braces too
void openapi_refer(OpenapiTo to, Text kind, Text name);
Text openapi_text(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

// ---- schemas ----

// The members of a schema object, without its braces.
void openapi_fields_schema(OpenapiTo to, const FieldTable *table);
// `partial`: a reader may ask for some of the columns only.
void openapi_columns_schema(OpenapiTo to, const ColumnTable *columns, bool partial);
// Query parameters, a list item each.
void openapi_parameters(OpenapiTo to, const FieldTable *table);
// Members of components/schemas: the shape and those of its parts. `seen` holds those that are
// written.
enum { OPENAPI_SHAPES_MAX = 200 };
typedef struct {
    const Shape *items[OPENAPI_SHAPES_MAX];
    size_t count;
} OpenapiSeen;
void openapi_shape_schema(OpenapiTo to, const Shape *shape, OpenapiSeen *seen);

// ---- responses ----

// Members of `responses` of one endpoint: what it gives, then what it says no with.
void openapi_responses(OpenapiTo to, const Endpoint *endpoint);
// components/schemas and components/responses of problems.
void openapi_problem_schemas(OpenapiTo to, OpenapiSeen *seen);
void openapi_problem_responses(OpenapiTo to);
// The name of the schema of a list's rows.
Text openapi_row_name(Arena *arena, const Endpoint *endpoint);

#endif
