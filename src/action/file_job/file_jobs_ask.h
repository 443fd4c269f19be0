// The list of a seat's jobs, page by page.
#ifndef ACTION_FILE_JOB_FILE_JOBS_ASK_H
#define ACTION_FILE_JOB_FILE_JOBS_ASK_H

#include "action/file_job/file_job_see.h"
#include "base/input/fields.h"

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

#endif
