// A job as its runner sees it: takes one, says how far it is, keeps its files piece by piece, and
// ends it. Whatever a runner says of a job that was cancelled meanwhile, or taken over by another,
// changes nothing and tells it so (`ret_own` false).
//
// A runner that was killed is not heard of any more: after FILE_JOB_SILENT_SECONDS another takes
// its job from the start; the third time that happens the job fails.
#ifndef ACTION_FILE_JOB_FILE_JOB_RUN_H
#define ACTION_FILE_JOB_FILE_JOB_RUN_H

#include "action/action.h"

enum {
    FILE_JOB_SILENT_SECONDS = 120,
    FILE_JOB_TRIES_MAX = 3,
    FILE_JOB_DAYS_KEPT = 30,
    FILE_PIECE_BYTES = 48 << 10
};

typedef struct {
    int64_t job;
    Text number;
    AccountId account;
    SiteId site;
    IdentityId identity;
    Text language;
    Text report;
    Text path;
    Text query;
} FileJob;

// The oldest job that waits; ret_found false where none does.
Err do_file_job_take(const ActionContext *context, Text runner, FileJob *ret_job, bool *ret_found);
// The jobs that run are nobody's: for a process that has just begun and is the only one.
Err do_file_jobs_give_up(const ActionContext *context);
Err do_file_job_note(const ActionContext *context, int64_t job, Text runner, int64_t rows,
                     bool *ret_own);

// A piece of FILE_PIECE_BYTES, or the last of the file; pieces count from 0, files from 1.
typedef struct {
    int64_t job;
    Text runner;
    int64_t file;
    int64_t piece;
    Text bytes;
    int64_t rows; // of the job so far
} FileJobPiece;
Err do_file_job_keep(const ActionContext *context, const FileJobPiece *piece, bool *ret_own);

typedef struct {
    Text name;
    int64_t rows;
    int64_t bytes;
    Text sha256;
} FileJobFile;

// running → ready: all pieces are kept.
typedef struct {
    int64_t job;
    Text runner;
    const FileJobFile *files;
    size_t count;
    Text manifest;
} FileJobReady;
Err do_file_job_ready(const ActionContext *context, const FileJobReady *ready, bool *ret_own);
// running → failed; `why` is a stable word: "forbidden", "refused", "fault".
Err do_file_job_fail(const ActionContext *context, int64_t job, Text runner, Text why);

// ready → purged of what is kept no longer, some at a time.
Err do_file_jobs_purge(const ActionContext *context);

#endif
