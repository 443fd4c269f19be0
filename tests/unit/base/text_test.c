// Text, its UTF-8, its order, and buffers with a maximum.
#include "base/text.h"
#include "expect.h"

#include <check.h>

typedef struct {
    const char *why;
    Text text;
    bool good;
} TextCase;

static const TextCase utf8_cases[] = {
    {"the empty text", S_INIT(""), true},
    {"ASCII with a NUL", S_INIT("a\0b"), true},
    {"the last of one byte", S_INIT("\x7F"), true},
    {"U+0080, the first of two bytes", S_INIT("\xC2\x80"), true},
    {"U+07FF, the last of two bytes", S_INIT("\xDF\xBF"), true},
    {"U+0800, the first of three bytes", S_INIT("\xE0\xA0\x80"), true},
    {"U+D7FF, before the surrogates", S_INIT("\xED\x9F\xBF"), true},
    {"U+E000, behind the surrogates", S_INIT("\xEE\x80\x80"), true},
    {"U+FFFF", S_INIT("\xEF\xBF\xBF"), true},
    {"U+10000, the first of four bytes", S_INIT("\xF0\x90\x80\x80"), true},
    {"U+10FFFF, the last there is", S_INIT("\xF4\x8F\xBF\xBF"), true},
    {"a lone continuation", S_INIT("\x80"), false},
    {"a lone continuation behind a letter", S_INIT("a\xBF"), false},
    {"C0, overlong NUL", S_INIT("\xC0\x80"), false},
    {"C1, overlong", S_INIT("\xC1\xBF"), false},
    {"E0 80, overlong of three bytes", S_INIT("\xE0\x9F\xBF"), false},
    {"F0 80, overlong of four bytes", S_INIT("\xF0\x8F\xBF\xBF"), false},
    {"U+D800, a surrogate", S_INIT("\xED\xA0\x80"), false},
    {"U+DFFF, a surrogate", S_INIT("\xED\xBF\xBF"), false},
    {"U+110000", S_INIT("\xF4\x90\x80\x80"), false},
    {"F5", S_INIT("\xF5\x80\x80\x80"), false},
    {"FF", S_INIT("\xFF"), false},
    {"two bytes cut short", S_INIT("\xC3"), false},
    {"three bytes cut short", S_INIT("a\xE2\x82"), false},
    {"four bytes cut short", S_INIT("\xF0\x9F\x98"), false},
    {"a letter where a continuation belongs", S_INIT("\xC3(aa"), false},
    {"a letter as the third byte", S_INIT("\xE2\x82("), false},
    {"a letter as the fourth byte", S_INIT("\xF0\x9F\x98("), false},
};

START_TEST(utf8_is_judged_to_the_byte) {
    for (size_t i = 0; i < sizeof utf8_cases / sizeof utf8_cases[0]; i++) {
        const TextCase *row = &utf8_cases[i];
        ck_assert_msg(text_is_utf8(row->text) == row->good, "%s", row->why);
    }
}

static const TextCase plain_cases[] = {
    {"the empty text", S_INIT(""), true},
    {"letters and a blank", S_INIT("Site 1"), true},
    {"letters of other scripts", S_INIT("Zürich 東京"), true},
    {"U+00A0 is no control character", S_INIT("\xC2\xA0"), true},
    {"U+2029 is before the overrides", S_INIT("\xE2\x80\xA9"), true},
    {"U+202F is behind the overrides", S_INIT("\xE2\x80\xAF"), true},
    {"U+2065 is before the isolates", S_INIT("\xE2\x81\xA5"), true},
    {"U+206A is behind the isolates", S_INIT("\xE2\x81\xAA"), true},
    {"a NUL", S_INIT("a\0b"), false},
    {"a tab", S_INIT("a\tb"), false},
    {"a line break", S_INIT("a\nb"), false},
    {"U+001F", S_INIT("\x1F"), false},
    {"delete", S_INIT("\x7F"), false},
    {"U+0080", S_INIT("\xC2\x80"), false},
    {"U+0085, a line break of old", S_INIT("\xC2\x85"), false},
    {"U+009F", S_INIT("\xC2\x9F"), false},
    {"U+202A, a direction override", S_INIT("a\xE2\x80\xAA"), false},
    {"U+202E, a direction override", S_INIT("a\xE2\x80\xAE"), false},
    {"U+2066, an isolate", S_INIT("\xE2\x81\xA6"), false},
    {"U+2069, an isolate's end", S_INIT("\xE2\x81\xA9"), false},
    {"what is no UTF-8", S_INIT("a\xFF"), false},
};

START_TEST(plain_text_disguises_nothing) {
    for (size_t i = 0; i < sizeof plain_cases / sizeof plain_cases[0]; i++) {
        const TextCase *row = &plain_cases[i];
        ck_assert_msg(text_is_plain(row->text) == row->good, "%s", row->why);
    }
}

