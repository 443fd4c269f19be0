// Answers of endpoints: JSON written into one text.
#ifndef API_ANSWER_H
#define API_ANSWER_H

#include "api/endpoint.h"
#include "base/json_write.h"

enum { ANSWER_BYTES_MAX = 16 << 20 };

// A JSON text on its way; answer_text_begin gives its writer.
typedef struct {
    TextBuf buf;
    JsonWriter writer;
} AnswerText;

void answer_text_begin(EndpointCall *call, AnswerText *ret_text);
// FAULT_TOO_LARGE where it is beyond ANSWER_BYTES_MAX.
Err answer_text_end(EndpointCall *call, AnswerText *text, int status, Text type);
// Says that the key had done it before (portal.md §10).
void answer_replayed(EndpointCall *call, bool repeated);

#endif
