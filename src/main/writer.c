// The writer's thread and the queue in front of it. Knows transactions, not what is done in them.
//
// A change waits as a Change on the stack of the thread that asked for it, so that waiting takes no
// memory; it is linked into the queue, then into a group, and let go under the lock when it is
// done.
#include "main/writer.h"

#include "base/clock.h"
#include "store/db_log.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

enum {
    PATIENCE_SHARE = 4, // of a group's time: so much of it the next one waits at most
    // By which the log has grown when it is moved: twice before who writes moves the last of it.
    // Often would be dear: who waits for a sync of the log waits for that of the file as well.
    LOG_PAGES = 2500,
};

typedef struct Change Change;
struct Change {
    ActionWork work;
    void *argument;
    Err err;
    bool is_done;
    pthread_cond_t done;
    Change *next;
};

typedef struct {
    Change *first;
    Change *last;
    size_t count;
} Changes;

struct Writer {
    Db *db;               // the thread's alone
    NumberSource numbers; // the thread's alone
    size_t waiting_max;
    size_t group_max;
    int64_t log_pages; // the thread's alone: of the log when it was last to be moved
    Db *mover;         // the mover's alone; NULL: there is none
    pthread_t thread;
    pthread_t mover_thread;
    pthread_mutex_t lock; // guards what follows
    pthread_cond_t grown; // the log is to be moved, or it is to end
    bool log_grew;
    pthread_cond_t come; // something waits, or it is to end
    pthread_cond_t left; // a caller has gone, and it is to end
    Changes waiting;
    size_t callers;      // inside writer_run
    size_t expected;     // that the next group may have
    int64_t patience_us; // how long it waits for them
    bool is_ending;
    Err fault; // what made it stop
    WriterCounts counts;
};

static void hold(Writer *writer) {
    int failed = pthread_mutex_lock(&writer->lock);
    ENSURE(failed == 0);
}

static void let_go(Writer *writer) {
    int failed = pthread_mutex_unlock(&writer->lock);
    ENSURE(failed == 0);
}

static void wait_for(Writer *writer, pthread_cond_t *condition) {
    int failed = pthread_cond_wait(condition, &writer->lock);
    ENSURE(failed == 0);
}

static void tell(pthread_cond_t *condition) {
    int failed = pthread_cond_signal(condition);
    ENSURE(failed == 0);
}

// ---- the queue ----

static void add_last(Changes *changes, Change *change) {
    *(changes->last == NULL ? &changes->first : &changes->last->next) = change;
    changes->last = change;
    changes->count++;
}

static Change *take_first(Changes *changes) {
    Change *change = changes->first;
    changes->first = change->next;
    changes->last = change->next == NULL ? NULL : changes->last;
    changes->count--;
    change->next = NULL;
    return change;
}

// Who was just answered often asks again at once. A group that begins with the first of them leaves
// the others to the next one, and every second sync is for one change. So it waits for as many as
// asked during the last group, at most for a part of the time that one took.
static void wait_for_more(Writer *writer) {
    int64_t until = clock_monotonic_us() + writer->patience_us;
    while (writer->waiting.count < writer->expected && !writer->is_ending &&
           clock_monotonic_us() < until) {
        struct timespec deadline;
        clock_moment(until, &deadline);
        int failed =
            pthread_cond_clockwait(&writer->come, &writer->lock, CLOCK_MONOTONIC, &deadline);
        ENSURE(failed == 0 || failed == ETIMEDOUT);
    }
}

// Waits until something waits and takes as much of it as a group may hold; none where it is to end.
static Changes take_group(Writer *writer) {
    Changes group = {0};
    hold(writer);
    while (writer->waiting.count == 0 && !writer->is_ending) {
        wait_for(writer, &writer->come);
    }
    wait_for_more(writer);
    while (writer->waiting.count > 0 && group.count < writer->group_max) {
        add_last(&group, take_first(&writer->waiting));
    }
    let_go(writer);
    return group;
}

// ---- a group ----

