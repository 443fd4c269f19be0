// Rows of the table job.
#include "action/job_log.h"

#include "store/q_job.h"

// Of so many that begin at once one is first each time.
enum { TRIES_MAX = 20 };

static Err begin(const ActionContext *context, Text kind, JobBegun *begun) {
    QJobLastRow last;
    TRY(q_job_give_up(context->db, &(QJobGiveUpIn){.kind = kind, .now = context->now},
                      &begun->killed));
    TRY(q_job_last(context->db, context->arena, &last));
    begun->job = last.job + 1;
    return q_job_begin(context->db, &(QJobBeginIn){.job = begun->job,
                                                   .kind = kind,
                                                   .for_day = context->today,
                                                   .now = context->now});
}

static Err begin_whole(const ActionContext *context, Text kind, JobBegun *ret_begun) {
    TRY(db_begin(context->db));
    Err err = begin(context, kind, ret_begun);
    if (!err_failed(err)) {
        err = db_commit(context->db);
    }
    if (err_failed(err)) {
        db_rollback(context->db);
    }
    return err;
}

Err do_job_begin(const ActionContext *context, Text kind, JobBegun *ret_begun) {
    JobBegun begun = {0};
    Err err = begin_whole(context, kind, &begun);
    for (int tries = 1; tries < TRIES_MAX && db_lost_race(context->db, err); tries++) {
        err = begin_whole(context, kind, &begun);
    }
    TRY(err);
    *ret_begun = begun;
    return OK;
}

Err do_job_note(const ActionContext *context, int64_t job, int64_t done, int64_t of) {
    enum { OF_BYTES = 24 };
    TextBuf buf = buf_new(context->arena, OF_BYTES);
    buf_addf(&buf, "of=%lld", (long long)of);
    return q_job_save(context->db, &(QJobSaveIn){.job = job,
                                                 .state = S("running"),
                                                 .done = done,
                                                 .outcome = buf_text(&buf),
                                                 .now = context->now});
}

Err do_job_end(const ActionContext *context, int64_t job, bool well, int64_t done, Text outcome) {
    return q_job_save(context->db, &(QJobSaveIn){.job = job,
                                                 .state = well ? S("ready") : S("failed"),
                                                 .done = done,
                                                 .outcome = outcome,
                                                 .now = context->now});
}
