// Reading JSON (RFC 8259), strictly: UTF-8, no duplicate members, bounded nesting. Text comes in
// whole (at most the reader's limit) and goes out as a tree of values; a value knows its place in
// the text, so that a complaint names line and path.
#ifndef BASE_JSON_READ_H
#define BASE_JSON_READ_H

#include "base/text.h"

enum { JSON_DEPTH_MAX = 32 };

typedef enum {
    JSON_KIND_NULL,
    JSON_KIND_BOOL,
    JSON_KIND_INTEGER, // a number without point and exponent
    JSON_KIND_DECIMAL, // any other number
    JSON_KIND_TEXT,
    JSON_KIND_LIST,
    JSON_KIND_OBJECT,
} JsonKind;

typedef struct JsonDocument JsonDocument;

// A value inside a document; lives as long as the document.
typedef struct {
    const JsonDocument *document;
    const void *node;
} Json;

// Where a value stands: a chain from the value up to the root (parent NULL).
typedef struct JsonPlace {
    const struct JsonPlace *parent;
    Text key;     // of an object's member
    size_t index; // of a list's item, where is_item
    bool is_item;
} JsonPlace;

// Why a text is no JSON.
typedef struct {
    int32_t line; // from 1
    Text message; // in the arena
} JsonFault;

// Parses `text` (which must outlive the document). False with ret_fault where it is not JSON.
// The document is freed with json_free.
bool json_parse(Arena *arena, Text text, JsonDocument **ret, JsonFault *ret_fault);
void json_free(JsonDocument *document);
Json json_root(const JsonDocument *document);

JsonKind json_kind(Json value);
// "text", "integer", … for messages.
Text json_kind_name(JsonKind kind);
bool json_get_bool(Json value);
Text json_get_text(Json value);
// Integers outside int64_t read as INT64_MAX or INT64_MIN.
int64_t json_get_integer(Json value);

size_t json_list_count(Json list);
Json json_list_item(Json list, size_t index);

// The member of an object; false where it has none of this name.
bool json_get_member(Json object, Text name, Json *ret);
// Walks the members of an object in the order of the text: start with `at` NULL.
bool json_next_member(Json object, const void **at, Text *ret_name, Json *ret_value);

// The line (from 1) on which the value at this place begins.
int32_t json_line(const JsonDocument *document, const JsonPlace *place);
// The text of the value at this place, as it was written; part of the document's own text.
Text json_source(const JsonDocument *document, const JsonPlace *place);
// "steps.3.lines.0.part"; the empty text for the root.
Text json_place_text(Arena *arena, const JsonPlace *place);

#endif
