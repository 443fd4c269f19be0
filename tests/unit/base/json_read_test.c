// Reading JSON: what is refused and where, which kind each value is, numbers beyond their range.
#include "base/json_read.h"
#include "expect.h"

#include <check.h>

static JsonDocument *parse(Arena *arena, Text text) {
    JsonDocument *document = NULL;
    JsonFault fault = {0};
    bool fine = json_parse(arena, text, &document, &fault);
    ck_assert_msg(fine, "\"%.*s\": %.*s", TEXT_ARG(text), TEXT_ARG(fault.message));
    return document;
}

typedef struct {
    const char *why;
    Text text;
    int32_t line;
} RefusedCase;

static const RefusedCase refused_cases[] = {
    {"nothing", S_INIT(""), 1},
    {"blanks only", S_INIT("  \n \t"), 2},
    {"a duplicate member", S_INIT("{\"a\":1,\n\"a\":2}"), 2},
    {"a duplicate member that is written otherwise", S_INIT("{\"a\":1,\"\\u0061\":2}"), 1},
    {"something behind the value", S_INIT("{} x"), 1},
    {"two values", S_INIT("1 2"), 1},
    {"an open list", S_INIT("[1,\n2"), 2},
    {"an open object", S_INIT("{\"a\":1"), 1},
    {"an open string", S_INIT("[\"abc"), 1},
    {"a comma too many in a list", S_INIT("[1,]"), 1},
    {"a comma too many in an object", S_INIT("{\"a\":1,}"), 1},
    {"a member without quotes", S_INIT("{a:1}"), 1},
    {"a member without value", S_INIT("{\"a\"}"), 1},
    {"single quotes", S_INIT("{'a':1}"), 1},
    {"a comment", S_INIT("[1] // one"), 1},
    {"a mismatched bracket", S_INIT("[1}"), 1},
    {"a closing bracket alone", S_INIT("]"), 1},
    {"a leading zero", S_INIT("[01]"), 1},
    {"a plus", S_INIT("[+1]"), 1},
    {"no digit before the point", S_INIT("[.5]"), 1},
    {"no digit behind the point", S_INIT("[1.]"), 1},
    {"no digit in the exponent", S_INIT("[1e]"), 1},
    {"a minus alone", S_INIT("[-]"), 1},
    {"a long number of a wrong shape", S_INIT("[123456789012345678901234567890.]"), 1},
    {"an exponent of a wrong shape", S_INIT("[1e+]"), 1},
    {"two points", S_INIT("[1.2.3]"), 1},
    {"hexadecimal", S_INIT("[0x10]"), 1},
    {"NaN", S_INIT("[NaN]"), 1},
    {"Infinity", S_INIT("[-Infinity]"), 1},
    {"a wrong word", S_INIT("[True]"), 1},
    {"a line break in a string", S_INIT("[\"a\nb\"]"), 1},
    {"a tab in a string", S_INIT("[\"a\tb\"]"), 1},
    {"an unknown escape", S_INIT("[\"\\x41\"]"), 1},
    {"a short escape", S_INIT("[\"\\u12\"]"), 1},
    {"a NUL byte in a string", S_INIT("[\"a\0b\"]"), 1},
    {"a NUL byte between values", S_INIT("[1,\0 2]"), 1},
    {"an escaped NUL", S_INIT("[\"a\\u0000b\"]"), 1},
    {"an escaped NUL in a name", S_INIT("{\"a\\u0000b\":1}"), 1},
    {"a lone high surrogate", S_INIT("[\"\\ud800\"]"), 1},
    {"a lone low surrogate", S_INIT("[\"\\udc00\"]"), 1},
    {"surrogates in the wrong order", S_INIT("[\"\\udc00\\ud800\"]"), 1},
    {"a high surrogate before a letter", S_INIT("[\"\\ud800\\u0041\"]"), 1},
    {"a byte order mark", S_INIT("\xEF\xBB\xBF{}"), 1},
    {"a byte that is no UTF-8", S_INIT("[\"\xFF\"]"), 1},
    {"an overlong character", S_INIT("[\"\xC0\xAF\"]"), 1},
    {"a surrogate in UTF-8", S_INIT("[\"\xED\xA0\x80\"]"), 1},
    {"Latin-1", S_INIT("[\"Z\xFCrich\"]"), 1},
};

