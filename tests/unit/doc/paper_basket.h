// A sink that keeps what it is given, for tests of doc.
#ifndef TESTS_UNIT_DOC_PAPER_BASKET_H
#define TESTS_UNIT_DOC_PAPER_BASKET_H

#include "base/json_write.h"

#include <check.h>
#include <string.h>

typedef struct {
    TextBuf buf;
    size_t pieces;
    size_t longest;
    size_t fail_at; // this piece is refused, from 1; 0: none
} Basket;

static inline Err take(void *target, Text piece) {
    Basket *basket = target;
    basket->pieces++;
    basket->longest = piece.len > basket->longest ? piece.len : basket->longest;
    if (basket->pieces == basket->fail_at) {
        return FAULT_AT(FAULT_FILE_WRITE, 28);
    }
    buf_add(&basket->buf, piece);
    return OK;
}

static inline Basket new_basket(Arena *arena) {
    return (Basket){.buf = buf_new(arena, (size_t)1 << 24)};
}

static inline Arena new_arena(void) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, (size_t)1 << 32)));
    return arena;
}

static inline void expect_text(Text got, const char *wanted, const char *why) {
    ck_assert_msg(text_equal(got, text_of(wanted)), "%s: got %.*s", why, (int)got.len, got.bytes);
}

#endif
