// Helpers of main's tests.
#ifndef TESTS_UNIT_MAIN_EXPECT_H
#define TESTS_UNIT_MAIN_EXPECT_H

#include "base/text.h"
#include <check.h>
#include <string.h>

static inline Arena new_arena(void) {
    Arena arena;
    Err err = arena_init(&arena, (size_t)1 << 28);
    ck_assert(!err_failed(err));
    return arena;
}

static inline bool text_holds(Text text, const char *part) {
    return memmem(text.bytes, text.len, part, strlen(part)) != NULL;
}

// The text begins with `begin` and holds `part`.
static inline void expect_says(Text got, const char *begin, const char *part, const char *why) {
    size_t length = strlen(begin);
    bool begins = got.len >= length && memcmp(got.bytes, begin, length) == 0;
    ck_assert_msg(begins && text_holds(got, part), "%s: \"%.*s\", wanted \"%s… %s\"", why,
                  TEXT_ARG(got), begin, part);
}

#endif
