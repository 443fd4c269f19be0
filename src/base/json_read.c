// The tree of values is the library's (jansson); this file is the only one that knows it.
#include "base/json_read.h"

#include "base/json_read_private.h"

#include <jansson.h>
#include <string.h>

struct JsonDocument {
    json_t *root;
    Text text;
};

static json_t *node_of(Json value) {
    // The library's readers take pointers to non-const but change nothing.
    union {
        const void *in;
        json_t *out;
    } cast = {.in = value.node};
    return cast.out;
}

static JsonFault fault_at(Arena *arena, int32_t line, const char *message) {
    return (JsonFault){.line = line, .message = text_copy(arena, text_of(message))};
}

// The library's message without the "near '…'" that may quote anything from the file.
static JsonFault parser_fault(Arena *arena, const json_error_t *error) {
    Text message = text_of(error->text);
    const char *near = strstr(error->text, " near ");
    if (near != NULL) {
        message.len = (size_t)(near - error->text);
    }
    Text copy = text_copy(arena, message);
    if (!text_is_plain(copy)) {
        copy = S("the text is not JSON");
    }
    return (JsonFault){.line = error->line > 0 ? error->line : 1, .message = copy};
}

bool json_parse(Arena *arena, Text text, JsonDocument **ret, JsonFault *ret_fault) {
    int32_t line = 1;
    char *copy = arena_take(arena, text.len + 1);
    if (text.len > 0) {
        memcpy(copy, text.bytes, text.len);
    }
    if (!text_is_utf8(text)) {
        *ret_fault = fault_at(arena, 1, "the text is not UTF-8");
        return false;
    }
    if (!json_scan_prepare(copy, text.len, &line)) {
        *ret_fault = fault_at(arena, line, "the nesting is deeper than 32 levels");
        return false;
    }
    json_error_t error;
    json_t *root = json_loadb(copy, text.len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (root == NULL) {
        *ret_fault = parser_fault(arena, &error);
        return false;
    }
    JsonDocument *document = arena_new(arena, JsonDocument);
    *document = (JsonDocument){.root = root, .text = text};
    *ret = document;
    return true;
}

void json_free(JsonDocument *document) {
    if (document != NULL) {
        json_decref(document->root);
        document->root = NULL;
    }
}

Json json_root(const JsonDocument *document) {
    return (Json){document, document->root};
}

JsonKind json_kind(Json value) {
    switch (json_typeof(node_of(value))) {
    case JSON_OBJECT:
        return JSON_KIND_OBJECT;
    case JSON_ARRAY:
        return JSON_KIND_LIST;
    case JSON_STRING:
        return JSON_KIND_TEXT;
    case JSON_INTEGER:
        return JSON_KIND_INTEGER;
    case JSON_REAL:
        return JSON_KIND_DECIMAL;
    case JSON_TRUE:
    case JSON_FALSE:
        return JSON_KIND_BOOL;
    case JSON_NULL:
        return JSON_KIND_NULL;
    }
    NEVER("a type of the library");
}

Text json_kind_name(JsonKind kind) {
    static const Text names[] = {
        [JSON_KIND_NULL] = S_INIT("null"),        [JSON_KIND_BOOL] = S_INIT("a truth value"),
        [JSON_KIND_INTEGER] = S_INIT("a number"), [JSON_KIND_DECIMAL] = S_INIT("a number"),
        [JSON_KIND_TEXT] = S_INIT("a text"),      [JSON_KIND_LIST] = S_INIT("a list"),
        [JSON_KIND_OBJECT] = S_INIT("an object"),
    };
    return names[kind];
}

bool json_get_bool(Json value) {
    return json_typeof(node_of(value)) == JSON_TRUE;
}

Text json_get_text(Json value) {
    json_t *node = node_of(value);
    ENSURE(json_is_string(node));
    return (Text){json_string_value(node), json_string_length(node)};
}

int64_t json_get_integer(Json value) {
    json_t *node = node_of(value);
    ENSURE(json_is_integer(node));
    return json_integer_value(node);
}

size_t json_list_count(Json list) {
    return json_array_size(node_of(list));
}

Json json_list_item(Json list, size_t index) {
    ENSURE(index < json_list_count(list));
    return (Json){list.document, json_array_get(node_of(list), index)};
}

bool json_get_member(Json object, Text name, Json *ret) {
    json_t *node = json_object_getn(node_of(object), name.bytes, name.len);
    if (node == NULL) {
        return false;
    }
    *ret = (Json){object.document, node};
    return true;
}

bool json_next_member(Json object, const void **at, Text *ret_name, Json *ret_value) {
    json_t *node = node_of(object);
    union {
        const void *in;
        void *out;
    } cast = {.in = *at};
    void *iterator = *at == NULL ? json_object_iter(node) : json_object_iter_next(node, cast.out);
    if (iterator == NULL) {
        return false;
    }
    *ret_name = (Text){json_object_iter_key(iterator), json_object_iter_key_len(iterator)};
    *ret_value = (Json){object.document, json_object_iter_value(iterator)};
    *at = iterator;
    return true;
}

int32_t json_line(const JsonDocument *document, const JsonPlace *place) {
    size_t end = json_scan_find(document->text, place);
    int32_t line = 1;
    for (size_t i = 0; i < end; i++) {
        line += document->text.bytes[i] == '\n';
    }
    return line;
}

Text json_source(const JsonDocument *document, const JsonPlace *place) {
    return json_scan_value(document->text, place);
}

Text json_place_text(Arena *arena, const JsonPlace *place) {
    enum { PLACE_TEXT_MAX = 400, PLACE_KEY_MAX = 80 };
    const JsonPlace *chain[JSON_DEPTH_MAX + 1];
    size_t depth = 0;
    for (; place != NULL && depth <= JSON_DEPTH_MAX; place = place->parent) {
        chain[depth++] = place;
    }
    TextBuf buf = buf_new(arena, PLACE_TEXT_MAX);
    while (depth > 0) {
        const JsonPlace *step = chain[--depth];
        if (step->is_item) {
            buf_add_int(&buf, (int64_t)step->index);
        } else {
            bool shown = step->key.len <= PLACE_KEY_MAX && text_is_plain(step->key);
            buf_add(&buf, shown ? step->key : S("(an odd name)"));
        }
        if (depth > 0) {
            buf_add_char(&buf, '.');
        }
    }
    return buf_text(&buf);
}