START_TEST(what_is_not_json_is_refused_with_its_line) {
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof refused_cases / sizeof refused_cases[0]; i++) {
        const RefusedCase *row = &refused_cases[i];
        JsonDocument *document = NULL;
        JsonFault fault = {0};
        ck_assert_msg(!json_parse(&arena, row->text, &document, &fault), "%s", row->why);
        ck_assert_msg(fault.line == row->line, "%s: line %d", row->why, fault.line);
        ck_assert_msg(fault.message.len > 0 && text_is_plain(fault.message), "%s", row->why);
        ck_assert_ptr_null(document);
    }
    json_free(NULL);
    arena_free(&arena);
}

START_TEST(a_fault_quotes_nothing_of_the_text) {
    static const Text texts[] = {S_INIT("[secret]"), S_INIT("{\"a\" secret}"),
                                 S_INIT("[\"secret\\q\"]"), S_INIT("[1] secret"),
                                 S_INIT("{\"secret\":1,\"secret\":2}")};
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        JsonDocument *document = NULL;
        JsonFault fault = {0};
        ck_assert(!json_parse(&arena, texts[i], &document, &fault));
        ck_assert_msg(!text_holds(fault.message, "near"), "%.*s", TEXT_ARG(fault.message));
    }
    arena_free(&arena);
}

static Text nested(Arena *arena, size_t depth, char open, char close, const char *inner) {
    TextBuf buf = buf_new(arena, 1000);
    for (size_t i = 0; i < depth; i++) {
        buf_add_char(&buf, open);
        buf_add(&buf, open == '{' ? S("\"a\":") : S("\n"));
    }
    buf_add(&buf, text_of(inner));
    for (size_t i = 0; i < depth; i++) {
        buf_add_char(&buf, close);
    }
    return buf_text(&buf);
}

START_TEST(nesting_ends_at_32_levels) {
    Arena arena = new_arena();
    JsonDocument *document = NULL;
    JsonFault fault = {0};
    json_free(parse(&arena, nested(&arena, 32, '[', ']', "1")));
    json_free(parse(&arena, nested(&arena, 32, '{', '}', "1")));
    ck_assert(!json_parse(&arena, nested(&arena, 33, '[', ']', "1"), &document, &fault));
    ck_assert_int_eq(fault.line, 33);
    expect_holds(fault.message, "32", "the limit is named");
    ck_assert(!json_parse(&arena, nested(&arena, 33, '{', '}', "1"), &document, &fault));
    ck_assert(!json_parse(&arena, nested(&arena, 100, '[', ']', "1"), &document, &fault));
    arena_free(&arena);
}

