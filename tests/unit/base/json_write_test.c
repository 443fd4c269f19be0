// Writing JSON as a stream.
#include "base/json_read.h"
#include "base/json_write.h"
#include "expect.h"

#include <check.h>

typedef struct {
    TextBuf buf;
    size_t pieces;
    size_t longest;
    size_t fail_at; // this piece is refused, from 1; 0: none
} Basket;

static Err take(void *target, Text piece) {
    Basket *basket = target;
    basket->pieces++;
    basket->longest = piece.len > basket->longest ? piece.len : basket->longest;
    if (basket->pieces == basket->fail_at) {
        return FAULT_AT(FAULT_FILE_WRITE, 28);
    }
    buf_add(&basket->buf, piece);
    return OK;
}

static Basket new_basket(Arena *arena) {
    return (Basket){.buf = buf_new(arena, (size_t)1 << 20)};
}

typedef struct {
    const char *why;
    Text text;
    const char *json;
} EscapeCase;

static const EscapeCase escape_cases[] = {
    {"nothing", S_INIT(""), "\"\""},
    {"nothing, without bytes", {NULL, 0}, "\"\""},
    {"plain text", S_INIT("abc /"), "\"abc /\""},
    {"other scripts stay as they are", S_INIT("é东😀"), "\"é东😀\""},
    {"a quotation mark", S_INIT("a\"b"), "\"a\\\"b\""},
    {"a backslash", S_INIT("a\\b"), "\"a\\\\b\""},
    {"named control characters", S_INIT("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\""},
    {"a NUL", S_INIT("a\0b"), "\"a\\u0000b\""},
    {"U+0001", S_INIT("\x01"), "\"\\u0001\""},
    {"U+000B has no name", S_INIT("\x0B"), "\"\\u000b\""},
    {"U+001F", S_INIT("\x1F"), "\"\\u001f\""},
    {"delete needs no escape", S_INIT("\x7F"), "\"\x7F\""},
    {"an escape at both ends", S_INIT("\"x\""), "\"\\\"x\\\"\""},
    {"what looks like an escape", S_INIT("\\u0041"), "\"\\\\u0041\""},
};

START_TEST(texts_are_quoted) {
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof escape_cases / sizeof escape_cases[0]; i++) {
        const EscapeCase *row = &escape_cases[i];
        Basket basket = new_basket(&arena);
        JsonWriter writer = json_writer(&arena, (Sink){take, &basket});
        json_add_text(&writer, row->text);
        ck_assert(!err_failed(json_writer_end(&writer)));
        expect_text(buf_text(&basket.buf), row->json, row->why);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

// The writer looks at eight bytes at once: whatever is beside a byte and wherever it stands, it is
// escaped or not.
START_TEST(a_byte_is_escaped_wherever_it_stands) {
    enum { LENGTH = 19, VALUES = 256 };
    Arena arena = new_arena();
    for (int value = 0; value < VALUES; value++) {
        bool escapes = value < 0x20 || value == '"' || value == '\\';
        for (size_t at = 0; at < LENGTH; at++) {
            for (int beside = 0; beside < 2; beside++) {
                char bytes[LENGTH];
                memset(bytes, beside == 0 ? 0x7F : 0xC3, sizeof bytes);
                bytes[at] = (char)value;
                Basket basket = new_basket(&arena);
                JsonWriter writer = json_writer(&arena, (Sink){take, &basket});
                json_add_text(&writer, (Text){bytes, sizeof bytes});
                ck_assert(!err_failed(json_writer_end(&writer)));
                Text written = buf_text(&basket.buf);
                ck_assert_msg(escapes == (written.len > LENGTH + 2), "byte %d at %zu", value, at);
                ck_assert(memcmp(written.bytes + 1, bytes, at) == 0);
                ck_assert(memcmp(written.bytes + written.len - (LENGTH - at), bytes + at + 1,
                                 LENGTH - 1 - at) == 0);
                ck_assert(written.bytes[at + 1] == (escapes ? '\\' : (char)value));
                arena_reset(&arena);
            }
        }
    }
    arena_free(&arena);
}

START_TEST(every_byte_below_128_comes_back) {
    Arena arena = new_arena();
    char bytes[127];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (char)(i + 1); // a NUL is refused by the reader
    }
    Basket basket = new_basket(&arena);
    JsonWriter writer = json_writer(&arena, (Sink){take, &basket});
    json_add_text(&writer, (Text){bytes, sizeof bytes});
    ck_assert(!err_failed(json_writer_end(&writer)));
    JsonDocument *document = NULL;
    JsonFault fault;
    ck_assert(json_parse(&arena, buf_text(&basket.buf), &document, &fault));
    ck_assert(text_equal(json_get_text(json_root(document)), (Text){bytes, sizeof bytes}));
    json_free(document);
    arena_free(&arena);
}

START_TEST(commas_and_nesting_are_the_writers_business) {
    Arena arena = new_arena();
    Basket basket = new_basket(&arena);
    JsonWriter writer = json_writer(&arena, (Sink){take, &basket});
    json_begin_object(&writer);
    json_key(&writer, S("a\"b"));
    json_begin_list(&writer);
    json_add_int(&writer, INT64_MIN);
    json_begin_list(&writer);
    json_end_list(&writer);
    json_begin_object(&writer);
    json_end_object(&writer);
    json_add_bool(&writer, true);
    json_add_bool(&writer, false);
    json_add_null(&writer);
    json_end_list(&writer);
    json_line_break(&writer);
    json_key(&writer, S("c"));
    json_add_text(&writer, S("d"));
    json_key(&writer, S(""));
    json_add_int(&writer, 0);
    json_end_object(&writer);
    ck_assert(!err_failed(json_writer_end(&writer)));
    expect_text(buf_text(&basket.buf),
                "{\"a\\\"b\":[-9223372036854775808,[],{},true,false,null]\n,\"c\":\"d\",\"\":0}",
                "the whole");
    arena_free(&arena);
}

START_TEST(long_output_goes_out_in_pieces) {
    enum { ITEMS = 20000 };
    Arena arena = new_arena();
    Basket basket = new_basket(&arena);
    JsonWriter writer = json_writer(&arena, (Sink){take, &basket});
    json_begin_list(&writer);
    for (int64_t i = 0; i < ITEMS; i++) {
        json_add_int(&writer, i);
    }
    json_end_list(&writer);
    ck_assert(!err_failed(json_writer_end(&writer)));
    ck_assert_uint_gt(basket.pieces, 2);
    ck_assert_uint_le(basket.longest, 32 * 1024);
    JsonDocument *document = NULL;
    JsonFault fault;
    ck_assert(json_parse(&arena, buf_text(&basket.buf), &document, &fault));
    ck_assert_uint_eq(json_list_count(json_root(document)), ITEMS);
    size_t right = 0;
    for (size_t i = 0; i < ITEMS; i++) {
        right += json_get_integer(json_list_item(json_root(document), i)) == (int64_t)i;
    }
    ck_assert_uint_eq(right, ITEMS);
    json_free(document);
    arena_free(&arena);
}

START_TEST(one_text_longer_than_a_piece) {
    Arena arena = new_arena();
    size_t length = 100 * 1024 + 7;
    char *bytes = arena_take(&arena, length);
    memset(bytes, 'x', length);
    bytes[32 * 1024 - 1] = '"';
    Basket basket = new_basket(&arena);
    JsonWriter writer = json_writer(&arena, (Sink){take, &basket});
    json_add_text(&writer, (Text){bytes, length});
    ck_assert(!err_failed(json_writer_end(&writer)));
    ck_assert_uint_eq(basket.buf.len, length + 3);
    ck_assert_uint_eq(basket.pieces, 4);
    arena_free(&arena);
}

START_TEST(a_full_disk_sticks) {
    for (size_t fail_at = 1; fail_at <= 3; fail_at++) {
        Arena arena = new_arena();
        Basket basket = new_basket(&arena);
        basket.fail_at = fail_at;
        JsonWriter writer = json_writer(&arena, (Sink){take, &basket});
        json_begin_list(&writer);
        for (int64_t i = 0; i < 20000; i++) {
            json_add_int(&writer, i);
        }
        json_end_list(&writer);
        Err err = json_writer_end(&writer);
        ck_assert_int_eq(err.code, FAULT_FILE_WRITE);
        ck_assert_int_eq(err.number, 28);
        ck_assert_msg(basket.pieces == fail_at, "nothing is written behind a fault");
        arena_free(&arena);
    }
}

START_TEST(nothing_written_is_nothing_handed_over) {
    Arena arena = new_arena();
    Basket basket = new_basket(&arena);
    JsonWriter writer = json_writer(&arena, (Sink){take, &basket});
    ck_assert(!err_failed(json_writer_end(&writer)));
    ck_assert_uint_eq(basket.pieces, 0);
    arena_free(&arena);
}

START_TEST(a_list_of_texts_is_one_piece_of_json) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    const Text texts[] = {S("P-1"), S(""), S("\"\\\x01"), S("部品")};
    Text json = json_of_texts(&arena, texts, 4);
    ck_assert_msg(text_equal(json, S("[\"P-1\",\"\",\"\\\"\\\\\\u0001\",\"部品\"]")), "%.*s",
                  TEXT_ARG(json));
    // What is taken next begins behind it, and nothing of the room that was not needed is kept.
    size_t used = arena.used;
    ck_assert(text_equal(json_of_texts(&arena, texts, 0), S("[]")));
    ck_assert_uint_le(arena.used - used, 64);
    arena_free(&arena);
}
