// Complaints: bounded, on one line each, quotes cut between characters.
#include "base/input/complaint.h"
#include "expect.h"

#include <check.h>

// A text of `count` times `unit`.
static Text repeated(Arena *arena, const char *unit, size_t count) {
    TextBuf buf = buf_new(arena, strlen(unit) * count);
    for (size_t i = 0; i < count; i++) {
        buf_add(&buf, text_of(unit));
    }
    return buf_text(&buf);
}

typedef struct {
    const char *why;
    const char *unit;
    size_t count;
    size_t kept; // bytes of the value that the quote shows
    bool cut;
} QuoteCase;

static const QuoteCase quote_cases[] = {
    {"nothing", "a", 0, 0, false},
    {"60 bytes", "a", 60, 60, false},
    {"61 bytes", "a", 61, 60, true},
    {"two bytes each, even", "é", 30, 60, false},
    {"two bytes each, one more", "é", 31, 60, true},
    {"three bytes each", "东", 21, 60, true},
    {"four bytes each", "😀", 16, 60, true},
    {"seven bytes each, cut inside", "😀东", 9, 60, true},
    {"five bytes each", "é东", 13, 60, true},
    {"eleven bytes each, cut before a character", "abcdefg😀", 6, 55 + 4, true},
};

START_TEST(quotes_are_cut_between_characters) {
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof quote_cases / sizeof quote_cases[0]; i++) {
        const QuoteCase *row = &quote_cases[i];
        Text value = repeated(&arena, row->unit, row->count);
        Text quote = complaint_quote(&arena, value);
        ck_assert_msg(text_is_utf8(quote), "%s", row->why);
        ck_assert_msg(quote.bytes[0] == '"' && quote.bytes[quote.len - 1] == '"', "%s", row->why);
        size_t around = 2 + (row->cut ? strlen("…") : 0);
        ck_assert_msg(quote.len - around <= 60, "%s: %zu bytes", row->why, quote.len);
        ck_assert_msg(text_holds(quote, "…") == row->cut, "%s", row->why);
        ck_assert_msg(memcmp(quote.bytes + 1, value.bytes, quote.len - around) == 0, "%s",
                      row->why);
        if (!row->cut) {
            ck_assert_uint_eq(quote.len - around, row->kept);
        }
    }
    arena_free(&arena);
}

START_TEST(a_character_at_the_edge_is_left_out_whole) {
    Arena arena = new_arena();
    TextBuf buf = buf_new(&arena, 80);
    for (size_t i = 0; i < 58; i++) {
        buf_add_char(&buf, 'a');
    }
    buf_add(&buf, S("东b"));
    Text quote = complaint_quote(&arena, buf_text(&buf));
    ck_assert_uint_eq(quote.len, 58 + 2 + strlen("…"));
    ck_assert(text_is_utf8(quote));
    arena_free(&arena);
}

START_TEST(control_characters_are_not_quoted) {
    static const Text values[] = {S_INIT("a\nb"), S_INIT("\0"), S_INIT("\xC2\x85"),
                                  S_INIT("\xE2\x80\xAE"), S_INIT("\x1B[31m")};
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        expect_text(complaint_quote(&arena, values[i]), "a text with control characters",
                    "named, not shown");
    }
    arena_free(&arena);
}

typedef struct {
    const char *json;
    const char *quote;
} JsonQuoteCase;

START_TEST(json_values_are_quoted_by_kind) {
    static const JsonQuoteCase cases[] = {
        {"\"abc\"", "\"abc\""}, {"12", "12"},      {"-9223372036854775807", "-9223372036854775807"},
        {"1.5", "a number"},    {"true", "true"},  {"false", "false"},
        {"null", "null"},       {"[1]", "a list"}, {"{}", "an object"},
    };
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        JsonDocument *document = NULL;
        JsonFault fault;
        ck_assert(json_parse(&arena, text_of(cases[i].json), &document, &fault));
        expect_text(complaint_quote_json(&arena, json_root(document)), cases[i].quote,
                    cases[i].json);
        json_free(document);
    }
    arena_free(&arena);
}

