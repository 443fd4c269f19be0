// What a request brings, read through the field table of its route.
#ifndef MAIN_SERVE_INPUT_H
#define MAIN_SERVE_INPUT_H

#include "main/serve/serving.h"

typedef struct {
    void *fields; // of the route's table; NULL where it takes nothing
    Complaints *complaints;
    bool is_malformed;      // nothing could be read of it: no JSON, another content type
    const FieldPair *typed; // of a form or a query, without what the portal itself put in
    size_t typed_count;
    Text key; // the form's idempotency key, or the header's; empty: none
    bool is_bad_key;
    Text digest;                   // of method, path and fields
    struct JsonDocument *document; // that texts of the fields lie in; NULL: not JSON
} Input;

// Reads query (GET), form (POST of a page) or JSON (POST of an endpoint).
void input_read(const Serving *serving, Input *ret_input);
// When the answer is made: fields and complaints are gone.
void input_free(Input *input);

#endif
