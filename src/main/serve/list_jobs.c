// A thread, its two arenas, and a bell.
#include "main/serve/list_jobs.h"

#include "main/serve/list_run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    JOB_ARENA_BYTES = 64 << 20,
    BATCH_ARENA_BYTES = 256 << 20,
    LOOK_MILLISECONDS = 2000,
    RINGS_AT_ONCE = 64
};

struct ListJobs {
    const Server *server;
    int worker;
    Arena arena; // that thread's alone, as the next
    Arena batch;
    pthread_t thread;
    atomic_bool ends;
    int bell[2]; // a pipe: a byte for each ring
};

static bool ends(void *target) {
    return atomic_load(&((ListJobs *)target)->ends);
}

// Until the bell rings, or some time has passed: another server may have been asked.
static void wait_for_bell(ListJobs *jobs) {
    char rings[RINGS_AT_ONCE];
    struct pollfd bell = {.fd = jobs->bell[0], .events = POLLIN};
    if (poll(&bell, 1, LOOK_MILLISECONDS) > 0) {
        (void)!read(jobs->bell[0], rings, sizeof rings);
    }
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

static void free_jobs(ListJobs *jobs) {
    for (int i = 0; i < 2; i++) {
        if (jobs->bell[i] >= 0) {
            (void)close(jobs->bell[i]);
        }
    }
    arena_free(&jobs->batch);
    arena_free(&jobs->arena);
    free(jobs);
}

static Err begin(ListJobs *jobs) {
    if (pipe2(jobs->bell, O_CLOEXEC | O_NONBLOCK) != 0) {
        return FAULT_AT(FAULT_MEMORY, errno);
    }
    TRY(arena_init(&jobs->arena, JOB_ARENA_BYTES));
    TRY(arena_init(&jobs->batch, BATCH_ARENA_BYTES));
    TRY(engine_worker_begin(jobs->server->engine, jobs->worker));
    int failed = pthread_create(&jobs->thread, NULL, run_jobs, jobs);
    if (failed != 0) {
        engine_worker_end(jobs->server->engine, jobs->worker);
        return FAULT_AT(FAULT_MEMORY, failed);
    }
    return OK;
}

Err list_jobs_start(const Server *server, int worker, ListJobs **ret_jobs) {
    ListJobs *jobs = calloc(1, sizeof *jobs);
    if (jobs == NULL) {
        return FAULT_AT(FAULT_MEMORY, 0);
    }
    jobs->server = server;
    jobs->worker = worker;
    jobs->bell[0] = jobs->bell[1] = -1;
    Err err = begin(jobs);
    if (err_failed(err)) {
        free_jobs(jobs);
        return err;
    }
    *ret_jobs = jobs;
    return OK;
}

void list_jobs_stop(ListJobs *jobs) {
    if (jobs == NULL) {
        return;
    }
    atomic_store(&jobs->ends, true);
    list_jobs_wake(jobs);
    (void)pthread_join(jobs->thread, NULL);
    engine_worker_end(jobs->server->engine, jobs->worker);
    free_jobs(jobs);
}

void list_jobs_wake(ListJobs *jobs) {
    if (jobs != NULL) { // a pipe that is full has rung
        (void)!write(jobs->bell[1], "!", 1);
    }
}
