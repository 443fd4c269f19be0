// The night of enterprises (R10.3): what the daily run does with each, one transaction per
// enterprise, safe to repeat: what was done is not done again, and nothing to do writes nothing.
#ifndef ACTION_NIGHT_ENTERPRISE_NIGHT_H
#define ACTION_NIGHT_ENTERPRISE_NIGHT_H

#include "action/action.h"

typedef struct {
    EnterpriseId *enterprises; // rising
    size_t count;
} NightList;

// What was done, as the night run tells it.
typedef struct {
    int64_t enterprises; // with which there was something to do
    int64_t closed;      // of them, those in which a term ended
    int64_t ordered;     // standing quotes that ordered themselves (R4.9)
    int64_t cancelled;   // such orders that nobody paid
    int64_t quotes;      // standing quotes made
    int64_t lines;       // renewal lines put into standing quotes
    int64_t failed;      // renewal lines that came onto the list of exceptions
    int64_t notices;     // left in the outbox
} NightDone;

void night_done_add(NightDone *sum, const NightDone *part);

// The enterprises with which there may be something to do today.
Err see_night(const ActionContext *context, NightList *ret_list);

// The night of these enterprises, in one transaction of the engine with a step for each, so that
// the disk is waited for once; where another transaction was first, all of it is done again.
Err do_enterprises_night(const ActionContext *context, const EnterpriseId *enterprises,
                         size_t count, NightDone *ret_done);

// How much goes into the next transaction of a night: what is in it waits for the disk together,
// and keeps others waiting meanwhile.
typedef struct {
    size_t enterprises; // of do_enterprises_night
    size_t sequenced;   // of do_sequence
} NightPace;

// Between two transactions of a night. Where only one may write at a time, and others do, it leaves
// them a moment, and the next one is short. Where several write at once only who wants one of the
// very same enterprises waits: there more go together, whose questions are asked together.
Err night_make_way(const ActionContext *context, NightPace *ret_pace);

#endif
