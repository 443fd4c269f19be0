// A thread, its two arenas, and a bell.
#include "main/serve/list_jobs.h"

#include "main/serve/list_run.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

enum { JOB_ARENA_BYTES = 64 << 20, BATCH_ARENA_BYTES = 256 << 20, LOOK_SECONDS = 2 };

struct ListJobs {
    const Server *server;
    int worker;
    Arena arena; // that thread's alone, as the next
    Arena batch;
    pthread_t thread;
    pthread_mutex_t lock; // of what follows
    pthread_cond_t bell;
    bool rung;
    bool ends;
};

static bool ends(void *target) {
    ListJobs *jobs = target;
    (void)pthread_mutex_lock(&jobs->lock);
    bool now = jobs->ends;
    (void)pthread_mutex_unlock(&jobs->lock);
    return now;
}

// Until the bell rings, or some time has passed: another server may have been asked.
static void wait_for_bell(ListJobs *jobs) {
    struct timespec until;
    (void)timespec_get(&until, TIME_UTC);
    until.tv_sec += LOOK_SECONDS;
    (void)pthread_mutex_lock(&jobs->lock);
    while (!jobs->rung && !jobs->ends &&
           pthread_cond_timedwait(&jobs->bell, &jobs->lock, &until) != ETIMEDOUT) {
    }
    jobs->rung = false;
    (void)pthread_mutex_unlock(&jobs->lock);
}

static Err context_of(ListJobs *jobs, ActionContext *ret_context) {
    return engine_context(jobs->server->engine, jobs->worker, &jobs->arena,
                          clock_now(&jobs->server->clock), ret_context);
}

// One job; false where none waits, or nothing can be done now.
static bool work(ListJobs *jobs, Text runner) {
    ActionContext context;
    FileJob job;
    bool found = false;
    Err err = context_of(jobs, &context);
    if (!err_failed(err)) {
        err = do_file_job_take(&context, runner, &job, &found);
    }
    if (!err_failed(err) && found) {
        ListRunner run = {.server = jobs->server,
                          .worker = jobs->worker,
                          .arena = &jobs->arena,
                          .batch = &jobs->batch,
                          .runner = runner,
                          .ends = ends,
                          .target = jobs};
        err = list_run(&run, &job);
    } else if (!err_failed(err)) {
        err = do_file_jobs_purge(&context);
    }
    if (err_failed(err)) {
        HttpRequest none = {.id = S("list_jobs")};
        server_log_fault(&none, err);
    }
    arena_reset(&jobs->arena);
    arena_reset(&jobs->batch);
    return found && !err_failed(err);
}

// A database of one writer is one process's: what still seems to run was killed with its process.
static void take_up(ListJobs *jobs) {
    ActionContext context;
    if (!err_failed(context_of(jobs, &context)) && context.gathering.run != NULL) {
        (void)do_file_jobs_give_up(&context);
    }
    arena_reset(&jobs->arena);
}

static void *run_jobs(void *argument) {
    ListJobs *jobs = argument;
    Arena own;
    if (err_failed(arena_init(&own, 1 << 16))) {
        return NULL;
    }
    Text runner = secret_new(&own, &jobs->server->entropy);
    take_up(jobs);
    while (!ends(jobs)) {
        if (!work(jobs, runner)) {
            wait_for_bell(jobs);
        }
    }
    arena_free(&own);
    return NULL;
}

Err list_jobs_start(const Server *server, int worker, ListJobs **ret_jobs) {
    ListJobs *jobs = calloc(1, sizeof *jobs);
    if (jobs == NULL) {
        return FAULT_AT(FAULT_MEMORY, 0);
    }
    jobs->server = server;
    jobs->worker = worker;
    (void)pthread_mutex_init(&jobs->lock, NULL);
    (void)pthread_cond_init(&jobs->bell, NULL);
    Err err = arena_init(&jobs->arena, JOB_ARENA_BYTES);
    if (!err_failed(err)) {
        err = arena_init(&jobs->batch, BATCH_ARENA_BYTES);
    }
    if (!err_failed(err)) {
        err = engine_worker_begin(server->engine, worker);
    }
    if (!err_failed(err)) {
        int failed = pthread_create(&jobs->thread, NULL, run_jobs, jobs);
        err = failed == 0 ? OK : FAULT_AT(FAULT_MEMORY, failed);
        if (failed != 0) {
            engine_worker_end(server->engine, worker);
        }
    }
    if (err_failed(err)) {
        arena_free(&jobs->batch);
        arena_free(&jobs->arena);
        free(jobs);
        return err;
    }
    *ret_jobs = jobs;
    return OK;
}

void list_jobs_stop(ListJobs *jobs) {
    if (jobs == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&jobs->lock);
    jobs->ends = true;
    (void)pthread_cond_signal(&jobs->bell);
    (void)pthread_mutex_unlock(&jobs->lock);
    (void)pthread_join(jobs->thread, NULL);
    engine_worker_end(jobs->server->engine, jobs->worker);
    (void)pthread_cond_destroy(&jobs->bell);
    (void)pthread_mutex_destroy(&jobs->lock);
    arena_free(&jobs->batch);
    arena_free(&jobs->arena);
    free(jobs);
}

void list_jobs_wake(ListJobs *jobs) {
    if (jobs == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&jobs->lock);
    jobs->rung = true;
    (void)pthread_cond_signal(&jobs->bell);
    (void)pthread_mutex_unlock(&jobs->lock);
}
