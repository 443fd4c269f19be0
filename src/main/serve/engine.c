// Opens what workers stand on, and closes it.
#include "main/serve/engine.h"

#include "action/event/sequence.h"
#include "action/identity/session.h"
#include "action/order/priced_memory.h"
#include "main/programme_source.h"
#include "store/db_pool.h"
#include "store/db_scope.h"
#include "store/db_way.h"
#include "store/q_installation.h"
#include "store/q_programme.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    // Followed in one transaction: few, for on SQLite who orders waits behind it, and after a
    // loader all of them are behind.
    SEQUENCE_ENTERPRISES = 16,
    SEQUENCE_MILLISECONDS = 500,
    SEQUENCE_APART_MOST = 2000, // milliseconds: a look that had to wait for a core says nothing
    LOOKS_APART = 20,           // times as long as following all enterprises takes
    SEQUENCE_ARENA_BYTES = 256 << 20,
    PROGRAMME_ARENA_BYTES = 16 << 20,
    PRICED_ARENA_BYTES = 256 << 20, // an action may add a quote's 10,000 parts at once
    WRITER_WAIT_MILLISECONDS = 5000,
    LOOKERS_SHARE = 4, // of the workers: as many look at once
    DECIMAL = 10
};

// The programme of a day as one thread read it; read again when the day has another version.
typedef struct {
    Arena arena;
    int64_t version; // 0: none yet
    Programme programme;
} Known;

typedef struct {
    Db *reading; // NULL until its first request
    NumberSource numbers;
    Known known;
    Arena priced_arena; // of what is remembered of the catalogue
    PricedMemory priced;
} Worker;

struct Engine {
    const char *database;
    Clock clock;
    bool is_demo;
    uint64_t number_key;
    Writer *writer;  // of SQLite, else NULL
    Db *writer_db;   // the writer's
    Db *mover_db;    // of its thread that moves the log
    DbPool *writers; // of PostgreSQL, else NULL
    DbPool *readers; // that see all, for actions that only look
    Worker *workers; // each its own thread's alone
    int worker_count;
    Worker sequencer; // that thread's alone
    pthread_t thread;
    int end[2]; // a pipe; closing [1] ends the thread
    bool has_thread;
};

// ---- the programme ----

