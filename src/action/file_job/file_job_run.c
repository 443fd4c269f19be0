// Rows of file_job, as a runner moves them. Each is a transaction of its own.
#include "action/file_job/file_job_run.h"

#include "action/action_private.h"
#include "base/sign/signature.h"
#include "store/q_file_job.h"

enum { PURGED_AT_ONCE = 20 };

// ---- beginning ----

typedef struct {
    FileJob job;
    bool found;
} Taken;

static Err begin(Action *action, const QFileJobNextRow *row, Text runner, bool *ret_own) {
    int64_t taken = 0;
    TRY(q_file_job_take(
        action->db,
        &(QFileJobTakeIn){
            .job = row->job, .runner = runner, .tries = row->tries, .now = action->context->now},
        &taken));
    int64_t removed = 0;
    TRY(q_file_job_remove_pieces(action->db, &(QFileJobRemovePiecesIn){.job = row->job}, &removed));
    TRY(q_file_job_remove_files(action->db, &(QFileJobRemoveFilesIn){.job = row->job}, &removed));
    *ret_own = taken > 0;
    return OK;
}

static Err end(Action *action, const QFileJobEndIn *in, bool *ret_own) {
    int64_t ended = 0;
    TRY(q_file_job_end(action->db, in, &ended));
    *ret_own = ended > 0;
    return OK;
}

// An ActionBody.
static Err take_body(Action *action, const void *input, void *outcome) {
    const Text *runner = input;
    Taken *taken = outcome;
    Instant now = action->context->now;
    QFileJobNextRow row;
    bool found = false;
    bool own = false;
    *taken = (Taken){0};
    TRY(q_file_job_next(action->db, action->arena,
                        &(QFileJobNextIn){.silent_since = {now.seconds - FILE_JOB_SILENT_SECONDS}},
                        &row, &found));
    if (!found) {
        return OK;
    }
    TRY(begin(action, &row, *runner, &own));
    if (row.tries >= FILE_JOB_TRIES_MAX) {
        return end(action,
                   &(QFileJobEndIn){.job = row.job,
                                    .runner = *runner,
                                    .state = S("failed"),
                                    .outcome = S("killed"),
                                    .now = now,
                                    .ready_at_null = true,
                                    .expires_on_null = true},
                   &own);
    }
    taken->found = own;
    taken->job = (FileJob){row.job,      row.number, row.account, row.site, row.identity,
                           row.language, row.report, row.path,    row.query};
    return OK;
}

Err do_file_job_take(const ActionContext *context, Text runner, FileJob *ret_job, bool *ret_found) {
    Refusals refusals;
    Taken taken;
    TRY(action_run(context, take_body, &runner, &taken, &refusals));
    *ret_job = taken.job;
    *ret_found = taken.found;
    return OK;
}

// An ActionBody.
static Err give_up_body(Action *action, const void *input, void *outcome) {
    int64_t given = 0;
    (void)input;
    (void)outcome;
    return q_file_job_give_up(action->db, &(QFileJobGiveUpIn){.now = action->context->now}, &given);
}

Err do_file_jobs_give_up(const ActionContext *context) {
    Refusals refusals;
    return action_run(context, give_up_body, NULL, NULL, &refusals);
}

// ---- going on ----

static Err note(Action *action, int64_t job, Text runner, int64_t rows, bool *ret_own) {
    int64_t noted = 0;
    TRY(q_file_job_note(
        action->db,
        &(QFileJobNoteIn){
            .job = job, .runner = runner, .row_count = rows, .now = action->context->now},
        &noted));
    *ret_own = noted > 0;
    return OK;
}

// An ActionBody: the piece alone is kept, or where it is empty only noted how far the job is.
static Err keep_body(Action *action, const void *input, void *outcome) {
    const FileJobPiece *piece = input;
    bool *own = outcome;
    TRY(note(action, piece->job, piece->runner, piece->rows, own));
    if (!*own || piece->bytes.len == 0) {
        return OK;
    }
    return q_file_job_add_piece(
        action->db, &(QFileJobAddPieceIn){.job = piece->job,
                                          .file = piece->file,
                                          .piece = piece->piece,
                                          .content = base64_text(action->arena, piece->bytes)});
}

