// Asking for a list as a file that a job makes (portal.md §5 job, §7 XLSX), and deciding about it:
//
//     queued → running → ready → purged;  queued|running → cancelled;  running ⇄ failed
//
// A job belongs to the seat that asked: the person, at that account and site. Nobody else finds it.
#ifndef ACTION_FILE_JOB_FILE_JOB_ASK_H
#define ACTION_FILE_JOB_FILE_JOB_ASK_H

#include "action/action.h"

enum { FILE_JOBS_OPEN_MAX = 20 };

// What is asked for: an address of a list, whose parameters are lines "name=value".
typedef struct {
    Text report; // what it is called: "customers"
    Text path;
    Text query;
    Text language; // that words for people in it are in: "id"
} FileJobAsk;

// Queues a job. Where the seat already has one of this very address that waits or runs, that is
// it: asking twice makes one. Refuses too_many_jobs.
Err do_file_job_ask(const ActionContext *context, const FileJobAsk *ask, Text *ret_number,
                    Refusals *ret_refusals);

// queued|running → cancelled. Refuses job_not_found, job_state.
Err do_file_job_cancel(const ActionContext *context, Text number, Refusals *ret_refusals);
// failed → running, from its start. Refuses job_not_found, job_state.
Err do_file_job_retry(const ActionContext *context, Text number, Refusals *ret_refusals);

#endif
