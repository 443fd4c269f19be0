// JSON: what is read is walked, every value has a line inside the text and a source of its own
// kind, and written again the whole reads as the same.
#include "base/json_read.h"
#include "base/json_write.h"

#include "json_mutate.h"

enum { INPUT_BYTES_MAX = 4 * 1024, ARENA_BYTES = 64 << 20, COPY_BYTES = 256 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

typedef struct {
    Arena *arena;
    const JsonDocument *document;
    int32_t lines; // of the text
    JsonWriter *writer;
} Walk;

static void walk_value(const Walk *walk, Json value, const JsonPlace *place);

// The value's own text is JSON of the same kind; so its place was found.
static void check_source(const Walk *walk, Json value, const JsonPlace *place) {
    JsonDocument *document = NULL;
    JsonFault fault;
    size_t mark = walk->arena->used;
    ENSURE(json_parse(walk->arena, json_source(walk->document, place), &document, &fault));
    ENSURE(json_kind(json_root(document)) == json_kind(value));
    json_free(document);
    arena_rewind(walk->arena, mark);
}

static void check_place(const Walk *walk, Json value, const JsonPlace *place) {
    int32_t line = json_line(walk->document, place);
    ENSURE(line >= 1 && line <= walk->lines);
    ENSURE(text_is_plain(json_place_text(walk->arena, place)));
    check_source(walk, value, place);
}

static void walk_list(const Walk *walk, Json list, const JsonPlace *place) {
    json_begin_list(walk->writer);
    for (size_t i = 0; i < json_list_count(list); i++) {
        JsonPlace item = {.parent = place, .index = i, .is_item = true};
        walk_value(walk, json_list_item(list, i), &item);
    }
    json_end_list(walk->writer);
}

static void walk_object(const Walk *walk, Json object, const JsonPlace *place) {
    const void *at = NULL;
    JsonPlace member = {.parent = place};
    Json value;
    json_begin_object(walk->writer);
    while (json_next_member(object, &at, &member.key, &value)) {
        Json found;
        ENSURE(json_get_member(object, member.key, &found) && found.node == value.node);
        json_key(walk->writer, member.key);
        walk_value(walk, value, &member);
    }
    json_end_object(walk->writer);
}

static void walk_value(const Walk *walk, Json value, const JsonPlace *place) {
    check_place(walk, value, place);
    ENSURE(json_kind_name(json_kind(value)).len > 0);
    switch (json_kind(value)) {
    case JSON_KIND_NULL:
    case JSON_KIND_DECIMAL: // its value is nobody's business
        json_add_null(walk->writer);
        return;
    case JSON_KIND_BOOL:
        json_add_bool(walk->writer, json_get_bool(value));
        return;
    case JSON_KIND_INTEGER:
        json_add_int(walk->writer, json_get_integer(value));
        return;
    case JSON_KIND_TEXT:
        ENSURE(text_is_utf8(json_get_text(value)));
        json_add_text(walk->writer, json_get_text(value));
        return;
    case JSON_KIND_LIST:
        walk_list(walk, value, place);
        return;
    case JSON_KIND_OBJECT:
        walk_object(walk, value, place);
        return;
    }
    NEVER("a kind of value");
}

static Err take(void *target, Text piece) {
    buf_add(target, piece);
    return OK;
}

// Walks a document and writes it again.
static Text rewritten(Arena *arena, const JsonDocument *document, Text text) {
    TextBuf copy = buf_new(arena, COPY_BYTES);
    JsonWriter writer = json_writer(arena, (Sink){take, &copy});
    Walk walk = {.arena = arena, .document = document, .lines = 1, .writer = &writer};
    for (size_t i = 0; i < text.len; i++) {
        walk.lines += text.bytes[i] == '\n';
    }
    walk_value(&walk, json_root(document), NULL);
    ENSURE(!err_failed(json_writer_end(&writer)) && !copy.overflow);
    return buf_text(&copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static Arena arena;
    JsonDocument *document = NULL;
    JsonFault fault;
    Text text = {(const char *)data, size};
    if (arena.start == NULL) {
        ENSURE(!err_failed(arena_init(&arena, ARENA_BYTES)));
    }
    arena_reset(&arena);
    if (size > INPUT_BYTES_MAX) {
        return 0;
    }
    if (!json_parse(&arena, text, &document, &fault)) {
        ENSURE(fault.line >= 1 && fault.message.len > 0 && text_is_plain(fault.message));
        return 0;
    }
    Text copy = rewritten(&arena, document, text);
    json_free(document);
    ENSURE(json_parse(&arena, copy, &document, &fault));
    ENSURE(text_equal(rewritten(&arena, document, copy), copy));
    json_free(document);
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed) {
    return json_mutate(data, size, max_size, seed);
}
