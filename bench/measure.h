// What every measured program needs: the clocks, a rate, and one line of output that run.sh reads.
// Knows nothing of the house, so that the programs of limit/ may use it.
//
// Work of one thread that waits for nothing is measured in processor time, since machines are
// shared; work that waits for a disk by the clock on the wall.
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

enum { MEASURE_SECOND = 1000000000 }; // in nanoseconds

typedef enum { MEASURE_PROCESSOR, MEASURE_WALL } MeasureClock;

static inline int64_t measure_now(MeasureClock clock) {
    struct timespec now;
    (void)clock_gettime(clock == MEASURE_WALL ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * MEASURE_SECOND + now.tv_nsec;
}

// `count` things in `taken` nanoseconds, as things per second.
static inline int64_t measure_rate(int64_t count, int64_t taken) {
    int64_t microseconds = taken / 1000;
    return count * 1000000 / (microseconds > 0 ? microseconds : 1);
}

// The line's first word is the figure. Exit status: 0, or 1 where it could not be written.
static inline int measure_say(int64_t rate, const char *unit, const char *remark) {
    int length = printf("%" PRId64 " %s %s\n", rate, unit, remark);
    return length > 0 && fflush(stdout) == 0 ? 0 : 1;
}

#endif
