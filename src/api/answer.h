// Answers of endpoints: JSON written into one text.
#ifndef API_ANSWER_H
#define API_ANSWER_H

#include "api/endpoint.h"
#include "base/json_write.h"

enum { ANSWER_BYTES_MAX = 16 << 20 };

// The bytes of an answer on their way. They grow in the arena with what comes, so that a short
// answer touches little of it.
typedef struct {
    Arena *arena;
    TextBuf buf;
} AnswerBody;

// A JSON text on its way; answer_text_begin gives its writer.
typedef struct {
    AnswerBody body;
    JsonWriter writer;
} AnswerText;

// The status and the object that the endpoint declares: `value` is a struct of its shape.
Err answer_shape(EndpointCall *call, const void *value);
// The same with the other status that it declares.
Err answer_shape_also(EndpointCall *call, const void *value);
// An endpoint that declares no body.
Err answer_nothing(EndpointCall *call);

void answer_text_begin(EndpointCall *call, AnswerText *ret_text);
// FAULT_TOO_LARGE where it is beyond ANSWER_BYTES_MAX.
Err answer_text_end(EndpointCall *call, AnswerText *text, int status, Text type);
// Says that the key had done it before (portal.md §10).
void answer_replayed(EndpointCall *call, bool repeated);

#endif