START_TEST(a_complaint_names_file_line_place_and_message) {
    Arena arena = new_arena();
    JsonDocument *document = NULL;
    JsonFault fault;
    ck_assert(json_parse(&arena, S("{\n\"a\":\n{\"b\":[1,\n2]}}"), &document, &fault));
    Complaints complaints = {.arena = &arena, .document = document};
    JsonPlace a = {.key = S("a")};
    JsonPlace b = {.parent = &a, .key = S("b")};
    JsonPlace second = {.parent = &b, .index = 1, .is_item = true};
    complain(&complaints, &second, "%d is %s", 2, "too much");
    complain(&complaints, NULL, "the whole");
    ck_assert_int_eq(complaints.count, 2);
    expect_text(complaint_text(&arena, S("x.json"), &complaints.items[0]),
                "x.json:4: a.b.1: 2 is too much", "a value");
    expect_text(complaint_text(&arena, S("x.json"), &complaints.items[1]), "x.json:1: the whole",
                "the root");
    complaints.document = NULL;
    complain(&complaints, NULL, "no lines");
    expect_text(complaint_text(&arena, S("x.json"), &complaints.items[2]), "x.json: no lines",
                "without a document");
    json_free(document);
    arena_free(&arena);
}

START_TEST(the_first_fifty_are_kept_and_the_rest_counted) {
    Arena arena = new_arena();
    Complaints complaints = {.arena = &arena};
    for (int i = 0; i < COMPLAINTS_MAX + 7; i++) {
        complain(&complaints, NULL, "number %d", i);
    }
    ck_assert_int_eq(complaints.count, COMPLAINTS_MAX);
    ck_assert_int_eq(complaints.more, 7);
    expect_text(complaints.items[49].message, "number 49", "the fiftieth");
    arena_free(&arena);
}

START_TEST(a_message_is_cut_between_characters) {
    Arena arena = new_arena();
    for (size_t lead = 0; lead < 4; lead++) {
        Complaints complaints = {.arena = &arena};
        Text filler = repeated(&arena, "😀", 300);
        complain(&complaints, NULL, "%.*s%.*s", (int)lead, "abc", TEXT_ARG(filler));
        Text message = complaints.items[0].message;
        ck_assert_uint_lt(message.len, 600);
        ck_assert_msg(text_is_utf8(message), "cut inside a character, %zu bytes before it", lead);
    }
    arena_free(&arena);
}

START_TEST(a_line_of_complaint_never_breaks) {
    static const char *const files[] = {"a\nb.json",    "a\rb",       "\x1B[2J", "\xFF.json",
                                        "\xE2\x80\xAE", "plain.json", ""};
    Arena arena = new_arena();
    JsonPlace odd = {.key = S("x\ny")};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        Complaints complaints = {.arena = &arena};
        Text quote = complaint_quote(&arena, S("v\nw"));
        complain(&complaints, &odd, "%.*s; allowed is less", TEXT_ARG(quote));
        Text line = complaint_text(&arena, complaint_file(files[i]), &complaints.items[0]);
        ck_assert_msg(text_is_plain(line), "file %zu: \"%.*s\"", i, TEXT_ARG(line));
    }
    arena_free(&arena);
}

START_TEST(a_file_is_shown_by_its_name) {
    expect_text(complaint_file("a/b.json"), "a/b.json", "a plain name");
    expect_text(complaint_file("-"), "standard input", "what - stands for");
    expect_text(complaint_file("a\nb"), "(a file with an odd name)", "a line break");
    expect_text(complaint_file("a\xFF"), "(a file with an odd name)", "what is no UTF-8");
}

START_TEST(a_long_file_name_is_cut_between_characters) {
    Arena arena = new_arena();
    for (size_t lead = 0; lead < 3; lead++) {
        TextBuf buf = buf_new(&arena, 700);
        buf_add(&buf, repeated(&arena, "a", lead));
        buf_add(&buf, repeated(&arena, "东", 200));
        Text shown = complaint_file(text_copy(&arena, buf_text(&buf)).bytes);
        ck_assert(text_is_utf8(shown));
        ck_assert_uint_le(shown.len, 300);
        ck_assert_uint_gt(shown.len, 297);
    }
    arena_free(&arena);
}
