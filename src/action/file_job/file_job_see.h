// Jobs that make files, and their files, as the seat that asked for them sees them.
#ifndef ACTION_FILE_JOB_FILE_JOB_SEE_H
#define ACTION_FILE_JOB_FILE_JOB_SEE_H

#include "action/action.h"
#include "base/input/fields.h"
#include "domain/columns.h"

typedef struct {
    Text job; // its number
    Text report;
    Text filters; // "country=ID, level=D"
    Text state;
    Text outcome; // why it failed
    int64_t rows; // so far
    int64_t bytes;
    Instant asked_at;
    bool ready_at_null;
    Instant ready_at;
    bool expires_on_null;
    Date expires_on;
    // Not columns.
    int64_t id;
    Text path; // of the list
    Text query;
    Text manifest; // empty: not ready
} FileJobRow;

extern const ColumnTable file_job_columns;

typedef struct {
    int64_t file;
    Text name;
    int64_t rows;
    int64_t bytes;
    Text sha256;
} FileJobFileRow;

extern const ColumnTable file_job_file_columns;

typedef struct {
    FileJobRow job;
    FileJobFileRow *files;
    size_t file_count;
} FileJobView;

typedef struct {
    Text after; // the number of the last job of the page before
} FileJobsAsk;

extern const FieldTable file_jobs_ask_fields;

typedef struct {
    FileJobRow *rows;
    size_t count;
    Text next; // empty: these were the last
} FileJobsView;

enum { FILE_JOBS_SHOWN = 50 };

// The latest first. Refuses bad_after.
Err see_file_jobs(const ActionContext *context, const FileJobsAsk *ask, FileJobsView *ret_jobs,
                  Refusals *ret_refusals);

// Refuses job_not_found: another's is as one that never was (V6).
Err see_file_job(const ActionContext *context, Text number, FileJobView *ret_view,
                 Refusals *ret_refusals);
// A piece of a ready file; found false behind its last, and where the job is not the viewer's.
Err see_file_job_piece(const ActionContext *context, Text number, int64_t file, int64_t piece,
                       Text *ret_bytes, bool *ret_found);

#endif
