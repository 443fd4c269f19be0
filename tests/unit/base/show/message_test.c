// Messages of the program's own languages; the forms of all kinds stand with the generator's tests.
#include "base/messages.h"

#include "base/show/day_distance.h"
#include "base/show/lang.h"
#include "expect.h"
#include <check.h>

START_TEST(languages_are_found_by_their_tags) {
    for (int i = 0; i < LANG_COUNT; i++) {
        Lang lang = LANG_COUNT;
        ck_assert(lang_find(lang_tag((Lang)i), &lang));
        ck_assert_int_eq(lang, i);
    }
    Lang lang = LANG_ID;
    ck_assert(!lang_find(S("zh"), &lang) && !lang_find(S(""), &lang) && lang == LANG_ID);
    expect_text(lang_tag(LANG_ZH_HANT), "zh-Hant-TW", "the tag");
}

START_TEST(every_message_is_well_formed_in_every_language) {
    Arena arena = new_arena();
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        for (int id = 0; id < MESSAGE_COUNT; id++) {
            for (int64_t count = 0; count < 3; count++) {
                Message message = {.id = id, .count = count};
                for (int hole = 0; hole < MESSAGE_HOLES_MAX; hole++) {
                    message.values[hole] = (MessageValue){.kind = HOLE_TEXT, .text = S("x")};
                }
                Text text = message_text(&arena, (Lang)lang, message);
                ck_assert(text.len > 0 && text_is_utf8(text));
                ck_assert(!text_holds(text, "{") && !text_holds(text, "}"));
                arena_reset(&arena);
            }
        }
    }
    arena_free(&arena);
}

START_TEST(a_hole_is_filled_as_it_is) {
    Arena arena = new_arena();
    Message message = msg_refusal_of_line(S("\001\002"), S(""));
    expect_text(message_text(&arena, LANG_EN, message), "line \001\002, ",
                "marks in a value are no marks");
    arena_free(&arena);
}

START_TEST(plurals_count) {
    Arena arena = new_arena();
    Date today = date_of((CivilDay){2026, 11, 21});
    expect_text(message_text(&arena, LANG_EN, day_distance(today, date_add_days(today, 6))),
                "in 6 days", "ahead");
    expect_text(message_text(&arena, LANG_EN, msg_day_ahead(1)), "in 1 day", "one");
    expect_text(message_text(&arena, LANG_EN, msg_day_ahead(0)), "in 0 days", "none");
    expect_text(message_text(&arena, LANG_ID, msg_day_past(1200)), "1.200 hari yang lalu", "many");
    arena_free(&arena);
}

START_TEST(a_buffer_that_is_too_small_says_so) {
    Arena arena = new_arena();
    TextBuf buf = buf_new(&arena, 5);
    message_add(&buf, LANG_EN, msg_day_tomorrow());
    ck_assert(buf.overflow);
    arena_free(&arena);
}

START_TEST(a_message_of_no_key_aborts) {
    Arena arena = new_arena();
    (void)message_text(&arena, LANG_EN, (Message){.id = MESSAGE_COUNT});
}

START_TEST(a_message_in_no_language_aborts) {
    Arena arena = new_arena();
    (void)message_text(&arena, LANG_COUNT, msg_day_today());
}
