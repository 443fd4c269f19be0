// Addresses: what is ours, what is elsewhere, and what is neither.
#include "base/show/url.h"

#include "expect.h"
#include <check.h>

typedef struct {
    const char *text;
    bool local;
    bool web;
} UrlCase;

static const UrlCase cases[] = {
    {"/", true, false},
    {"/quotes/Q-1?sort=-value&b=%20#lines", true, false},
    {"", false, false},
    {"quotes", false, false},
    {"//evil.example", false, false},
    {"/\\evil.example", false, false},
    {"\\\\evil.example", false, false},
    {"/a b", false, false},
    {"/a\tb", false, false},
    {"/\n/evil.example", false, false},
    {"/a\"b", false, false},
    {"/<script>", false, false},
    {"/ä", false, false},
    {"/\x7F", false, false},
    {" /", false, false},
    {"javascript:alert(1)", false, false},
    {"JavaScript:alert(1)", false, false},
    {"data:text/html,x", false, false},
    {"vbscript:x", false, false},
    {"https://example.com/a?b", false, true},
    {"http://example.com", false, true},
    {"mailto:a@example.com", false, true},
    {"https://", false, false},
    {"https://a b", false, false},
    {"https:/example.com", false, false},
    {"ftp://example.com", false, false},
};

START_TEST(only_good_addresses_become_one) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const UrlCase *row = &cases[i];
        Url url = {S("untouched")};
        ck_assert_msg(url_local(text_of(row->text), &url) == row->local, "local: %s", row->text);
        expect_text(url.text, row->local ? row->text : "untouched", "local");
        url = (Url){S("untouched")};
        ck_assert_msg(url_web(text_of(row->text), &url) == row->web, "web: %s", row->text);
        expect_text(url.text, row->web ? row->text : "untouched", "web");
    }
    Url url = {0};
    ck_assert(!url_local((Text){"/a\0b", 4}, &url));
}

START_TEST(an_address_has_at_most_2048_bytes) {
    char bytes[2049];
    memset(bytes, 'a', sizeof bytes);
    bytes[0] = '/';
    Url url = {0};
    ck_assert(url_local((Text){bytes, 2048}, &url));
    ck_assert(!url_local((Text){bytes, 2049}, &url));
}

START_TEST(joining_encodes) {
    Arena arena = new_arena();
    Url url = url_join(&arena, url_path(S("/quotes")), S("a/b ?#ä%"));
    expect_text(url.text, "/quotes/a%2Fb%20%3F%23%C3%A4%25", "a segment");
    url = url_join(&arena, url_path(S("/")), S("x-._~"));
    expect_text(url.text, "/x-._~", "a segment behind a slash");
    url = url_with(&arena, url, S("sort"), S("-value"));
    url = url_with(&arena, url, S("q"), S("a&b=c"));
    expect_text(url.text, "/x-._~?sort=-value&q=a%26b%3Dc", "a query");
    arena_free(&arena);
}

START_TEST(a_path_of_the_program_that_is_none_aborts) {
    (void)url_path(S("quotes"));
}

START_TEST(a_segment_that_leads_up_aborts) {
    Arena arena = new_arena();
    (void)url_join(&arena, url_path(S("/quotes")), S(".."));
}

START_TEST(a_segment_behind_a_query_aborts) {
    Arena arena = new_arena();
    (void)url_join(&arena, url_path(S("/quotes?a=1")), S("b"));
}