START_TEST(brackets_in_texts_do_not_nest) {
    Arena arena = new_arena();
    json_free(parse(&arena, S("[\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"]")));
    json_free(parse(&arena, S("[\"\\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"]")));
    json_free(parse(&arena, nested(&arena, 31, '[', ']', "[],[],{},{}")));
    arena_free(&arena);
}

typedef struct {
    const char *text;
    JsonKind kind;
    const char *name;
} KindCase;

START_TEST(every_value_has_its_kind) {
    static const KindCase cases[] = {
        {"null", JSON_KIND_NULL, "null"},           {"true", JSON_KIND_BOOL, "a truth value"},
        {"false", JSON_KIND_BOOL, "a truth value"}, {"0", JSON_KIND_INTEGER, "a number"},
        {"-7", JSON_KIND_INTEGER, "a number"},      {"-0", JSON_KIND_INTEGER, "a number"},
        {"1.0", JSON_KIND_DECIMAL, "a number"},     {"1e0", JSON_KIND_DECIMAL, "a number"},
        {"1E+2", JSON_KIND_DECIMAL, "a number"},    {"\"\"", JSON_KIND_TEXT, "a text"},
        {" [ ] ", JSON_KIND_LIST, "a list"},        {"\t{\r\n}", JSON_KIND_OBJECT, "an object"},
    };
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        JsonDocument *document = parse(&arena, text_of(cases[i].text));
        JsonKind kind = json_kind(json_root(document));
        ck_assert_int_eq(kind, cases[i].kind);
        expect_text(json_kind_name(kind), cases[i].name, cases[i].text);
        json_free(document);
    }
    arena_free(&arena);
}

typedef struct {
    const char *text;
    int64_t number;
} IntegerCase;

START_TEST(integers_keep_their_value_or_saturate) {
    static const IntegerCase cases[] = {
        {"0", 0},
        {"-0", 0},
        {"1000000000000000", 1000000000000000},
        {"9223372036854775806", INT64_MAX - 1},
        {"9223372036854775807", INT64_MAX},
        {"9223372036854775808", INT64_MAX},
        {"9999999999999999999", INT64_MAX},
        {"10000000000000000000", INT64_MAX},
        {"123456789012345678901234567890123456789012345678901234567890", INT64_MAX},
        {"-9223372036854775807", -INT64_MAX},
        {"-9223372036854775808", INT64_MIN},
        {"-9223372036854775809", INT64_MIN},
        {"-123456789012345678901234567890", INT64_MIN},
    };
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        JsonDocument *document = parse(&arena, text_of(cases[i].text));
        ck_assert_int_eq(json_kind(json_root(document)), JSON_KIND_INTEGER);
        int64_t got = json_get_integer(json_root(document));
        ck_assert_msg(got == cases[i].number, "%s reads as %lld", cases[i].text, (long long)got);
        json_free(document);
    }
    arena_free(&arena);
}

// A number that no machine holds is still JSON: what it stands for refuses it, not the parser.
START_TEST(decimals_of_any_size_are_json) {
    static const char *const texts[] = {
        "1e99",
        "1e100",
        "1e308",
        "1e309",
        "1e400",
        "-1e400",
        "1E400",
        "1e+400",
        "1e-400",
        "1e0400",
        "1e9999",
        "1e99999999999999999999",
        "1.5e400",
        "0.5e-99999",
        "12345678901234567890123456789012.5",
        "0.00000000000000000000000000000000000000000000000000000000001",
    };
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        JsonDocument *document = NULL;
        JsonFault fault = {0};
        bool fine = json_parse(&arena, text_of(texts[i]), &document, &fault);
        ck_assert_msg(fine, "%s: %.*s", texts[i], TEXT_ARG(fault.message));
        ck_assert_int_eq(json_kind(json_root(document)), JSON_KIND_DECIMAL);
        json_free(document);
    }
    arena_free(&arena);
}

START_TEST(numbers_in_texts_are_left_alone) {
    Arena arena = new_arena();
    JsonDocument *document = parse(&arena, S("[\"99999999999999999999\", \"1e99999\"]"));
    expect_text(json_get_text(json_list_item(json_root(document), 0)), "99999999999999999999",
                "a text of digits");
    expect_text(json_get_text(json_list_item(json_root(document), 1)), "1e99999",
                "a text like a number");
    json_free(document);
    arena_free(&arena);
}

START_TEST(the_text_that_came_in_is_not_changed) {
    Arena arena = new_arena();
    char text[] = "[99999999999999999999,1e99999]";
    json_free(parse(&arena, (Text){text, sizeof text - 1}));
    ck_assert_str_eq(text, "[99999999999999999999,1e99999]");
    arena_free(&arena);
}

START_TEST(texts_are_decoded) {
    Arena arena = new_arena();
    JsonDocument *document =
        parse(&arena, S("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"\\u00e9\\u4e1c\\ud83d\\ude00\"]"));
    expect_text(json_get_text(json_list_item(json_root(document), 0)), "\"\\/\b\f\n\r\t",
                "named escapes");
    expect_text(json_get_text(json_list_item(json_root(document), 1)), "é东😀", "numbered ones");
    json_free(document);
    arena_free(&arena);
}

START_TEST(lists_and_objects_are_walked_in_order) {
    Arena arena = new_arena();
    JsonDocument *document = parse(&arena, S("{\"z\":[1,2,3],\"a\":true,\"\":null}"));
    Json root = json_root(document);
    Json value;
    ck_assert(json_get_member(root, S("z"), &value));
    ck_assert_uint_eq(json_list_count(value), 3);
    ck_assert_int_eq(json_get_integer(json_list_item(value, 2)), 3);
    ck_assert(json_get_member(root, S("a"), &value));
    ck_assert(json_get_bool(value));
    ck_assert(!json_get_member(root, S("b"), &value));
    static const char *const names[] = {"z", "a", ""};
    const void *at = NULL;
    Text name;
    for (size_t i = 0; i < 3; i++) {
        ck_assert(json_next_member(root, &at, &name, &value));
        expect_text(name, names[i], "the order of the text");
    }
    ck_assert(!json_next_member(root, &at, &name, &value));
    json_free(document);
    arena_free(&arena);
}

START_TEST(an_item_that_is_not_there_aborts) {
    Arena arena = new_arena();
    JsonDocument *document = parse(&arena, S("[1]"));
    (void)json_list_item(json_root(document), 1);
}

START_TEST(a_number_read_as_text_aborts) {
    Arena arena = new_arena();
    JsonDocument *document = parse(&arena, S("1"));
    (void)json_get_text(json_root(document));
}

START_TEST(a_text_read_as_a_number_aborts) {
    Arena arena = new_arena();
    JsonDocument *document = parse(&arena, S("\"1\""));
    (void)json_get_integer(json_root(document));
}
