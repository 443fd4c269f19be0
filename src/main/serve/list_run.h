// One job, from who asked to its files.
#ifndef MAIN_SERVE_LIST_RUN_H
#define MAIN_SERVE_LIST_RUN_H

#include "action/file_job/file_job_run.h"
#include "main/serve/serving.h"

typedef struct {
    const Server *server;
    int worker;
    Arena *arena; // for the whole job
    Arena *batch; // forgotten after each stretch of rows
    Text runner;
    // True where the process ends: the job is left where it is.
    bool (*ends)(void *target);
    void *target;
} ListRunner;

// Makes the job ready, or failed; or leaves it alone where it is this runner's no longer.
Err list_run(const ListRunner *runner, const FileJob *job);

#endif
