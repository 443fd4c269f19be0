// Where a value stands in its text: its line, and its path for people.
#include "base/json_read.h"
#include "expect.h"

#include <check.h>

static const char document_text[] = "\n"                                 // 1
                                    "{ \"a\": 1,\n"                      // 2
                                    "  \"b\":\n"                         // 3
                                    "    [ 10, { \"c\": \"x\\\"y\" },\n" // 4
                                    "      [ ],\n"                       // 5
                                    "      {\n"                          // 6
                                    "        \"d\": [ [ ],\n"            // 7
                                    "          -1.5e3 ] } ],\n"          // 8
                                    "  \"e\\u0066\": 5,\n"               // 9
                                    "  \"ab\": { \"]}\": \"[{\",\n"      // 10
                                    "    \"g\": null },\n"               // 11
                                    "  \"a long name\"\n"                // 12
                                    "     :\n"                           // 13
                                    "        true }\n";                  // 14

typedef struct {
    const char *why;
    const char *path; // keys and indexes joined by dots
    int32_t line;
} PlaceCase;

static const PlaceCase place_cases[] = {
    {"the root", "", 2},
    {"the first member", "a", 2},
    {"a list on the next line", "b", 4},
    {"an item", "b.0", 4},
    {"an object in a list", "b.1", 4},
    {"a member behind an escaped quote", "b.1.c", 4},
    {"an empty list", "b.2", 5},
    {"behind an empty list", "b.3", 6},
    {"a list in an object", "b.3.d", 7},
    {"an empty list in a list", "b.3.d.0", 7},
    {"a number behind it", "b.3.d.1", 8},
    {"a name that begins as another", "ab", 10},
    {"brackets in texts", "ab.g", 11},
    {"a value far from its name", "a long name", 14},
    {"a name written with an escape", "ef", 9},
    {"a name that is not there: the object", "nothing", 2},
    {"an item that is not there: the list", "b.9", 4},
};

// Splits a path into places; a word of digits is an index.
static const JsonPlace *place_of(Arena *arena, const char *path) {
    const JsonPlace *parent = NULL;
    while (*path != '\0') {
        const char *dot = strchr(path, '.');
        size_t length = dot == NULL ? strlen(path) : (size_t)(dot - path);
        JsonPlace *place = arena_new(arena, JsonPlace);
        *place = (JsonPlace){.parent = parent, .key = {path, length}};
        if (path[0] >= '0' && path[0] <= '9') {
            *place =
                (JsonPlace){.parent = parent, .index = (size_t)(path[0] - '0'), .is_item = true};
        }
        parent = place;
        path += length + (dot != NULL);
    }
    return parent;
}

START_TEST(every_value_knows_its_line) {
    Arena arena = new_arena();
    JsonDocument *document = NULL;
    JsonFault fault;
    ck_assert(json_parse(&arena, text_of(document_text), &document, &fault));
    for (size_t i = 0; i < sizeof place_cases / sizeof place_cases[0]; i++) {
        const PlaceCase *row = &place_cases[i];
        const JsonPlace *place = place_of(&arena, row->path);
        int32_t line = json_line(document, place);
        ck_assert_msg(line == row->line, "%s (%s): line %d, wanted %d", row->why, row->path, line,
                      row->line);
        expect_text(json_place_text(&arena, place), row->path, row->why);
    }
    json_free(document);
    arena_free(&arena);
}

START_TEST(a_single_value_has_a_line) {
    Arena arena = new_arena();
    JsonDocument *document = NULL;
    JsonFault fault;
    ck_assert(json_parse(&arena, S("\n\n  7"), &document, &fault));
    ck_assert_int_eq(json_line(document, NULL), 3);
    json_free(document);
    arena_free(&arena);
}

START_TEST(odd_names_are_not_shown) {
    Arena arena = new_arena();
    char long_name[81];
    memset(long_name, 'n', sizeof long_name);
    JsonPlace outer = {.key = S("a\nb")};
    JsonPlace inner = {.parent = &outer, .key = S("c")};
    expect_text(json_place_text(&arena, &inner), "(an odd name).c", "a line break in a name");
    JsonPlace longer = {.key = {long_name, 81}};
    expect_text(json_place_text(&arena, &longer), "(an odd name)", "a name of 81 bytes");
    JsonPlace fits = {.key = {long_name, 80}};
    ck_assert_uint_eq(json_place_text(&arena, &fits).len, 80);
    JsonPlace turned = {.key = S("\xE2\x80\xAE")};
    expect_text(json_place_text(&arena, &turned), "(an odd name)", "a direction override");
    arena_free(&arena);
}

START_TEST(a_long_path_stays_bounded) {
    Arena arena = new_arena();
    char name[80];
    memset(name, 'n', sizeof name);
    JsonPlace places[JSON_DEPTH_MAX];
    for (size_t i = 0; i < JSON_DEPTH_MAX; i++) {
        places[i] = (JsonPlace){.parent = i == 0 ? NULL : &places[i - 1], .key = {name, 80}};
    }
    Text text = json_place_text(&arena, &places[JSON_DEPTH_MAX - 1]);
    ck_assert_uint_le(text.len, 400);
    ck_assert_uint_ge(text.len, 300);
    arena_free(&arena);
}

typedef struct {
    const char *why;
    const char *name; // as it stands in the text
    Text key;
} NameCase;

START_TEST(names_written_with_escapes_are_found) {
    static const NameCase cases[] = {
        {"plain", "plain", S_INIT("plain")},
        {"one letter escaped", "pl\\u0061in", S_INIT("plain")},
        {"capital digits", "\\u00C9", S_INIT("É")},
        {"small digits", "\\u00e9", S_INIT("é")},
        {"three bytes", "\\u6771", S_INIT("東")},
        {"two halves", "\\ud83d\\ude00", S_INIT("😀")},
        {"not escaped", "😀", S_INIT("😀")},
        {"named escapes", "\\b\\f\\n\\r\\t\\\"\\\\\\/", S_INIT("\b\f\n\r\t\"\\/")},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Arena arena = new_arena();
        JsonDocument *document = NULL;
        JsonFault fault;
        TextBuf json = buf_new(&arena, 200);
        buf_addf(&json, "{\"pla\": 0,\n\"plain!\": 1,\n\"%s\":\n2}", cases[i].name);
        ck_assert_msg(json_parse(&arena, buf_text(&json), &document, &fault), "%s", cases[i].why);
        JsonPlace place = {.key = cases[i].key};
        ck_assert_msg(json_line(document, &place) == 4, "%s", cases[i].why);
        expect_text(json_source(document, &place), "2", cases[i].why);
        json_free(document);
        arena_free(&arena);
    }
}

typedef struct {
    const char *path;
    const char *source;
} SourceCase;

START_TEST(a_value_is_shown_as_it_stands) {
    static const SourceCase cases[] = {
        {"a", "1"},
        {"b.0", "10"},
        {"b.1", "{ \"c\": \"x\\\"y\" }"},
        {"b.1.c", "\"x\\\"y\""},
        {"b.2", "[ ]"},
        {"b.3.d.1", "-1.5e3"},
        {"ab.g", "null"},
        {"a long name", "true"},
    };
    Arena arena = new_arena();
    JsonDocument *document = NULL;
    JsonFault fault;
    ck_assert(json_parse(&arena, text_of(document_text), &document, &fault));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_text(json_source(document, place_of(&arena, cases[i].path)), cases[i].source,
                    cases[i].path);
    }
    json_free(document);
    arena_free(&arena);
}
