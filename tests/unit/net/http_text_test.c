// The small languages inside a request: what is taken, and what is refused.
#include "net/http_text.h"

#include <check.h>

static Arena arena;

static Arena *fresh_arena(void) {
    Err err = arena_init(&arena, 1 << 20);
    ck_assert(!err_failed(err));
    return &arena;
}

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

typedef struct {
    const char *why;
    Text encoded;
    Text path; // empty: refused
} PathCase;

static const PathCase path_cases[] = {
    {"the root", S_INIT("/"), S_INIT("/")},
    {"segments", S_INIT("/quotes/12"), S_INIT("/quotes/12")},
    {"an empty segment is kept", S_INIT("/a//b/"), S_INIT("/a//b/")},
    {"escapes", S_INIT("/%41%7e%20"), S_INIT("/A~ ")},
    {"UTF-8", S_INIT("/%E6%9D%B1"), S_INIT("/\xE6\x9D\xB1")},
    {"decoded once", S_INIT("/%2541"), S_INIT("/%41")},
    {"plus is a plus", S_INIT("/a+b"), S_INIT("/a+b")},
    {"dots inside a segment", S_INIT("/a..b/..."), S_INIT("/a..b/...")},
    {"nothing", S_INIT(""), S_INIT("")},
    {"no slash", S_INIT("a"), S_INIT("")},
    {"a whole address", S_INIT("http://h/"), S_INIT("")},
    {"a star", S_INIT("*"), S_INIT("")},
    {"a short escape", S_INIT("/%4"), S_INIT("")},
    {"a lone percent", S_INIT("/%"), S_INIT("")},
    {"an escape that is none", S_INIT("/%4g"), S_INIT("")},
    {"a signed escape", S_INIT("/%+1"), S_INIT("")},
    {"NUL", S_INIT("/a%00b"), S_INIT("")},
    {"a line break", S_INIT("/a%0Ab"), S_INIT("")},
    {"DEL", S_INIT("/a%7Fb"), S_INIT("")},
    {"C1", S_INIT("/a%C2%85b"), S_INIT("")},
    {"a direction override", S_INIT("/a%E2%80%AEb"), S_INIT("")},
    {"a slash that is none", S_INIT("/a%2Fb"), S_INIT("")},
    {"a backslash", S_INIT("/a%5Cb"), S_INIT("")},
    {"a raw backslash", S_INIT("/a\\b"), S_INIT("")},
    {"up", S_INIT("/a/../b"), S_INIT("")},
    {"up at the end", S_INIT("/a/.."), S_INIT("")},
    {"here", S_INIT("/./a"), S_INIT("")},
    {"up, escaped", S_INIT("/a/%2e%2E/b"), S_INIT("")},
    {"half of a character", S_INIT("/%E6%9D"), S_INIT("")},
    {"overlong", S_INIT("/%C0%AF"), S_INIT("")},
    {"a raw blank", S_INIT("/a b"), S_INIT("")},
    {"a raw byte over 126", S_INIT("/\xE6\x9D\xB1"), S_INIT("")},
    {"a fragment", S_INIT("/a#b"), S_INIT("")},
};

START_TEST(paths_are_decoded_once_or_refused) {
    for (size_t i = 0; i < COUNT(path_cases); i++) {
        const PathCase *row = &path_cases[i];
        Text path = {0};
        bool good = http_read_path(fresh_arena(), row->encoded, &path);
        ck_assert_msg(good == (row->path.len > 0), "%s", row->why);
        ck_assert_msg(text_equal(path, row->path), "%s", row->why);
        arena_free(&arena);
    }
}

typedef struct {
    const char *why;
    Text encoded;
    Text shown; // name|value; for each pair
    HttpPairsResult result;
} PairsCase;

