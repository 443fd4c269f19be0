// The idle connections as a stack, whose top is the warmest, and how many more may be opened.
// Opening and closing happen outside the lock, so that a server that is slow to answer stops only
// who needs it.
#include "store/db_pool.h"

#include "base/clock.h"
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct DbPool {
    bool to_read;
    size_t size;
    int64_t wait_milliseconds;
    pthread_mutex_t lock; // guards what follows
    pthread_cond_t come;  // a connection was given back, or a place became free
    size_t taken;         // also places of connections that are being opened
    size_t waiting;
    int64_t opened;
    size_t idle_count;
    Db *idle[DB_POOL_SIZE_MAX];
    size_t address_len;
    char address[];
};

static void hold(DbPool *pool) {
    int failed = pthread_mutex_lock(&pool->lock);
    ENSURE(failed == 0);
}

static void let_go(DbPool *pool) {
    int failed = pthread_mutex_unlock(&pool->lock);
    ENSURE(failed == 0);
}

// By the steady clock: a wait does not end early or late where somebody sets the machine's time.
static void make_condition(pthread_cond_t *condition) {
    pthread_condattr_t steady;
    int failed = pthread_condattr_init(&steady);
    ENSURE(failed == 0);
    failed = pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    ENSURE(failed == 0);
    failed = pthread_cond_init(condition, &steady);
    ENSURE(failed == 0);
    (void)pthread_condattr_destroy(&steady);
}

Err db_pool_open(const DbPoolLimits *limits, DbPool **ret_pool) {
    ENSURE(limits->size > 0 && limits->size <= DB_POOL_SIZE_MAX);
    DbPool *pool = calloc(1, sizeof *pool + limits->address.len + 1);
    if (pool == NULL) {
        return FAULT_AT(FAULT_MEMORY, 0);
    }
    pool->to_read = limits->to_read;
    pool->size = limits->size;
    pool->wait_milliseconds = limits->wait_milliseconds;
    pool->address_len = limits->address.len;
    if (limits->address.len > 0) {
        memcpy(pool->address, limits->address.bytes, limits->address.len);
    }
    int failed = pthread_mutex_init(&pool->lock, NULL);
    ENSURE(failed == 0);
    make_condition(&pool->come);
    *ret_pool = pool;
    return OK;
}

void db_pool_close(DbPool *pool) {
    if (pool == NULL) {
        return;
    }
    hold(pool);
    ENSURE(pool->taken == 0 && pool->waiting == 0);
    let_go(pool);
    for (size_t i = 0; i < pool->idle_count; i++) {
        db_close(pool->idle[i]);
    }
    (void)pthread_cond_destroy(&pool->come);
    (void)pthread_mutex_destroy(&pool->lock);
    free(pool);
}

// Takes a place, and the connection in it if there is one. Under the lock.
static Err take_place(DbPool *pool, Db **ret_idle) {
    struct timespec deadline;
    clock_deadline(pool->wait_milliseconds, &deadline);
    int failed = 0;
    pool->waiting++;
    while (pool->taken == pool->size && failed == 0) {
        failed = pthread_cond_timedwait(&pool->come, &pool->lock, &deadline);
        ENSURE(failed == 0 || failed == ETIMEDOUT);
    }
    pool->waiting--;
    if (pool->taken == pool->size) {
        return FAULT_AT(FAULT_DB_POOL, (int32_t)pool->size);
    }
    pool->taken++;
    *ret_idle = pool->idle_count > 0 ? pool->idle[--pool->idle_count] : NULL;
    return OK;
}

// Gives a place back, with a connection in it or NULL.
static void give_place(DbPool *pool, Db *idle) {
    hold(pool);
    ENSURE(pool->taken > 0);
    pool->taken--;
    if (idle != NULL) {
        pool->idle[pool->idle_count++] = idle;
    }
    int failed = pthread_cond_signal(&pool->come);
    ENSURE(failed == 0);
    let_go(pool);
}

static Err open_checked(const DbPool *pool, Db **ret_db) {
    Text address = {pool->address, pool->address_len};
    Db *db = NULL;
    TRY((pool->to_read ? db_open_to_look : db_open)(address, &db));
    Err err = db_check_schema(db);
    if (err_failed(err)) {
        db_close(db);
        return err;
    }
    *ret_db = db;
    return OK;
}

// A new connection for a place that was taken.
static Err fill_place(DbPool *pool, Db **ret_db) {
    Err err = open_checked(pool, ret_db);
    if (err_failed(err)) {
        give_place(pool, NULL);
        return err;
    }
    hold(pool);
    pool->opened++;
    let_go(pool);
    return OK;
}

Err db_pool_take(DbPool *pool, Db **ret_db) {
    Db *db = NULL;
    hold(pool);
    Err err = take_place(pool, &db);
    let_go(pool);
    TRY(err);
    if (db != NULL && db_is_lost(db)) {
        db_close(db);
        db = NULL;
    }
    if (db == NULL) {
        TRY(fill_place(pool, &db));
    }
    *ret_db = db;
    return OK;
}

void db_pool_give(DbPool *pool, Db *db) {
    if (db == NULL) {
        return;
    }
    ENSURE(!db_in_transaction(db));
    if (db_is_lost(db)) {
        db_close(db);
        db = NULL;
    }
    give_place(pool, db);
}

DbPoolCounts db_pool_counts(DbPool *pool) {
    hold(pool);
    DbPoolCounts counts = {.open = pool->taken + pool->idle_count,
                           .taken = pool->taken,
                           .waiting = pool->waiting,
                           .opened = pool->opened};
    let_go(pool);
    return counts;
}
