// Pages by pieces: escaping by type, the maximum, pieces inside pages.
#include "base/show/html.h"

#include "base/messages.h"
#include "expect.h"
#include <check.h>

enum { PAGE_MAX = 1 << 20 };

static Html new_page(Arena *arena) {
    return html_new(arena, LANG_EN, PAGE_MAX);
}

START_TEST(a_text_is_escaped_byte_by_byte) {
    Arena arena = new_arena();
    for (int c = 0; c < 256; c++) {
        Html out = new_page(&arena);
        char bytes[3] = {'a', (char)c, 'b'};
        html_value(&out, ((Text){bytes, 3}));
        Text page = html_bytes(&out);
        const char *escape = c == '&'    ? "a&amp;b"
                             : c == '<'  ? "a&lt;b"
                             : c == '>'  ? "a&gt;b"
                             : c == '"'  ? "a&quot;b"
                             : c == '\'' ? "a&#39;b"
                                         : NULL;
        Text wanted = escape == NULL ? (Text){bytes, 3} : text_of(escape);
        ck_assert_msg(text_equal(page, wanted), "%d: %.*s", c, TEXT_ARG(page));
        arena_reset(&arena);
    }
    arena_free(&arena);
}

// A text is looked through some bytes at once: the one that is escaped stands at each place of
// texts of each length.
START_TEST(what_is_escaped_stands_at_any_place) {
    Arena arena = new_arena();
    enum { LONGEST = 13 };
    for (size_t len = 1; len <= LONGEST; len++) {
        for (size_t at = 0; at < len; at++) {
            char bytes[LONGEST];
            char wanted[LONGEST + 5];
            memset(bytes, 'x', sizeof bytes);
            memset(wanted, 'x', sizeof wanted);
            bytes[at] = '<';
            memcpy(wanted + at, "&lt;", 4);
            Html out = new_page(&arena);
            html_value(&out, ((Text){bytes, len}));
            Text page = html_bytes(&out);
            ck_assert_msg(text_equal(page, (Text){wanted, len + 3}), "%zu of %zu: %.*s", at, len,
                          TEXT_ARG(page));
            arena_reset(&arena);
        }
    }
    arena_free(&arena);
}

START_TEST(runs_of_what_is_escaped) {
    Arena arena = new_arena();
    Html out = new_page(&arena);
    html_attribute(&out, S("\"><script>x('&amp;')</script>"));
    html_value(&out, S(""));
    expect_text(html_bytes(&out), "&quot;&gt;&lt;script&gt;x(&#39;&amp;amp;&#39;)&lt;/script&gt;",
                "an attack");
    arena_free(&arena);
}

START_TEST(each_type_has_its_writer) {
    Arena arena = new_arena();
    Html out = html_new(&arena, LANG_ID, PAGE_MAX);
    int small = -7;
    unsigned long large = 1284600;
    html_value(&out, small);
    html_value(&out, S("|"));
    html_value(&out, large);
    html_value(&out, S("|"));
    html_value(&out, (int64_t)INT64_MIN);
    html_value(&out, S("|"));
    html_value(&out, amount_of(1284600));
    html_value(&out, S("|"));
    html_value(&out, ((Amount){1, 2, S("<&>")}));
    html_value(&out, S("|"));
    html_value(&out, date_of((CivilDay){2026, 8, 1}));
    html_value(&out, S("|"));
    html_value(&out, ((Share){1250}));
    html_value(&out, S("|"));
    html_value(&out, ((Compact){1284600}));
    html_value(&out, S("|"));
    html_value(&out, msg_refusal_of_field(S("<i>"), S("x & y")));
    html_value(&out, S("|"));
    html_value(&out, url_path(S("/a?b=1&c='2'")));
    expect_text(html_bytes(&out),
                "-7|1284600|-9223372036854775808|1.284.600|&lt;&amp;&gt;\u00A00,01|1 Agu 2026|"
                "12,5%|1,28\u00A0jt|&lt;i&gt;: x &amp; y|/a?b=1&amp;c=&#39;2&#39;",
                "all types");
    arena_free(&arena);
}