// Faults that may have taken the neighbours along, or whose neighbours cannot be trusted.
static bool takes_all_back(const Db *db, Err err) {
    return err_failed(err) &&
           (!db_in_transaction(db) || err.code == FAULT_DB_FULL || err.code == FAULT_DB_IO ||
            err.code == FAULT_DB_CORRUPT || err.code == FAULT_MEMORY);
}

static Err run_changes(Writer *writer, const Changes *group) {
    for (Change *change = group->first; change != NULL; change = change->next) {
        change->err = change->work(change->argument, writer->db, &writer->numbers);
        if (takes_all_back(writer->db, change->err)) {
            return change->err;
        }
        ENSURE(db_in_transaction(writer->db));
    }
    return OK;
}

// Says in ret_stop whether nothing may be acknowledged from here on (D5).
static Err run_group(Writer *writer, const Changes *group, bool *ret_stop) {
    Err err = db_begin(writer->db);
    bool is_open = !err_failed(err);
    bool in_doubt = false;
    if (is_open) {
        err = run_changes(writer, group);
    }
    if (!err_failed(err)) {
        err = db_commit(writer->db);
        in_doubt = err_failed(err) && err.code != FAULT_DB_FULL;
    }
    if (err_failed(err)) {
        db_rollback(writer->db);
        store_numbers_rolled_back(&writer->numbers);
    } else {
        store_numbers_committed(&writer->numbers);
    }
    *ret_stop = in_doubt || err.code == FAULT_DB_IO || err.code == FAULT_DB_CORRUPT;
    return err;
}

// ---- answers ----

// Under the lock. The change belongs to its thread again as soon as the lock is let go.
static void answer(Change *change, Err err) {
    change->err = err;
    change->is_done = true;
    tell(&change->done);
}

static void answer_group(Writer *writer, Changes *group, int64_t took_us, Err err, bool stop) {
    hold(writer);
    writer->expected = group->count + writer->waiting.count;
    writer->expected = writer->expected < writer->group_max ? writer->expected : writer->group_max;
    writer->patience_us = took_us / PATIENCE_SHARE;
    if (stop) {
        writer->fault = err;
    }
    if (!err_failed(err)) {
        writer->counts.groups++;
        writer->counts.changes += (int64_t)group->count;
        if (writer->counts.together < (int64_t)group->count) {
            writer->counts.together = (int64_t)group->count;
        }
    }
    while (group->count > 0) {
        Change *change = take_first(group);
        answer(change, err_failed(err) ? err : change->err);
    }
    while (err_failed(writer->fault) && writer->waiting.count > 0) {
        answer(take_first(&writer->waiting), FAULT_AT(FAULT_WRITER_STOPPED, writer->fault.number));
    }
    let_go(writer);
}

// ---- the log ----

// The writer's thread: behind a group.
static void tell_mover(Writer *writer) {
    int64_t pages = db_log_pages(writer->db);
    bool is_anew = pages < writer->log_pages;
    if (writer->mover == NULL || (!is_anew && pages < writer->log_pages + LOG_PAGES)) {
        return;
    }
    writer->log_pages = is_anew ? 0 : pages;
    if (!is_anew) {
        hold(writer);
        writer->log_grew = true;
        tell(&writer->grown);
        let_go(writer);
    }
}

// A disk on which the file cannot be synced is a failing one (D5).
static void *move_log(void *argument) {
    Writer *writer = argument;
    hold(writer);
    while (!writer->is_ending && !err_failed(writer->fault)) {
        if (!writer->log_grew) {
            wait_for(writer, &writer->grown);
            continue;
        }
        writer->log_grew = false;
        let_go(writer);
        Err err = db_log_move(writer->mover);
        hold(writer);
        if (err.code == FAULT_DB_IO || err.code == FAULT_DB_CORRUPT) {
            writer->fault = err;
        }
    }
    let_go(writer);
    return NULL;
}

// ---- the thread ----

static void *write_groups(void *argument) {
    Writer *writer = argument;
    Changes group = take_group(writer);
    while (group.count > 0) {
        bool stop = false;
        int64_t begun_us = clock_monotonic_us();
        Err err = run_group(writer, &group, &stop);
        answer_group(writer, &group, clock_monotonic_us() - begun_us, err, stop);
        tell_mover(writer);
        group = take_group(writer);
    }
    return NULL;
}

