// The thread that makes files of lists (portal.md §5 job, C6): takes a job, finds out who asked and
// what they may now, asks the list's own page or endpoint for its rows, in one state of the
// database, and keeps them as an XLSX with a manifest. It holds nothing between two jobs.
//
// A process that is killed leaves its job running; the next to look takes it from the start.
#ifndef MAIN_SERVE_LIST_JOBS_H
#define MAIN_SERVE_LIST_JOBS_H

#include "main/serve/serving.h"

typedef struct ListJobs ListJobs;

// `worker`: the engine's, of which no request is. The thread ends with list_jobs_stop.
Err list_jobs_start(const Server *server, int worker, ListJobs **ret_jobs);
// What it works on is left as if it were killed. NULL is allowed.
void list_jobs_stop(ListJobs *jobs);
// There is a new job. NULL is allowed.
void list_jobs_wake(ListJobs *jobs);

#endif