static const PairsCase pairs_cases[] = {
    {"nothing", S_INIT(""), S_INIT(""), HTTP_PAIRS_GOOD},
    {"a pair", S_INIT("a=b"), S_INIT("a|b;"), HTTP_PAIRS_GOOD},
    {"order and repetition", S_INIT("b=1&a=2&b=3"), S_INIT("b|1;a|2;b|3;"), HTTP_PAIRS_GOOD},
    {"blanks", S_INIT("a+b=c+%20"), S_INIT("a b|c  ;"), HTTP_PAIRS_GOOD},
    {"an escaped plus", S_INIT("a=%2B"), S_INIT("a|+;"), HTTP_PAIRS_GOOD},
    {"an empty value", S_INIT("a="), S_INIT("a|;"), HTTP_PAIRS_GOOD},
    {"no value", S_INIT("a&b"), S_INIT("a|;b|;"), HTTP_PAIRS_GOOD},
    {"a second equals sign", S_INIT("a=b=c"), S_INIT("a|b=c;"), HTTP_PAIRS_GOOD},
    {"escaped separators", S_INIT("a%26=%3D%26"), S_INIT("a&|=&;"), HTTP_PAIRS_GOOD},
    {"line breaks of a text area", S_INIT("a=1%0D%0A2"), S_INIT("a|1\r\n2;"), HTTP_PAIRS_GOOD},
    {"UTF-8", S_INIT("n=%E6%9D%B1"), S_INIT("n|\xE6\x9D\xB1;"), HTTP_PAIRS_GOOD},
    {"as many as allowed", S_INIT("a&b&c&d"), S_INIT("a|;b|;c|;d|;"), HTTP_PAIRS_GOOD},
    {"one too many", S_INIT("a&b&c&d&e"), S_INIT(""), HTTP_PAIRS_MANY},
    {"an empty name", S_INIT("=a"), S_INIT(""), HTTP_PAIRS_BROKEN},
    {"an empty piece", S_INIT("a=1&&b=2"), S_INIT(""), HTTP_PAIRS_BROKEN},
    {"an empty piece at the end", S_INIT("a=1&"), S_INIT(""), HTTP_PAIRS_BROKEN},
    {"a bad escape", S_INIT("a=%zz"), S_INIT(""), HTTP_PAIRS_BROKEN},
    {"a short escape", S_INIT("a=%4"), S_INIT(""), HTTP_PAIRS_BROKEN},
    {"an escape cut by the next pair", S_INIT("a=%4&1=1"), S_INIT(""), HTTP_PAIRS_BROKEN},
    {"NUL", S_INIT("a=%00"), S_INIT(""), HTTP_PAIRS_BROKEN},
    {"NUL in a name", S_INIT("a%00=1"), S_INIT(""), HTTP_PAIRS_BROKEN},
    {"not UTF-8", S_INIT("a=%FF"), S_INIT(""), HTTP_PAIRS_BROKEN},
    {"a raw blank", S_INIT("a=b c"), S_INIT(""), HTTP_PAIRS_BROKEN},
    {"a raw line break", S_INIT("a=b\n"), S_INIT(""), HTTP_PAIRS_BROKEN},
    {"a raw byte over 126", S_INIT("a=\xE6"), S_INIT(""), HTTP_PAIRS_BROKEN},
};

static Text shown(HttpPairs pairs) {
    TextBuf buf = buf_new(&arena, 256);
    for (size_t i = 0; i < pairs.count; i++) {
        buf_add(&buf, pairs.items[i].name);
        buf_add_char(&buf, '|');
        buf_add(&buf, pairs.items[i].value);
        buf_add_char(&buf, ';');
    }
    return buf_text(&buf);
}

START_TEST(pairs_are_read_in_order_or_refused) {
    for (size_t i = 0; i < COUNT(pairs_cases); i++) {
        const PairsCase *row = &pairs_cases[i];
        HttpPairs pairs = {0};
        HttpPairsResult result = http_read_pairs(fresh_arena(), row->encoded, 4, &pairs);
        ck_assert_msg(result == row->result, "%s", row->why);
        ck_assert_msg(text_equal(shown(pairs), row->shown), "%s", row->why);
        arena_free(&arena);
    }
}

START_TEST(a_name_is_found_where_it_stands_once) {
    const HttpPair items[] = {{S("a"), S("1")}, {S("b"), S("2")}, {S("a"), S("3")}};
    HttpPairs pairs = {items, 3};
    Text value = S("untouched");
    ck_assert(!http_find(pairs, S("a"), &value));
    ck_assert(!http_find(pairs, S("c"), &value));
    ck_assert(!http_find(pairs, S("B"), &value));
    ck_assert(text_equal(value, S("untouched")));
    ck_assert(http_find(pairs, S("b"), &value));
    ck_assert(text_equal(value, S("2")));
}

static const struct {
    Text header;
    Text shown;
} cookie_cases[] = {
    {S_INIT("a=1"), S_INIT("a|1;")},
    {S_INIT("a=1; b=2"), S_INIT("a|1;b|2;")},
    {S_INIT("a=1;b=2 ;  c="), S_INIT("a|1;b|2;c|;")},
    {S_INIT("a=1; a=2"), S_INIT("a|1;a|2;")},
    {S_INIT("a=b=c"), S_INIT("a|b=c;")},
    {S_INIT("a=\"1\""), S_INIT("a|\"1\";")},
    {S_INIT("lone; a=1; ; b c=2; =3"), S_INIT("a|1;")},
    {S_INIT(""), S_INIT("")},
    {S_INIT(";;;"), S_INIT("")},
};

