// The one clock (R10.2): handed to main, read once per request. Tests, rehearsals and the demo set
// it.
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/date.h"

typedef struct {
    bool is_set;   // false: the machine's clock
    Instant fixed; // what a set clock shows
} Clock;

Clock clock_system(void);
Clock clock_set_to(Instant instant);
Instant clock_now(const Clock *clock);

#endif
