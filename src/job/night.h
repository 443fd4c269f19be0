// The night run (R10.3): brings every idle enterprise up to the day and lets the sequencer catch
// up. One transaction per enterprise; killed anywhere and repeated, it does what is left.
//
// It keeps a row of its own in `job`: begun, how many enterprises are closed so far, and how it
// ended. One that was killed stays there as running, until the next one notes it as killed.
#ifndef JOB_NIGHT_H
#define JOB_NIGHT_H

#include "action/action.h"
#include "base/clock.h"

typedef struct {
    int64_t job;
    int64_t killed;      // nights before it that never ended
    int64_t enterprises; // closed by this run
    int64_t links;
    int64_t events;
} NightOutcome;

// "3 enterprises closed, 4 audit rows chained, 5 events numbered"
Text night_words(Arena *arena, const NightOutcome *outcome);

// context->arena is rewound as the run goes on. The clock tells when it ended; all that it does is
// of context->now.
Err night_run(const ActionContext *context, const Clock *clock, NightOutcome *ret_outcome);

#endif