static Err read_programme(Known *known, Db *db, Date today) {
    QProgrammeLatestRow row;
    bool found = false;
    size_t mark = known->arena.used;
    TRY(q_programme_latest(db, &known->arena,
                           &(QProgrammeLatestIn){.today = today, .known = known->version}, &row,
                           &found));
    if (!found) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    if (row.version == known->version) {
        arena_rewind(&known->arena, mark);
        return OK;
    }
    ProgrammeSource source = programme_source();
    if (!source.read(source.target, &known->arena, row.definition, &known->programme)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    known->version = row.version;
    return OK;
}

// ---- connections ----

static Err open_writing(const char *database, Db **ret_db) {
    TRY(db_open(text_of(database), ret_db));
    Err err = db_check_schema(*ret_db);
    if (err_failed(err)) {
        db_close(*ret_db);
        *ret_db = NULL;
    }
    return err;
}

static Err worker_begin(const Engine *engine, Worker *worker) {
    worker->numbers.key = engine->number_key;
    worker->priced = (PricedMemory){.arena = &worker->priced_arena, .outlives = true};
    TRY(arena_init(&worker->known.arena, PROGRAMME_ARENA_BYTES));
    return arena_init(&worker->priced_arena, PRICED_ARENA_BYTES);
}

// Connections are opened when they are first used: of many workers, a server that has just begun
// needs one.
static Err worker_open(const Engine *engine, Worker *worker) {
    return worker->reading != NULL ? OK
                                   : db_open_to_see(text_of(engine->database), &worker->reading);
}

static void worker_close(Worker *worker) {
    db_close(worker->reading);
    arena_free(&worker->known.arena);
    arena_free(&worker->priced_arena);
    *worker = (Worker){0};
}

static ActionContext bare_context(const Engine *engine, Worker *worker, Arena *arena, Instant now) {
    ActionContext context = {
        .writers = engine->writers,
        .readers = engine->readers,
        .arena = arena,
        .numbers = &worker->numbers,
        .number_key = engine->number_key,
        .now = now,
        .today = instant_civil_day(now, 0),
    };
    if (engine->writer != NULL) {
        context.gathering = writer_gathering(engine->writer);
    }
    return context;
}

static Err take_programme(Worker *worker, ActionContext *context) {
    TRY(read_programme(&worker->known, worker->reading, context->today));
    context->prices.programme = &worker->known.programme;
    context->programme_version = worker->known.version;
    priced_memory_renew(&worker->priced, worker->known.version);
    context->priced = &worker->priced;
    return OK;
}

static Err context_of(Engine *engine, Worker *worker, Arena *arena, Instant now,
                      ActionContext *ret_context) {
    ActionContext context = bare_context(engine, worker, arena, now);
    TRY(worker_open(engine, worker));
    context.db = worker->reading;
    TRY(take_programme(worker, &context));
    *ret_context = context;
    return OK;
}

// ---- following the ledger ----

// Waits a moment, a longer one where following took long before; false where the engine ends: the
// pipe's other end is closed then.
static bool wait_a_moment(Engine *engine, int64_t took_us) {
    struct pollfd end = {.fd = engine->end[0], .events = POLLIN};
    int64_t wanted = took_us * LOOKS_APART / 1000;
    int64_t wait = wanted < SEQUENCE_MILLISECONDS ? SEQUENCE_MILLISECONDS
                   : wanted < SEQUENCE_APART_MOST ? wanted
                                                  : SEQUENCE_APART_MOST;
    int ready = poll(&end, 1, (int)wait);
    return ready == 0 || (ready < 0 && errno == EINTR);
}

// On one connection of those that write, where there are such: it sees all.
static Err sequence(ActionContext *context, EnterpriseId after, SequenceOutcome *ret_outcome) {
    DbPool *writers = context->writers;
    if (writers == NULL) {
        return do_sequence(context, after, SEQUENCE_ENTERPRISES, ret_outcome);
    }
    context->writers = NULL;
    TRY(db_pool_take(writers, &context->db));
    Err err = do_sequence(context, after, SEQUENCE_ENTERPRISES, ret_outcome);
    db_pool_give(writers, context->db);
    return err;
}

// One step; false where the last enterprise was met, or nothing could be done now: the next one
// will.
static bool follow(Engine *engine, Arena *arena, EnterpriseId *after, bool *ret_found_nothing) {
    ActionContext context;
    SequenceOutcome outcome = {0};
    Err err = context_of(engine, &engine->sequencer, arena, clock_now(&engine->clock), &context);
    if (!err_failed(err)) {
        err = sequence(&context, *after, &outcome);
    }
    arena_reset(arena);
    *after = outcome.last;
    *ret_found_nothing = !err_failed(err) && outcome.enterprises == 0;
    return !err_failed(err) && outcome.last.id != 0;
}

// Follows all enterprises, unless nobody wrote since nothing was found. *version: of then; 0 where
// something may be left.
static void follow_all(Engine *engine, Arena *arena, int64_t *version) {
    int64_t now = 0;
    bool found_nothing = false;
    EnterpriseId after = {0};
    Err err = db_others_version(engine->sequencer.reading, &now);
    if (!err_failed(err) && now != 0 && now == *version) {
        return;
    }
    while (follow(engine, arena, &after, &found_nothing)) {
    }
    *version = found_nothing ? now : 0;
}

static void *follow_ledger(void *argument) {
    Engine *engine = argument;
    Arena arena;
    if (err_failed(arena_init(&arena, SEQUENCE_ARENA_BYTES))) {
        return NULL;
    }
    int64_t version = 0;
    int64_t begun_us = 0;
    do {
        begun_us = clock_monotonic_us();
        follow_all(engine, &arena, &version);
    } while (wait_a_moment(engine, clock_monotonic_us() - begun_us));
    arena_free(&arena);
    return NULL;
}

// ---- starting and stopping ----

// What the installation says of itself; the key of the public numbers is decimal.
static Err read_installation(Engine *engine, Db *db, Arena *arena) {
    QInstallationFindRow row;
    bool found = false;
    TRY(q_installation_find(db, arena, &(QInstallationFindIn){.name = S("purpose")}, &row, &found));
    engine->is_demo = found && text_equal(row.value, S("demo"));
    TRY(q_installation_find(db, arena, &(QInstallationFindIn){.name = S("number_key")}, &row,
                            &found));
    if (found) {
        TextBuf digits = buf_new(arena, row.value.len + 1);
        buf_add(&digits, row.value);
        buf_add_char(&digits, 0);
        engine->number_key = strtoull(digits.bytes, NULL, DECIMAL);
    }
    return OK;
}

static Err begin_writer(Engine *engine) {
    TRY(open_writing(engine->database, &engine->writer_db));
    TRY(open_writing(engine->database, &engine->mover_db));
    WriterLimits limits = {WRITER_WAITING_MAX, WRITER_GROUP_MAX, engine->number_key,
                           engine->mover_db};
    return writer_start(engine->writer_db, &limits, &engine->writer);
}

static Err begin_pool(const Engine *engine, bool to_read, size_t wanted, DbPool **ret_pool) {
    DbPoolLimits limits = {.address = text_of(engine->database),
                           .to_read = to_read,
                           .size = wanted < DB_POOL_SIZE_MAX ? wanted : DB_POOL_SIZE_MAX,
                           .wait_milliseconds = WRITER_WAIT_MILLISECONDS};
    return db_pool_open(&limits, ret_pool);
}

// As many to write as may be asked for at once: one for each worker, and one for who follows the
// ledger. Who only looks waits for nobody, so that of those connections a few are enough, and each
// has pages of its own in memory.
static Err begin_pools(Engine *engine) {
    size_t most = (size_t)engine->worker_count + 1;
    TRY(begin_pool(engine, true, 1 + most / LOOKERS_SHARE, &engine->readers));
    return engine->writer != NULL ? OK : begin_pool(engine, false, most, &engine->writers);
}

static Err prepare(Engine *engine) {
    Arena arena;
    Db *db = NULL;
    Known known = {0};
    TRY(arena_init(&arena, PROGRAMME_ARENA_BYTES));
    Err err = db_open_to_read(text_of(engine->database), &db);
    if (!err_failed(err)) {
        err = db_check_schema(db);
    }
    if (!err_failed(err)) {
        err = read_installation(engine, db, &arena);
    }
    if (!err_failed(err)) {
        known.arena = arena;
        err = read_programme(&known, db, instant_civil_day(clock_now(&engine->clock), 0));
    }
    bool gathers = db != NULL && db_has_one_writer(db);
    db_close(db);
    arena_free(&arena);
    TRY(err);
    if (gathers) {
        TRY(begin_writer(engine));
    }
    return begin_pools(engine);
}

Err engine_start(const EngineOptions *options, Engine **ret_engine) {
    Engine *engine = calloc(1, sizeof *engine);
    Worker *workers = calloc((size_t)options->workers, sizeof *workers);
    if (engine == NULL || workers == NULL) {
        free(engine);
        free(workers);
        return FAULT_AT(FAULT_MEMORY, 0);
    }
    engine->database = options->database;
    engine->clock = options->clock;
    engine->workers = workers;
    engine->worker_count = options->workers;
    engine->end[0] = engine->end[1] = -1;
    Err err = pipe2(engine->end, O_CLOEXEC) == 0 ? OK : FAULT_AT(FAULT_MEMORY, errno);
    if (!err_failed(err)) {
        err = prepare(engine);
    }
    if (!err_failed(err)) {
        err = worker_begin(engine, &engine->sequencer);
    }
    if (!err_failed(err)) { // what no connection can be opened to does not start
        err = worker_open(engine, &engine->sequencer);
    }
    if (!err_failed(err)) {
        int failed = pthread_create(&engine->thread, NULL, follow_ledger, engine);
        engine->has_thread = failed == 0;
        err = failed == 0 ? OK : FAULT_AT(FAULT_MEMORY, failed);
    }
    if (err_failed(err)) {
        engine_stop(engine);
        return err;
    }
    *ret_engine = engine;
    return OK;
}

static void close_end(int *end) {
    if (*end >= 0) {
        (void)close(*end);
        *end = -1;
    }
}

void engine_stop(Engine *engine) {
    if (engine == NULL) {
        return;
    }
    if (engine->has_thread) {
        close_end(&engine->end[1]);
        (void)pthread_join(engine->thread, NULL);
    }
    close_end(&engine->end[0]);
    close_end(&engine->end[1]);
    worker_close(&engine->sequencer);
    writer_stop(engine->writer);
    db_close(engine->mover_db);
    db_close(engine->writer_db);
    db_pool_close(engine->writers);
    db_pool_close(engine->readers);
    free(engine->workers);
    free(engine);
}

Err engine_worker_begin(Engine *engine, int worker) {
    return worker_begin(engine, &engine->workers[worker]);
}

void engine_worker_end(Engine *engine, int worker) {
    worker_close(&engine->workers[worker]);
}

Err engine_context(Engine *engine, int worker, Arena *arena, Instant now,
                   ActionContext *ret_context) {
    return context_of(engine, &engine->workers[worker], arena, now, ret_context);
}

Err engine_begin(Engine *engine, int worker, Arena *arena, Instant now, Text session,
                 ActionContext *ret_context) {
    Worker *own = &engine->workers[worker];
    ActionContext context = bare_context(engine, own, arena, now);
    TRY(worker_open(engine, own));
    context.db = own->reading;
    TRY(db_begin_read(own->reading));
    if (session.len > 0) {
        TRY(see_session_ahead(&context, session));
    }
    TRY(take_programme(own, &context));
    *ret_context = context;
    return OK;
}

void engine_release(Engine *engine, int worker) {
    Db *reading = engine->workers[worker].reading;
    if (reading != NULL) {
        db_rollback(reading);
    }
}

bool engine_reads_itself(const Engine *engine) {
    return engine->writer != NULL;
}

bool engine_is_demo(const Engine *engine) {
    return engine->is_demo;
}

bool engine_writer_counts(Engine *engine, WriterCounts *ret_counts) {
    if (engine->writer != NULL) {
        *ret_counts = writer_counts(engine->writer);
    }
    return engine->writer != NULL;
}

bool engine_is_ready(Engine *engine) {
    return engine->writer == NULL || !err_failed(writer_fault(engine->writer));
}
