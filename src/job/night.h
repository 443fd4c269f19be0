// The night run (R10.3): brings every idle enterprise up to the day and lets the sequencer catch
// up. One transaction per enterprise; killed anywhere and repeated, it does what is left.
#ifndef JOB_NIGHT_H
#define JOB_NIGHT_H

#include "action/action.h"

typedef struct {
    int64_t enterprises; // closed by this run
    int64_t links;
    int64_t events;
} NightOutcome;

// context->arena is rewound as the run goes on.
Err night_run(const ActionContext *context, NightOutcome *ret_outcome);

#endif
