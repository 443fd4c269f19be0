// Helpers of base's tests: an arena per test, texts compared with their reason.
#ifndef TESTS_UNIT_BASE_EXPECT_H
#define TESTS_UNIT_BASE_EXPECT_H

#include "base/text.h"
#include <check.h>
#include <string.h>

static inline Arena new_arena(void) {
    Arena arena;
    Err err = arena_init(&arena, (size_t)1 << 26);
    ck_assert(!err_failed(err));
    return arena;
}

static inline void expect_text(Text got, const char *wanted, const char *why) {
    ck_assert_msg(text_equal(got, text_of(wanted)), "%s: got \"%.*s\", wanted \"%s\"", why,
                  TEXT_ARG(got), wanted);
}

static inline bool text_holds(Text text, const char *part) {
    return memmem(text.bytes, text.len, part, strlen(part)) != NULL;
}

static inline void expect_holds(Text got, const char *part, const char *why) {
    ck_assert_msg(text_holds(got, part), "%s: \"%.*s\" lacks \"%s\"", why, TEXT_ARG(got), part);
}

#endif
