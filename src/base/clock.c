// Reads the machine's clock; nothing else in the program does.
#include "base/clock.h"

#include <time.h>

enum { MILLISECONDS = 1000, MICROSECONDS = 1000000, NANOSECONDS_OF_MILLISECOND = 1000000 };

Clock clock_system(void) {
    return (Clock){0};
}

Clock clock_set_to(Instant instant) {
    return (Clock){.is_set = true, .fixed = instant};
}

Clock clock_moved_to(Date today) {
    Clock system = clock_system();
    Instant now = clock_now(&system);
    int64_t midnight = date_midnight_utc(instant_civil_day(now, 0)).seconds;
    return (Clock){.ahead_of = date_midnight_utc(today).seconds - midnight};
}

Instant clock_now(const Clock *clock) {
    if (clock->is_set) {
        return clock->fixed;
    }
    struct timespec now = {0};
    int failed = clock_gettime(CLOCK_REALTIME, &now);
    ENSURE(failed == 0);
    return (Instant){now.tv_sec + clock->ahead_of};
}

void clock_moment(int64_t monotonic_us, struct timespec *ret_moment) {
    *ret_moment = (struct timespec){.tv_sec = monotonic_us / MICROSECONDS,
                                    .tv_nsec = monotonic_us % MICROSECONDS * 1000};
}

int64_t clock_monotonic_us(void) {
    struct timespec now = {0};
    int failed = clock_gettime(CLOCK_MONOTONIC, &now);
    ENSURE(failed == 0);
    return (int64_t)now.tv_sec * MICROSECONDS + now.tv_nsec / 1000;
}

void clock_deadline(int64_t milliseconds, struct timespec *ret_deadline) {
    int failed = clock_gettime(CLOCK_MONOTONIC, ret_deadline);
    ENSURE(failed == 0 && milliseconds >= 0);
    ret_deadline->tv_sec += milliseconds / MILLISECONDS;
    ret_deadline->tv_nsec += milliseconds % MILLISECONDS * NANOSECONDS_OF_MILLISECOND;
    if (ret_deadline->tv_nsec >= (long)MILLISECONDS * NANOSECONDS_OF_MILLISECOND) {
        ret_deadline->tv_nsec -= (long)MILLISECONDS * NANOSECONDS_OF_MILLISECOND;
        ret_deadline->tv_sec++;
    }
}