START_TEST(many_pieces_are_one_page) {
    Arena arena = new_arena();
    Html out = new_page(&arena);
    TextBuf wanted = buf_new(&arena, PAGE_MAX);
    for (int i = 0; i < 9000; i++) {
        html_markup(&out, S("<b>"));
        html_int(&out, i);
        buf_addf(&wanted, "<b>%d", i);
    }
    char *large = arena_take(&arena, 100000);
    memset(large, 'x', 100000);
    html_text(&out, (Text){large, 100000});
    buf_add(&wanted, (Text){large, 100000});
    ck_assert(!out.overflow && !wanted.overflow);
    ck_assert(text_equal(html_bytes(&out), buf_text(&wanted)));
    ck_assert(out.first != out.last);
    arena_free(&arena);
}

START_TEST(the_maximum_is_kept_and_sticks) {
    Arena arena = new_arena();
    for (size_t max = 0; max < 12; max++) {
        Html out = html_new(&arena, LANG_EN, max);
        html_markup(&out, S("12345"));
        html_markup(&out, S("67890"));
        html_markup(&out, S("1"));
        size_t wanted = max < 5 ? 0 : max < 10 ? 5 : max < 11 ? 10 : 11;
        ck_assert_int_eq((int)out.len, (int)wanted);
        ck_assert(out.overflow == (max < 11));
        bool over = out.overflow;
        html_markup(&out, S(""));
        ck_assert(out.overflow == over);
        arena_reset(&arena);
    }
    Html out = html_new(&arena, LANG_EN, 6);
    html_markup(&out, S("12345"));
    html_markup(&out, S("67"));
    html_markup(&out, S("8"));
    expect_text(html_bytes(&out), "12345", "nothing stands behind what did not fit");
    arena_free(&arena);
}

START_TEST(a_piece_inside_a_page_is_as_it_was_when_handed_over) {
    Arena arena = new_arena();
    Html chart = new_page(&arena);
    for (int i = 0; i < 3000; i++) {
        html_markup(&chart, S("<rect/>"));
    }
    Html before = chart;
    html_markup(&chart, S("<late/>"));
    Html out = new_page(&arena);
    html_markup(&out, S("<svg>"));
    html_value(&out, before);
    html_markup(&out, S("</svg>"));
    ck_assert_int_eq((int)out.len, 3000 * 7 + 11);
    ck_assert(!text_holds(html_bytes(&out), "late"));
    Html empty = new_page(&arena);
    html_value(&out, empty);
    ck_assert_int_eq((int)out.len, 3000 * 7 + 11);
    arena_free(&arena);
}

START_TEST(a_long_piece_stands_in_a_page_uncopied) {
    Arena arena = new_arena();
    Html body = new_page(&arena);
    char *large = arena_take(&arena, 5000);
    memset(large, 'x', 5000);
    html_markup(&body, (Text){large, 5000});
    Html page = new_page(&arena);
    html_markup(&page, S("<main>"));
    html_html(&page, body);
    html_markup(&page, S("</main>"));
    html_html(&page, body);
    ck_assert(page.first->next->bytes == body.first->bytes);
    ck_assert_int_eq((int)page.len, 2 * 5000 + 13);
    Text all = html_bytes(&page);
    ck_assert(text_begins(all, S("<main>x")) && all.bytes[all.len - 1] == 'x');
    ck_assert(memcmp(all.bytes + 6 + 5000, "</main>x", 8) == 0);
    Html small = html_new(&arena, LANG_EN, 4999);
    html_html(&small, body);
    ck_assert(small.overflow);
    arena_free(&arena);
}

START_TEST(a_page_around_what_did_not_fit_has_not_fit) {
    Arena arena = new_arena();
    Html body = html_new(&arena, LANG_EN, 3);
    html_markup(&body, S("1234"));
    Html out = new_page(&arena);
    html_value(&out, body);
    ck_assert(out.overflow);
    arena_free(&arena);
}

START_TEST(what_an_if_asks) {
    Arena arena = new_arena();
    Html page = new_page(&arena);
    bool yes = true;
    size_t none = 0;
    ck_assert(html_holds(yes) && !html_holds(none) && html_holds(-1) && !html_holds((int64_t)0));
    ck_assert(html_holds(S("x")) && !html_holds(S("")) && !html_holds(page));
    ck_assert(html_holds(url_path(S("/"))) && !html_holds((Url){0}));
    html_markup(&page, S("x"));
    ck_assert(html_holds(page));
    arena_free(&arena);
}

START_TEST(a_number_over_all_bounds_aborts) {
    Arena arena = new_arena();
    Html out = new_page(&arena);
    html_unsigned(&out, (uint64_t)INT64_MAX + 1);
}
