// Clocks: one that is set shows what it was set to; the one for measuring never goes back.
#include "base/clock.h"

#include <check.h>

START_TEST(a_set_clock_stands) {
    Clock clock = clock_set_to((Instant){1795297064});
    ck_assert_int_eq(clock_now(&clock).seconds, 1795297064);
    ck_assert_int_eq(clock_now(&clock).seconds, 1795297064);
    Clock system = clock_system();
    ck_assert_int_ne(clock_now(&system).seconds, 0);
}

START_TEST(measured_time_never_goes_back) {
    int64_t first = clock_monotonic_us();
    int64_t last = first;
    for (int i = 0; i < 100000; i++) {
        int64_t now = clock_monotonic_us();
        ck_assert_int_ge(now, last);
        last = now;
    }
    ck_assert_int_gt(last, first);
    ck_assert_int_lt(last - first, 60000000); // microseconds, not nanoseconds
}
