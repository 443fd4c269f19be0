// The pool of connections on a file of SQLite: opened when needed, checked, used again, waited for
// no longer than told, and many threads at once (make tsan). What it does with a lost connection is
// tested on PostgreSQL (tests/tool/postgres_store.c).
#include "store/db_pool.h"

#include "store/q_number.h"

#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define GOOD(expression)          ck_assert_int_eq((expression).code, FAULT_NONE)
#define FAULTS(expression, fault) ck_assert_int_eq((expression).code, (fault))

enum { THREADS = 16, TURNS = 50, PLACES = 3, SHORT_MILLISECONDS = 20, LONG_MILLISECONDS = 60000 };

typedef struct {
    char folder[32];
    char path[48];
    DbPool *pool;
} World;

static void make_database(World *world) {
    *world = (World){.folder = "/tmp/licet_pool_XXXXXX"};
    ck_assert_ptr_nonnull(mkdtemp(world->folder));
    (void)snprintf(world->path, sizeof world->path, "%s/db", world->folder);
}

static void migrate(World *world) {
    Db *db = NULL;
    GOOD(db_open(text_of(world->path), &db));
    GOOD(db_migrate(db));
    db_close(db);
}

static void open_pool(World *world, bool to_read, int64_t wait_milliseconds) {
    DbPoolLimits limits = {.address = text_of(world->path),
                           .to_read = to_read,
                           .size = PLACES,
                           .wait_milliseconds = wait_milliseconds};
    GOOD(db_pool_open(&limits, &world->pool));
}

static void close_world(World *world) {
    db_pool_close(world->pool);
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char path[64];
        (void)snprintf(path, sizeof path, "%s%s", world->path, ends[i]);
        (void)unlink(path);
    }
    ck_assert_int_eq(rmdir(world->folder), 0);
}

START_TEST(a_connection_is_opened_by_who_needs_it_and_used_again) {
    World world;
    make_database(&world);
    migrate(&world);
    open_pool(&world, true, SHORT_MILLISECONDS);
    ck_assert_uint_eq(db_pool_counts(world.pool).open, 0);
    Db *first = NULL;
    for (int i = 0; i < TURNS; i++) {
        Db *db = NULL;
        GOOD(db_pool_take(world.pool, &db));
        first = first == NULL ? db : first;
        ck_assert_ptr_eq(db, first);
        db_pool_give(world.pool, db);
    }
    DbPoolCounts counts = db_pool_counts(world.pool);
    ck_assert_uint_eq(counts.open, 1);
    ck_assert_uint_eq(counts.taken, 0);
    ck_assert_int_eq(counts.opened, 1);
    db_pool_give(world.pool, NULL);
    close_world(&world);
}

START_TEST(an_exhausted_pool_says_so_in_time_and_goes_on) {
    World world;
    make_database(&world);
    migrate(&world);
    open_pool(&world, true, SHORT_MILLISECONDS);
    Db *taken[PLACES];
    Db *more = NULL;
    for (int i = 0; i < PLACES; i++) {
        GOOD(db_pool_take(world.pool, &taken[i]));
    }
    FAULTS(db_pool_take(world.pool, &more), FAULT_DB_POOL);
    ck_assert_ptr_null(more);
    ck_assert_uint_eq(db_pool_counts(world.pool).waiting, 0);
    db_pool_give(world.pool, taken[1]);
    GOOD(db_pool_take(world.pool, &more));
    ck_assert_ptr_eq(more, taken[1]);
    for (int i = 0; i < PLACES; i++) {
        db_pool_give(world.pool, taken[i]);
    }
    ck_assert_uint_eq(db_pool_counts(world.pool).open, PLACES);
    close_world(&world);
}

START_TEST(what_cannot_be_opened_leaves_its_place) {
    World world;
    make_database(&world);
    open_pool(&world, true, SHORT_MILLISECONDS);
    Db *db = NULL;
    for (int i = 0; i < 2 * PLACES; i++) {
        FAULTS(db_pool_take(world.pool, &db), FAULT_DB_OPEN); // there is no such file
    }
    ck_assert_uint_eq(db_pool_counts(world.pool).open, 0);
    migrate(&world);
    GOOD(db_pool_take(world.pool, &db));
    db_pool_give(world.pool, db);
    close_world(&world);
}