START_TEST(cookies_are_read_and_what_is_none_is_left_out) {
    for (size_t i = 0; i < COUNT(cookie_cases); i++) {
        Text header = cookie_cases[i].header;
        size_t count = 0;
        HttpPair *items = arena_array(fresh_arena(), HttpPair, http_count_cookies(header));
        http_read_cookies(header, items, &count);
        Text seen = shown((HttpPairs){items, count});
        ck_assert_msg(text_equal(seen, cookie_cases[i].shown), "%.*s", TEXT_ARG(header));
        arena_free(&arena);
    }
}

static const struct {
    Text header;
    Text type;
} type_cases[] = {
    {S_INIT("text/html"), S_INIT("text/html")},
    {S_INIT("Text/HTML; charset=utf-8"), S_INIT("text/html")},
    {S_INIT(" application/json ;x=y;z"), S_INIT("application/json")},
    {S_INIT(""), S_INIT("")},
    {S_INIT(";"), S_INIT("")},
};

START_TEST(media_types_lose_case_and_parameters) {
    for (size_t i = 0; i < COUNT(type_cases); i++) {
        Text type = http_media_type(fresh_arena(), type_cases[i].header);
        ck_assert(text_equal(type, type_cases[i].type));
        arena_free(&arena);
    }
}

static const struct {
    Text header;
    bool is_among;
} tag_cases[] = {
    {S_INIT("\"v1\""), true},
    {S_INIT("W/\"v1\""), true},
    {S_INIT("\"v0\", \"v1\""), true},
    {S_INIT("\"v0\",W/\"v1\" "), true},
    {S_INIT("*"), true},
    {S_INIT("\"v0\""), false},
    {S_INIT("v1"), false},
    {S_INIT("\"v1"), false},
    {S_INIT(""), false},
    {S_INIT("\"v11\""), false},
};

START_TEST(tags_are_compared_weakly) {
    for (size_t i = 0; i < COUNT(tag_cases); i++) {
        Text header = tag_cases[i].header;
        ck_assert_msg(http_tag_is_among(header, S("\"v1\"")) == tag_cases[i].is_among, "%.*s",
                      TEXT_ARG(header));
    }
}

START_TEST(words_are_compared_without_case) {
    ck_assert(http_same_word(S("Content-Type"), S("content-TYPE")));
    ck_assert(!http_same_word(S("host"), S("hosts")));
    ck_assert(!http_same_word(S("a@"), S("a`"))); // differ in the bit that tells letters' case
    ck_assert(http_is_token(S("X-a_1")) && !http_is_token(S("")) && !http_is_token(S("a b")));
    ck_assert(!http_is_token(S("a\0b")) && !http_is_token(S("\xC3\xA9")));
    ck_assert(http_is_field_value(S("a\tb \xC3\xA9")) && !http_is_field_value(S("a\r\nb")));
    ck_assert(!http_is_field_value(S("a\0")) && !http_is_field_value(S("\x7F")));
}

// ---- answers ----

START_TEST(a_header_takes_no_control_character) {
    HttpAnswer answer = {.status = 200};
    ck_assert(!http_answer_header(&answer, S("Location"), S("/a\r\nSet-Cookie: x=1")));
    ck_assert(!http_answer_header(&answer, S("Location"), S("/a\nb")));
    ck_assert(!http_answer_header(&answer, S("Location"), S("/a\0b")));
    ck_assert_int_eq(answer.header_count, 0);
    ck_assert(http_answer_header(&answer, S("Location"), S("/a")));
    ck_assert_int_eq(answer.header_count, 1);
}

START_TEST(a_header_name_with_a_line_break_aborts) {
    HttpAnswer answer = {.status = 200};
    (void)http_answer_header(&answer, S("X\r\nY"), S("1"));
}

START_TEST(a_length_of_the_handlers_own_aborts) {
    HttpAnswer answer = {.status = 200};
    (void)http_answer_header(&answer, S("content-length"), S("1"));
}

START_TEST(a_tag_without_quotes_aborts) {
    HttpRequest request = {.method = HTTP_GET};
    HttpAnswer answer = {.status = 200};
    (void)http_answer_tag(&request, &answer, S("v1"));
}

START_TEST(only_a_reader_is_told_that_nothing_changed) {
    const HttpPair header = {S("If-None-Match"), S("\"v1\"")};
    HttpRequest request = {.method = HTTP_GET, .headers = {&header, 1}};
    HttpAnswer answer = {.status = 200};
    ck_assert(http_answer_tag(&request, &answer, S("\"v1\"")));
    ck_assert_int_eq(answer.status, 304);
    answer = (HttpAnswer){.status = 200};
    ck_assert(!http_answer_tag(&request, &answer, S("\"v2\"")));
    ck_assert_int_eq(answer.status, 200);
    request.method = HTTP_POST;
    answer = (HttpAnswer){.status = 200};
    ck_assert(!http_answer_tag(&request, &answer, S("\"v1\"")));
    ck_assert_int_eq(answer.status, 200);
}