START_TEST(order_is_bytewise) {
    static const Text rising[] = {
        S_INIT(""),   S_INIT("\0"), S_INIT("A"),    S_INIT("A\0"),  S_INIT("AA"),
        S_INIT("AB"), S_INIT("B"),  S_INIT("a"),    S_INIT("\x7F"), S_INIT("\xC3\xA9"),
        S_INIT("东"), S_INIT("😀"),  S_INIT("\xFF"),
    };
    size_t count = sizeof rising / sizeof rising[0];
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            int order = text_compare(rising[i], rising[j]);
            ck_assert_int_eq((order > 0) - (order < 0), (i > j) - (i < j));
            ck_assert_int_eq(text_equal(rising[i], rising[j]), i == j);
        }
    }
    ck_assert(text_equal((Text){0}, S("")));
    ck_assert_int_eq(text_compare((Text){0}, S("")), 0);
}

START_TEST(null_is_the_empty_text) {
    ck_assert_uint_eq(text_of(NULL).len, 0);
    ck_assert(text_equal(text_of("abc"), S("abc")));
}

START_TEST(a_copy_is_its_own_and_terminated) {
    Arena arena = new_arena();
    char source[] = "abc";
    Text copy = text_copy(&arena, (Text){source, 3});
    source[0] = 'x';
    ck_assert(text_equal(copy, S("abc")));
    ck_assert_int_eq(copy.bytes[3], 0);
    Text empty = text_copy(&arena, (Text){0});
    ck_assert_uint_eq(empty.len, 0);
    ck_assert_int_eq(empty.bytes[0], 0);
    arena_free(&arena);
}

// As many bytes as are asked, though the last piece has more, and not one behind them.
START_TEST(pieces_are_joined_up_to_a_length) {
    char one[] = "ab", none[] = "", two[] = "cdef";
    TextPiece last = {.len = 4, .bytes = two};
    TextPiece middle = {.next = &last, .len = 0, .bytes = none};
    TextPiece first = {.next = &middle, .len = 2, .bytes = one};
    for (size_t len = 0; len <= 6; len++) {
        char all[8] = "-------";
        text_join(&first, len, all);
        ck_assert(text_equal((Text){all, len}, (Text){"abcdef", len}));
        ck_assert_int_eq(all[len], '-');
    }
}

START_TEST(characters_are_code_points) {
    ck_assert_uint_eq(text_characters(S("")), 0);
    ck_assert_uint_eq(text_characters(S("abc")), 3);
    ck_assert_uint_eq(text_characters(S("é東😀")), 3);
}

START_TEST(a_sentence_begins_with_a_capital) {
    Arena arena = new_arena();
    expect_text(text_capital(&arena, S("must be")), "Must be", "a small letter");
    expect_text(text_capital(&arena, S("z")), "Z", "the last of them");
    expect_text(text_capital(&arena, S("")), "", "nothing");
    expect_text(text_capital(&arena, S("3 of")), "3 of", "a digit");
    expect_text(text_capital(&arena, S("{a")), "{a", "what follows z");
    expect_text(text_capital(&arena, S("`a")), "`a", "what is before a");
    expect_text(text_capital(&arena, S("數量 a")), "數量 a", "no letter of a to z");
    arena_free(&arena);
}

START_TEST(a_buffer_takes_its_maximum_and_no_more) {
    Arena arena = new_arena();
    TextBuf buf = buf_new(&arena, 5);
    buf_add(&buf, S("abc"));
    buf_add(&buf, S("de"));
    ck_assert(!buf.overflow);
    buf_add(&buf, S(""));
    ck_assert(!buf.overflow);
    buf_add_char(&buf, 'f');
    ck_assert(buf.overflow);
    expect_text(buf_text(&buf), "abcde", "what was there stays");
    arena_free(&arena);
}

START_TEST(overflow_sticks) {
    Arena arena = new_arena();
    TextBuf buf = buf_new(&arena, 4);
    buf_add(&buf, S("abc"));
    buf_add(&buf, S("de"));
    ck_assert(buf.overflow);
    buf_add(&buf, S("f"));
    expect_text(buf_text(&buf), "abc", "nothing comes behind a gap");
    arena_free(&arena);
}

typedef struct {
    int64_t number;
    const char *text;
} NumberCase;

START_TEST(numbers_are_written_whole) {
    static const NumberCase cases[] = {
        {0, "0"},
        {7, "7"},
        {-1, "-1"},
        {10, "10"},
        {-100, "-100"},
        {INT64_MAX, "9223372036854775807"},
        {INT64_MIN, "-9223372036854775808"},
    };
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        TextBuf buf = buf_new(&arena, 20);
        buf_add_int(&buf, cases[i].number);
        ck_assert(!buf.overflow);
        expect_text(buf_text(&buf), cases[i].text, "a number");
    }
    arena_free(&arena);
}

START_TEST(formatting_overflows_as_a_whole) {
    Arena arena = new_arena();
    TextBuf buf = buf_new(&arena, 2000);
    buf_addf(&buf, "%d-%s", 12, "ab");
    expect_text(buf_text(&buf), "12-ab", "as by printf");
    buf_addf(&buf, "%01200d", 1);
    ck_assert_msg(buf.overflow, "one piece is at most 1,023 bytes");
    expect_text(buf_text(&buf), "12-ab", "nothing of a piece that is too long");
    arena_free(&arena);
}
