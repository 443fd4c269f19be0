// Public numbers: each once, of the right width, telling nothing by their order.
#include "domain/record/number.h"

#include <check.h>
#include <stdlib.h>

// The number as a figure; SIZE_MAX where a sign is no digit.
static size_t value_of(Text number) {
    size_t value = 0;
    for (size_t i = 0; i < number.len; i++) {
        if (number.bytes[i] < '0' || number.bytes[i] > '9') {
            return SIZE_MAX;
        }
        value = 10 * value + (size_t)(number.bytes[i] - '0');
    }
    return value;
}

// All indexes of one width give all numbers of that width, each once. The loop only counts: every
// ck_assert tells the harness where it stands, which a million times takes half a minute.
START_TEST(a_whole_width_is_a_permutation) {
    enum { AGREEMENTS = 1000000 };
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, (size_t)1 << 30)));
    bool *seen = calloc(AGREEMENTS, sizeof *seen);
    ck_assert_ptr_nonnull(seen);
    size_t each_once = 0;
    for (int64_t i = 0; i < AGREEMENTS; i++) {
        Text number = number_text(&arena, NUMBER_AGREEMENT, 42, i);
        size_t value = value_of(number);
        if (number.len == 6 && value < AGREEMENTS && !seen[value]) {
            seen[value] = true;
            each_once++;
        }
    }
    ck_assert_uint_eq(each_once, AGREEMENTS);
    free(seen);
    arena_free(&arena);
}

START_TEST(a_used_up_width_grows_by_a_digit) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    ck_assert_uint_eq(number_text(&arena, NUMBER_AGREEMENT, 1, 999999).len, 6);
    ck_assert_uint_eq(number_text(&arena, NUMBER_AGREEMENT, 1, 1000000).len, 7);
    ck_assert_uint_eq(number_text(&arena, NUMBER_SITE, 1, 0).len, 7);
    ck_assert_uint_eq(number_text(&arena, NUMBER_ORDER, 1, 0).len, 10);
    ck_assert_uint_eq(number_text(&arena, NUMBER_ORDER, 1, INT64_C(10000000000)).len, 11);
    arena_free(&arena);
}

// Another key, another order: neighbours in time are not neighbours in number.
START_TEST(the_key_decides_and_neighbours_are_far_apart) {
    Arena arena;
    int same = 0;
    int close = 0;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    for (int64_t i = 0; i < 1000; i++) {
        Text here = number_text(&arena, NUMBER_ORDER, 7, i);
        Text next = number_text(&arena, NUMBER_ORDER, 7, i + 1);
        Text other = number_text(&arena, NUMBER_ORDER, 8, i);
        same += text_equal(here, other);
        close += text_equal((Text){here.bytes, 4}, (Text){next.bytes, 4});
    }
    ck_assert_int_le(same, 1);
    ck_assert_int_le(close, 5);
    arena_free(&arena);
}

START_TEST(a_code_leads_back_to_its_record_and_no_other) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    static const int64_t ids[] = {0, 1, 1 << 20, (1 << 20) + 1, 7 << 20, INT64_MAX};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        int64_t id = -1;
        Text code = record_code(&arena, 42, ids[i]);
        ck_assert_uint_eq(code.len, RECORD_CODE_BYTES);
        ck_assert(record_code_parse(code, 42, &id));
        ck_assert_int_eq(id, ids[i]);
        bool other = record_code_parse(code, 43, &id);
        ck_assert(!other || id != ids[i]);
    }
    arena_free(&arena);
}

START_TEST(what_is_no_code_leads_nowhere) {
    int64_t id = -1;
    static const char *const bad[] = {
        "", "0", "000000000000I", "ZZZZZZZZZZZZZ", "0000000000000Z", "g000000000000"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        ck_assert_msg(!record_code_parse(text_of(bad[i]), 42, &id), "%s", bad[i]);
    }
    ck_assert_int_eq(id, -1);
}
