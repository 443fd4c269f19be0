// Faults and bugs; the clock that can be set.
#include "base/clock.h"
#include "base/err.h"
#include "base/text.h"

#include <check.h>
#include <string.h>

START_TEST(ok_is_no_fault) {
    ck_assert(!err_failed(OK));
    ck_assert_uint_eq(sizeof(Err), 16);
}

START_TEST(a_fault_names_its_place) {
    Err err = FAULT_AT(FAULT_DB_FULL, 13);
    ck_assert(err_failed(err));
    ck_assert_int_eq(err.number, 13);
    ck_assert_int_gt(err.line, 0);
    ck_assert_ptr_nonnull(strstr(err.file, "err_test"));
    ck_assert_str_eq(err_message(err), "the disk is full");
}

START_TEST(every_fault_has_words_and_advice) {
    static const FaultCode codes[] = {
#define FAULT(name, message, hint) name,
#include "base/faults.def"
#undef FAULT
    };
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        Err err = FAULT_AT(codes[i], 0);
        ck_assert_uint_gt(strlen(err_message(err)), 0);
        ck_assert(codes[i] == FAULT_NONE || strlen(err_hint(err)) > 0);
    }
    Err unknown = {.code = 999};
    ck_assert_str_eq(err_message(unknown), "unknown fault");
    ck_assert_str_eq(err_hint(unknown), "");
}

static Err try_twice(Err first, Err second, int *done) {
    TRY(first);
    (*done)++;
    TRY(second);
    (*done)++;
    return OK;
}

START_TEST(try_hands_the_first_fault_upward) {
    int done = 0;
    ck_assert(!err_failed(try_twice(OK, OK, &done)));
    ck_assert_int_eq(done, 2);
    ck_assert_int_eq(try_twice(OK, FAULT_AT(FAULT_DB_IO, 0), &done).code, FAULT_DB_IO);
    ck_assert_int_eq(done, 3);
    ck_assert_int_eq(try_twice(FAULT_AT(FAULT_MEMORY, 0), OK, &done).code, FAULT_MEMORY);
    ck_assert_int_eq(done, 3);
}

START_TEST(a_promise_that_holds_does_nothing) {
    ENSURE(1 + 1 == 2);
}

START_TEST(a_broken_promise_aborts) {
    ENSURE(1 + 1 == 3);
}

START_TEST(the_unreachable_aborts) {
    NEVER("here");
}

START_TEST(a_set_clock_shows_what_it_was_set_to) {
    Clock clock = clock_set_to((Instant){-5});
    ck_assert_int_eq(clock_now(&clock).seconds, -5);
    ck_assert_int_eq(clock_now(&clock).seconds, -5);
}

START_TEST(the_systems_clock_goes_on) {
    Clock clock = clock_system();
    Instant first = clock_now(&clock);
    Instant second = clock_now(&clock);
    ck_assert_int_gt(first.seconds, 1700000000);
    ck_assert_int_ge(second.seconds, first.seconds);
}
