// The night run (R10.3): brings every enterprise up to the day — terms closed, standing renewal
// quotes (P24), notices of the calendar — and lets the sequencer catch up. One
// transaction per enterprise; killed anywhere and repeated, it does what is left.
//
// It keeps a row of its own in `job`: begun, how many enterprises of how many it has been through,
// and how it ended. One that was killed stays there as running, until the next one notes it as
// killed.
#ifndef JOB_NIGHT_H
#define JOB_NIGHT_H

#include "action/action.h"
#include "action/night/enterprise_night.h"
#include "action/event/sequence.h"
#include "base/clock.h"

typedef struct {
    int64_t job;
    int64_t killed; // nights before it that never ended
    int64_t met;    // enterprises that it has been through
    int64_t faults; // of them, those whose own night ended with a fault
    NightDone done;
    SequenceOutcome read; // what the sequencer caught up with
} NightOutcome;

// For the operator: "3 enterprises closed, …, 2 standing quotes of 9 lines, …, 5 events numbered".
Text night_words(Arena *arena, const NightOutcome *outcome);

// context->arena is rewound as the run goes on. The clock tells when it ended; all that it does is
// of context->now.
Err night_run(const ActionContext *context, const Clock *clock, NightOutcome *ret_outcome);
// Reads what the sequencer has not read yet, to the end, and adds to `outcome`. Rewinds as above.
Err night_catch_up(const ActionContext *context, SequenceOutcome *outcome);

#endif
