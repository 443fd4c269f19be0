// Writing JSON as a stream: commas, quoting and nesting are the writer's business. Compact, one
// value, no line breaks. Text goes to a sink in pieces of up to 32 KiB.
#ifndef BASE_JSON_WRITE_H
#define BASE_JSON_WRITE_H

#include "base/text.h"

// Takes a piece of output; a fault sticks and ends the writing.
typedef struct {
    Err (*write)(void *target, Text piece);
    void *target;
} Sink;

typedef struct {
    Sink sink;
    TextBuf buf;
    bool comma; // a value stands before the next one
    Err fault;
} JsonWriter;

JsonWriter json_writer(Arena *arena, Sink sink);
// Hands the rest to the sink and says whether all of it was taken.
Err json_writer_end(JsonWriter *writer);

void json_begin_object(JsonWriter *writer);
void json_end_object(JsonWriter *writer);
void json_begin_list(JsonWriter *writer);
void json_end_list(JsonWriter *writer);
void json_key(JsonWriter *writer, Text key);
void json_add_text(JsonWriter *writer, Text text);
void json_add_int(JsonWriter *writer, int64_t number);
void json_add_bool(JsonWriter *writer, bool value);
void json_add_null(JsonWriter *writer);
// White space for people between values: a line break, nothing else.
void json_line_break(JsonWriter *writer);

// A list of texts as one piece of JSON in the arena, for a query that takes a list.
Text json_of_texts(Arena *arena, const Text *texts, size_t count);

#endif
