// What is kept of a job that runs by itself: that it began, how far it is, how it ended. Who looks
// at the rows sees also those that never said their end.
#ifndef ACTION_JOB_LOG_H
#define ACTION_JOB_LOG_H

#include "action/action.h"

typedef struct {
    int64_t job;
    int64_t killed; // jobs of this kind before it that never said their end
} JobBegun;

// A job of a kind begins for context->today; in a transaction of its own. Those of its kind that
// still seem to run are noted as killed: one that in truth goes on says its own end later.
Err do_job_begin(const ActionContext *context, Text kind, JobBegun *ret_begun);
// So many things of so many are done, and it goes on.
Err do_job_note(const ActionContext *context, int64_t job, int64_t done, int64_t of);
// It ended: well ("ready") or not, and what came of it.
Err do_job_end(const ActionContext *context, int64_t job, bool well, int64_t done, Text outcome);

#endif