// ---- from other threads ----

Err writer_run(Writer *writer, ActionWork work, void *argument) {
    Change change = {.work = work, .argument = argument, .done = PTHREAD_COND_INITIALIZER};
    hold(writer);
    writer->callers++;
    if (err_failed(writer->fault) || writer->is_ending) {
        change.err = FAULT_AT(FAULT_WRITER_STOPPED, writer->fault.number);
    } else if (writer->waiting.count >= writer->waiting_max) {
        change.err = FAULT_AT(FAULT_WRITER_FULL, 0);
    } else {
        add_last(&writer->waiting, &change);
        tell(&writer->come);
        while (!change.is_done) {
            wait_for(writer, &change.done);
        }
    }
    writer->callers--;
    if (writer->is_ending) {
        tell(&writer->left);
    }
    let_go(writer);
    (void)pthread_cond_destroy(&change.done);
    return change.err;
}

static Err run_for_action(void *target, ActionWork work, void *argument) {
    return writer_run(target, work, argument);
}

ActionGathering writer_gathering(Writer *writer) {
    return (ActionGathering){.run = run_for_action, .target = writer};
}

Err writer_fault(Writer *writer) {
    hold(writer);
    Err fault = writer->fault;
    let_go(writer);
    return fault;
}

WriterCounts writer_counts(Writer *writer) {
    hold(writer);
    WriterCounts counts = writer->counts;
    counts.waiting = (int64_t)writer->waiting.count;
    let_go(writer);
    return counts;
}

// ---- beginning and end ----

static void end_mover(Writer *writer) {
    if (writer->mover == NULL) {
        return;
    }
    hold(writer);
    writer->is_ending = true;
    tell(&writer->grown);
    let_go(writer);
    int failed = pthread_join(writer->mover_thread, NULL);
    ENSURE(failed == 0);
}

static void begin_locks(Writer *writer) {
    int failed = pthread_mutex_init(&writer->lock, NULL);
    ENSURE(failed == 0);
    pthread_cond_t *conditions[] = {&writer->come, &writer->left, &writer->grown};
    for (size_t i = 0; i < sizeof conditions / sizeof conditions[0]; i++) {
        failed = pthread_cond_init(conditions[i], NULL);
        ENSURE(failed == 0);
    }
}

static void end_locks(Writer *writer) {
    (void)pthread_cond_destroy(&writer->grown);
    (void)pthread_cond_destroy(&writer->left);
    (void)pthread_cond_destroy(&writer->come);
    (void)pthread_mutex_destroy(&writer->lock);
}

// Both, or none.
static int begin_threads(Writer *writer) {
    int failed =
        writer->mover == NULL ? 0 : pthread_create(&writer->mover_thread, NULL, move_log, writer);
    if (failed != 0) {
        return failed;
    }
    failed = pthread_create(&writer->thread, NULL, write_groups, writer);
    if (failed != 0) {
        end_mover(writer);
    }
    return failed;
}

Err writer_start(Db *db, const WriterLimits *limits, Writer **ret_writer) {
    ENSURE(limits->waiting_max > 0 && limits->group_max > 0);
    Writer *writer = calloc(1, sizeof *writer);
    if (writer == NULL) {
        return FAULT_AT(FAULT_MEMORY, 0);
    }
    writer->db = db;
    writer->mover = limits->mover;
    writer->numbers.key = limits->key;
    writer->waiting_max = limits->waiting_max;
    writer->group_max = limits->group_max;
    begin_locks(writer);
    int failed = begin_threads(writer);
    if (failed != 0) {
        end_locks(writer);
        free(writer);
        return FAULT_AT(FAULT_MEMORY, failed);
    }
    *ret_writer = writer;
    return OK;
}

void writer_stop(Writer *writer) {
    if (writer == NULL) {
        return;
    }
    hold(writer);
    writer->is_ending = true;
    tell(&writer->come);
    while (writer->callers > 0) {
        wait_for(writer, &writer->left);
    }
    let_go(writer);
    int failed = pthread_join(writer->thread, NULL);
    ENSURE(failed == 0);
    end_mover(writer);
    end_locks(writer);
    free(writer);
}