START_TEST(a_database_of_another_version_is_refused) {
    World world;
    make_database(&world);
    open_pool(&world, false, SHORT_MILLISECONDS);
    Db *db = NULL;
    FAULTS(db_pool_take(world.pool, &db), FAULT_DB_SCHEMA); // empty
    ck_assert_uint_eq(db_pool_counts(world.pool).taken, 0);
    close_world(&world);
}

START_TEST(who_only_reads_cannot_write) {
    World world;
    make_database(&world);
    migrate(&world);
    open_pool(&world, true, SHORT_MILLISECONDS);
    Db *db = NULL;
    GOOD(db_pool_take(world.pool, &db));
    FAULTS(q_number_add_block(db, &(QNumberAddBlockIn){.kind = S("site")}), FAULT_DB_OPEN);
    db_pool_give(world.pool, db);
    close_world(&world);
}

START_TEST(giving_back_inside_a_transaction_aborts) {
    World world;
    make_database(&world);
    migrate(&world);
    open_pool(&world, true, SHORT_MILLISECONDS);
    Db *db = NULL;
    GOOD(db_pool_take(world.pool, &db));
    GOOD(db_begin_read(db));
    db_pool_give(world.pool, db);
}

START_TEST(closing_with_a_connection_taken_aborts) {
    World world;
    make_database(&world);
    migrate(&world);
    open_pool(&world, true, SHORT_MILLISECONDS);
    Db *db = NULL;
    GOOD(db_pool_take(world.pool, &db));
    db_pool_close(world.pool);
}

// ---- many threads ----

typedef struct {
    DbPool *pool;
    atomic_int inside; // of the pool's connections
    atomic_int most;
    atomic_int bad;
} Crowd;

static void use(Crowd *crowd, Db *db) {
    int inside = atomic_fetch_add(&crowd->inside, 1) + 1;
    int most = atomic_load(&crowd->most);
    while (inside > most && !atomic_compare_exchange_weak(&crowd->most, &most, inside)) {
    }
    Err begun = db_begin_read(db);
    Err read = db_check_schema(db);
    db_rollback(db);
    atomic_fetch_add(&crowd->bad, err_failed(begun) || err_failed(read));
    atomic_fetch_sub(&crowd->inside, 1);
}

static void *take_turns(void *argument) {
    Crowd *crowd = argument;
    for (int i = 0; i < TURNS; i++) {
        Db *db = NULL;
        if (err_failed(db_pool_take(crowd->pool, &db))) {
            atomic_fetch_add(&crowd->bad, 1);
            continue;
        }
        use(crowd, db);
        db_pool_give(crowd->pool, db);
    }
    return NULL;
}

START_TEST(many_threads_share_few_connections) {
    World world;
    make_database(&world);
    migrate(&world);
    open_pool(&world, true, LONG_MILLISECONDS);
    Crowd crowd = {.pool = world.pool};
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        ck_assert_int_eq(pthread_create(&threads[i], NULL, take_turns, &crowd), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
    }
    ck_assert_int_eq(atomic_load(&crowd.bad), 0);
    ck_assert_int_le(atomic_load(&crowd.most), PLACES);
    DbPoolCounts counts = db_pool_counts(world.pool);
    ck_assert_int_le(counts.opened, PLACES);
    ck_assert_uint_eq(counts.taken, 0);
    ck_assert_uint_eq(counts.waiting, 0);
    close_world(&world);
}

// Who waits gets what another one gives back meanwhile.
static void *take_late(void *argument) {
    Crowd *crowd = argument;
    Db *db = NULL;
    if (err_failed(db_pool_take(crowd->pool, &db))) {
        atomic_fetch_add(&crowd->bad, 1);
    }
    db_pool_give(crowd->pool, db);
    return NULL;
}

START_TEST(who_waits_is_woken) {
    World world;
    make_database(&world);
    migrate(&world);
    open_pool(&world, true, LONG_MILLISECONDS);
    Crowd crowd = {.pool = world.pool};
    Db *taken[PLACES];
    for (int i = 0; i < PLACES; i++) {
        GOOD(db_pool_take(world.pool, &taken[i]));
    }
    pthread_t late;
    ck_assert_int_eq(pthread_create(&late, NULL, take_late, &crowd), 0);
    while (db_pool_counts(world.pool).waiting == 0) {
        (void)usleep(1000);
    }
    for (int i = 0; i < PLACES; i++) {
        db_pool_give(world.pool, taken[i]);
    }
    ck_assert_int_eq(pthread_join(late, NULL), 0);
    ck_assert_int_eq(atomic_load(&crowd.bad), 0);
    close_world(&world);
}