Err do_file_job_keep(const ActionContext *context, const FileJobPiece *piece, bool *ret_own) {
    Refusals refusals;
    ENSURE(piece->bytes.len <= FILE_PIECE_BYTES);
    return action_run(context, keep_body, piece, ret_own, &refusals);
}

Err do_file_job_note(const ActionContext *context, int64_t job, Text runner, int64_t rows,
                     bool *ret_own) {
    FileJobPiece nothing = {.job = job, .runner = runner, .rows = rows};
    return do_file_job_keep(context, &nothing, ret_own);
}

// ---- ending ----

static Err add_files(Action *action, const FileJobReady *ready) {
    for (size_t i = 0; i < ready->count; i++) {
        const FileJobFile *file = &ready->files[i];
        TRY(q_file_job_add_file(action->db, &(QFileJobAddFileIn){.job = ready->job,
                                                                 .file = (int64_t)i + 1,
                                                                 .name = file->name,
                                                                 .row_count = file->rows,
                                                                 .byte_count = file->bytes,
                                                                 .sha256 = file->sha256}));
    }
    return OK;
}

// An ActionBody.
static Err ready_body(Action *action, const void *input, void *outcome) {
    const FileJobReady *ready = input;
    bool *own = outcome;
    QFileJobEndIn in = {.job = ready->job,
                        .runner = ready->runner,
                        .state = S("ready"),
                        .manifest = ready->manifest,
                        .now = action->context->now,
                        .ready_at = action->context->now,
                        .expires_on = date_add_days(action->today, FILE_JOB_DAYS_KEPT)};
    for (size_t i = 0; i < ready->count; i++) {
        in.row_count += ready->files[i].rows;
        in.byte_count += ready->files[i].bytes;
    }
    TRY(end(action, &in, own));
    return *own ? add_files(action, ready) : OK;
}

Err do_file_job_ready(const ActionContext *context, const FileJobReady *ready, bool *ret_own) {
    Refusals refusals;
    return action_run(context, ready_body, ready, ret_own, &refusals);
}

typedef struct {
    int64_t job;
    Text runner;
    Text why;
} Failing;

// An ActionBody.
static Err fail_body(Action *action, const void *input, void *outcome) {
    const Failing *failing = input;
    bool own = false;
    int64_t removed = 0;
    (void)outcome;
    TRY(end(action,
            &(QFileJobEndIn){.job = failing->job,
                             .runner = failing->runner,
                             .state = S("failed"),
                             .outcome = failing->why,
                             .now = action->context->now,
                             .ready_at_null = true,
                             .expires_on_null = true},
            &own));
    return own ? q_file_job_remove_pieces(action->db,
                                          &(QFileJobRemovePiecesIn){.job = failing->job}, &removed)
               : OK;
}

Err do_file_job_fail(const ActionContext *context, int64_t job, Text runner, Text why) {
    Refusals refusals;
    Failing failing = {job, runner, why};
    return action_run(context, fail_body, &failing, NULL, &refusals);
}

// An ActionBody.
static Err purge_body(Action *action, const void *input, void *outcome) {
    QFileJobListOldRows old;
    (void)input;
    (void)outcome;
    TRY(q_file_job_list_old(action->db, action->arena,
                            &(QFileJobListOldIn){.today = action->today, .most = PURGED_AT_ONCE},
                            &old));
    for (size_t i = 0; i < old.count; i++) {
        int64_t job = old.rows[i].job;
        int64_t changed = 0;
        TRY(q_file_job_remove_pieces(action->db, &(QFileJobRemovePiecesIn){.job = job}, &changed));
        TRY(q_file_job_purge(
            action->db, &(QFileJobPurgeIn){.job = job, .now = action->context->now}, &changed));
    }
    return OK;
}

Err do_file_jobs_purge(const ActionContext *context) {
    Refusals refusals;
    return action_run(context, purge_body, NULL, NULL, &refusals);
}
