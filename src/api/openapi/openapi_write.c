// The small change of writing a document.
#include "api/openapi/openapi_private.h"

#include <stdarg.h>
#include <stdio.h>

enum { PHRASE_ROOM = 400 };

void openapi_say(OpenapiTo to, Text key, Text value) {
    json_key(to.json, key);
    json_add_text(to.json, value);
}

void openapi_number(OpenapiTo to, Text key, int64_t value) {
    json_key(to.json, key);
    json_add_int(to.json, value);
}

void openapi_flag(OpenapiTo to, Text key, bool value) {
    json_key(to.json, key);
    json_add_bool(to.json, value);
}

void openapi_open(OpenapiTo to, Text key) {
    json_key(to.json, key);
    json_begin_object(to.json);
}

void openapi_close(OpenapiTo to) {
    json_end_object(to.json);
}

Text openapi_text(Arena *arena, const char *format, ...) {
    char *bytes = arena_take(arena, PHRASE_ROOM);
    va_list words;
    va_start(words, format);
    int length = vsnprintf(bytes, PHRASE_ROOM, format, words);
    va_end(words);
    ENSURE(length >= 0 && length < PHRASE_ROOM);
    return (Text){bytes, (size_t)length};
}

void openapi_refer(OpenapiTo to, Text kind, Text name) {
    json_begin_object(to.json);
    openapi_say(to, S("$ref"),
                openapi_text(to.arena, "#/components/%.*s/%.*s", TEXT_ARG(kind), TEXT_ARG(name)));
    json_end_object(to.json);
}
