// The parts' C: icons and their symbols, names in another script, states, days, columns, fields.
#include "base/messages.h"
#include "expect.h"
#include "web/part/form/field.h"
#include "web/part/frame/icon.h"
#include "web/part/frame/page.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/table/column_head.h"
#include "web/part/table/due.h"
#include "web/tpl_field.h"

START_TEST(a_page_gets_the_symbols_that_it_names) {
    Arena arena = new_arena();
    Html page = html_new(&arena, LANG_EN, 1 << 20);
    html_html(&page, icon_html(&arena, ICON_CHECK));
    html_html(&page, icon_html(&arena, ICON_CHECK));
    html_html(&page, icon_html(&arena, ICON_X));
    html_html(&page, icon_html(&arena, ICON_CHECK));
    html_html(&page, icon_html(&arena, ICON_X));
    Html symbols = icon_symbols(&arena, page);
    expect_count(symbols, "<symbol id=\"i-check\"", 1);
    expect_count(symbols, "<symbol id=\"i-x\"", 1);
    expect_count(symbols, "<symbol", 2);
    arena_free(&arena);
}

// "clock" begins "clock-alarm"; only a whole name counts, and only inside href.
START_TEST(what_only_looks_like_an_icon_gets_no_symbol) {
    Arena arena = new_arena();
    Html page = html_new(&arena, LANG_EN, 1 << 20);
    html_text(&page, S("href=\"#i-check\""));
    html_markup(&page, S("<use href=\"#i-clock-alarm\"/>#i-x\""));
    expect_count(icon_symbols(&arena, page), "<symbol", 0);
    html_html(&page, icon_html(&arena, ICON_CLOCK));
    html_markup(&page,
                S("<use href=\"#i-clock-alarm\"/><use href=\"#i-clo\"/><use href=\"#i-clock"));
    expect_count(icon_symbols(&arena, page), "<symbol", 1);
    arena_free(&arena);
}

// The reference may lie over the border of two pieces of the page.
START_TEST(an_icon_over_two_pieces_is_found) {
    Arena arena = new_arena();
    for (size_t before = 16300; before < 16400; before++) {
        Html page = html_new(&arena, LANG_EN, 1 << 20);
        for (size_t i = 0; i < before; i++) {
            html_markup(&page, S("x"));
        }
        html_html(&page, icon_html(&arena, ICON_BELL));
        expect_count(icon_symbols(&arena, page), "<symbol id=\"i-bell\"", 1);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

START_TEST(a_name_in_another_script_has_its_language) {
    ck_assert(name_of(S("PT Samudra Logistik"), LANG_EN).lang.len == 0);
    ck_assert(text_equal(name_of(S("遠望物流"), LANG_ID).lang, S("zh-Hant-TW")));
    ck_assert(text_equal(name_of(S("A 𠮷 B"), LANG_EN).lang, S("zh-Hant-TW")));
    ck_assert(name_of(S("遠望物流"), LANG_ZH_HANT).lang.len == 0);
    ck_assert(name_of(S("Łódź · naïve 😀"), LANG_EN).lang.len == 0);
    ck_assert(name_of(S("\xE9"), LANG_EN).lang.len == 0); // cut short
    ck_assert(name_of(S(""), LANG_EN).lang.len == 0);
}

START_TEST(a_state_is_word_and_icon) {
    Arena arena = new_arena();
    Tag lapsed = tag_of(&arena, STATES_OF_RENEWAL, S("lapsed"));
    ck_assert(text_equal(lapsed.tone, S("bad")));
    expect_message(lapsed.label, LANG_EN, "Lapsed");
    expect_count(lapsed.icon, "#i-circle-x", 1);
    expect_message(tag_of(&arena, STATES_OF_QUOTE, S("accepted")).label, LANG_ZH_HANT, "已接受");
    expect_message(tag_of(&arena, STATES_OF_ORDER, S("accepted")).label, LANG_ZH_HANT, "已受理");
    arena_free(&arena);
}

START_TEST(a_state_that_nobody_knows_aborts) {
    Arena arena = new_arena();
    (void)tag_of(&arena, STATES_OF_PROOF, S("lapsed"));
}

START_TEST(a_day_is_late_when_it_is_near) {
    Date today = date_of((CivilDay){2026, 11, 21});
    Date day = date_of((CivilDay){2026, 12, 1});
    ck_assert(due_of(today, day, 10).late);
    ck_assert(!due_of(today, day, 9).late);
    expect_message(due_of(today, day, 9).distance, LANG_EN, "in 10 days");
    ck_assert(due_of(day, today, 9).late);
}

START_TEST(a_column_has_its_word_or_its_name) {
    expect_message(column_label(S("coverage_end")), LANG_ID, "Cakupan sampai");
    expect_message(column_label(S("price_bl")), LANG_ID, "price_bl");
}

START_TEST(a_field_keeps_what_was_typed_and_says_what_is_wrong) {
    Arena arena = new_arena();
    FormField field = field_text(S("site_name"), msg_site_name(), S("\"><x"));
    field = field_with_problem(field, msg_problem_quantity());
    Html out = html_new(&arena, LANG_EN, 1 << 16);
    tpl_field(&out, &field);
    expect_count(out, "value=\"&quot;&gt;&lt;x\"", 1);
    expect_count(out, "aria-invalid=\"true\" aria-describedby=\"site_name-err\"", 1);
    expect_count(out, "id=\"site_name-err\"", 1);
    expect_count(out, "<label for=\"site_name\">Customer name</label>", 1);
    arena_free(&arena);
}

START_TEST(one_of_several_is_chosen) {
    Arena arena = new_arena();
    FieldOption items[] = {{S("agreement"), msg_per_agreement(), true},
                           {S("site"), msg_per_site(), false}};
    FormField field =
        field_select(S("group_by"), msg_one_quote_per(), (FieldOptions){items, 2}, S("site"));
    Html out = html_new(&arena, LANG_EN, 1 << 16);
    tpl_field(&out, &field);
    expect_count(out, " selected", 1);
    expect_count(out, "value=\"site\" selected", 1);
    arena_free(&arena);
}

// A page is whole: language, theme, the symbols that its frame names, one main.
START_TEST(a_page_is_whole) {
    Arena arena = new_arena();
    Html main = html_new(&arena, LANG_ZH_HANT, 1 << 16);
    html_markup(&main, S("<h1>x</h1>"));
    Shell shell = {
        .home = url_path(S("/")),
        .audience = msg_portal_public(),
        .languages = shell_languages(&arena, LANG_ZH_HANT),
        .here = S("/verify"),
        .other_theme = S("light"),
        .main = main,
        .today = date_of((CivilDay){2026, 11, 21}),
    };
    PageLook look = {
        S("dark"), S(""), url_path(S("/a.css")), url_path(S("/a.js")), url_path(S("/a.woff2")),
        false};
    Html page = page_html(&arena, LANG_ZH_HANT, &look, msg_plain(S("<t>")), &shell);
    expect_count(page, "<html lang=\"zh-Hant-TW\" dir=\"ltr\"", 1);
    expect_count(page, " data-theme=\"dark\"", 1);
    expect_count(page, "<title>&lt;t&gt; – Licet</title>", 1);
    expect_count(page, "<h1>x</h1>", 1);
    expect_count(page, "<symbol id=\"i-languages\"", 1);
    expect_count(page, "<nav", 0); // nobody is signed in
    expect_count(page, "aria-current=\"true\"", 1);
    expect_count(page, "style=", 0);
    arena_free(&arena);
}
