// What auth's tests share: an arena, and randomness that is the same every time.
#ifndef TESTS_UNIT_AUTH_EXPECT_H
#define TESTS_UNIT_AUTH_EXPECT_H

#include "auth/entropy.h"
#include "base/text.h"

#include <check.h>
#include <stdint.h>

static inline Arena new_arena(void) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, (size_t)64 << 20)));
    return arena;
}

// Counts up from what stands in the byte at `target`.
static inline void fill_by_counting(void *target, unsigned char *bytes, size_t count) {
    unsigned char *next = target;
    for (size_t i = 0; i < count; i++) {
        bytes[i] = (*next)++;
    }
}

#endif
