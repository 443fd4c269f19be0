// The one clock (R10.2): handed to main, read once per request. Tests, rehearsals and the demo set
// it.
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/date.h"

typedef struct {
    bool is_set;      // false: the machine's clock
    Instant fixed;    // what a set clock shows
    int64_t ahead_of; // seconds that the machine's clock is moved by, where it is not set
} Clock;

Clock clock_system(void);
Clock clock_set_to(Instant instant);
// The machine's clock moved to another day: the same time of day now, and it goes on.
Clock clock_moved_to(Date today);
Instant clock_now(const Clock *clock);
// Microseconds since some moment in the past, for measuring: never set, never jumps (D7).
int64_t clock_monotonic_us(void);

// When a wait that begins now is over, by the machine's steady clock (CLOCK_MONOTONIC), which a set
// clock does not change: how long somebody may wait is no matter of the business.
struct timespec;
void clock_deadline(int64_t milliseconds, struct timespec *ret_deadline);
// A moment of clock_monotonic_us as that clock's time.
void clock_moment(int64_t monotonic_us, struct timespec *ret_moment);

#endif
