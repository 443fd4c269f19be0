// Arenas: zeroed and aligned pieces, forgetting, limits.
#include "base/arena.h"
#include "expect.h"

#include <check.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

static bool is_zero(const void *piece, size_t bytes) {
    const char *at = piece;
    for (size_t i = 0; i < bytes; i++) {
        if (at[i] != 0) {
            return false;
        }
    }
    return true;
}

START_TEST(pieces_are_zeroed_and_aligned) {
    Arena arena = new_arena();
    for (size_t bytes = 0; bytes < 100; bytes++) {
        char *piece = arena_take(&arena, bytes);
        ck_assert_ptr_nonnull(piece);
        ck_assert_uint_eq((uintptr_t)piece % alignof(max_align_t), 0);
        ck_assert(is_zero(piece, bytes));
        memset(piece, 0xAA, bytes);
    }
    arena_free(&arena);
}

START_TEST(pieces_do_not_overlap) {
    Arena arena = new_arena();
    char *pieces[50];
    for (size_t i = 0; i < 50; i++) {
        pieces[i] = arena_take(&arena, i + 1);
        memset(pieces[i], (int)i + 1, i + 1);
    }
    for (size_t i = 0; i < 50; i++) {
        for (size_t j = 0; j <= i; j++) {
            ck_assert_int_eq(pieces[i][j], (int)i + 1);
        }
    }
    arena_free(&arena);
}

START_TEST(zeroed_again_after_a_reset) {
    static const size_t sizes[] = {1, 16, 17, 4096, 1 << 20, (1 << 20) + 1, 5 << 20};
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        memset(arena_take(&arena, sizes[i]), 0xFF, sizes[i]);
        arena_reset(&arena);
        ck_assert_uint_eq(arena.used, 0);
        ck_assert(is_zero(arena_take(&arena, 6 << 20), 6 << 20));
        arena_reset(&arena);
    }
    arena_free(&arena);
}

START_TEST(zeroed_again_after_a_rewind) {
    Arena arena = new_arena();
    char *kept = arena_take(&arena, 10);
    memset(kept, 0x11, 10);
    size_t mark = arena.used;
    for (size_t bytes = 1; bytes < 5000; bytes += 777) {
        memset(arena_take(&arena, bytes), 0xFF, bytes);
        arena_rewind(&arena, mark);
        char *again = arena_take(&arena, bytes * 2);
        ck_assert(is_zero(again, bytes * 2));
        memset(again, 0xEE, bytes);
        arena_rewind(&arena, mark);
    }
    for (size_t i = 0; i < 10; i++) {
        ck_assert_int_eq(kept[i], 0x11);
    }
    arena_free(&arena);
}

START_TEST(the_last_piece_can_be_shortened) {
    Arena arena = new_arena();
    char *long_piece = arena_take(&arena, 1000);
    memset(long_piece, 0x22, 1000);
    size_t before = arena.used;
    arena_shorten(&arena, long_piece, 1000, 10);
    ck_assert_uint_lt(arena.used, before);
    char *next = arena_take(&arena, 100);
    ck_assert(next >= long_piece + 10 && next < long_piece + 1000);
    ck_assert(is_zero(next, 100));
    ck_assert_int_eq(long_piece[9], 0x22);
    arena_shorten(&arena, next, 100, 100);
    arena_shorten(&arena, next, 100, 0);
    arena_free(&arena);
}

START_TEST(arrays_are_zeroed) {
    Arena arena = new_arena();
    int64_t *numbers = arena_array(&arena, int64_t, 1000);
    ck_assert(is_zero(numbers, 1000 * sizeof(int64_t)));
    int32_t *one = arena_new(&arena, int32_t);
    ck_assert_int_eq(*one, 0);
    ck_assert_ptr_nonnull(arena_array(&arena, int64_t, 0));
    arena_free(&arena);
}

START_TEST(an_impossible_reservation_is_a_fault) {
    Arena arena = {0};
    Err err = arena_init(&arena, SIZE_MAX / 2);
    ck_assert_int_eq(err.code, FAULT_MEMORY);
    ck_assert_int_ne(err.number, 0);
    arena_free(&arena);
}

START_TEST(a_freed_arena_can_be_freed_again) {
    Arena arena = new_arena();
    arena_free(&arena);
    ck_assert_ptr_null(arena.start);
    arena_free(&arena);
}

START_TEST(up_to_the_limit) {
    Arena arena;
    Err err = arena_init(&arena, 4096);
    ck_assert(!err_failed(err));
    char *piece = arena_take(&arena, 4096 - 64);
    piece[4096 - 65] = 1;
    arena_free(&arena);
}

START_TEST(going_over_the_limit_aborts) {
    Arena arena;
    Err err = arena_init(&arena, 4096);
    ck_assert(!err_failed(err));
    (void)arena_take(&arena, 3000);
    (void)arena_take(&arena, 3000);
}

START_TEST(one_piece_over_the_limit_aborts) {
    Arena arena = new_arena();
    (void)arena_take(&arena, SIZE_MAX - 8);
}

START_TEST(an_array_beyond_all_bounds_aborts) {
    Arena arena = new_arena();
    (void)arena_take_array(&arena, SIZE_MAX / 2, 3);
}

START_TEST(rewinding_forwards_aborts) {
    Arena arena = new_arena();
    arena_rewind(&arena, 1);
}

START_TEST(shortening_another_than_the_last_aborts) {
    Arena arena = new_arena();
    char *first = arena_take(&arena, 100);
    (void)arena_take(&arena, 100);
    arena_shorten(&arena, first, 100, 10);
}

START_TEST(lengthening_aborts) {
    Arena arena = new_arena();
    char *piece = arena_take(&arena, 100);
    arena_shorten(&arena, piece, 100, 101);
}
