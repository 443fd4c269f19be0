// Helpers of the pages' tests: an arena per test, what a piece of a page holds and does not hold.
#ifndef TESTS_UNIT_WEB_EXPECT_H
#define TESTS_UNIT_WEB_EXPECT_H

#include "base/show/html.h"
#include <check.h>
#include <string.h>

static inline Arena new_arena(void) {
    Arena arena;
    Err err = arena_init(&arena, (size_t)1 << 28);
    ck_assert(!err_failed(err));
    return arena;
}

static inline size_t count_of(Text text, const char *part) {
    size_t count = 0;
    for (size_t i = 0; i + strlen(part) <= text.len; i++) {
        count += memcmp(text.bytes + i, part, strlen(part)) == 0;
    }
    return count;
}

static inline void expect_count(Html html, const char *part, size_t wanted) {
    ck_assert(!html.overflow);
    Text text = html_bytes(&html);
    ck_assert_msg(count_of(text, part) == wanted, "\"%s\" stands %zu times, not %zu, in \"%.*s\"",
                  part, count_of(text, part), wanted, TEXT_ARG(text));
}

static inline void expect_message(Message message, Lang lang, const char *wanted) {
    Arena arena = new_arena();
    Text text = message_text(&arena, lang, message);
    ck_assert_msg(text_equal(text, text_of(wanted)), "got \"%.*s\", wanted \"%s\"", TEXT_ARG(text),
                  wanted);
    arena_free(&arena);
}

#endif
