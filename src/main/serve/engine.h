// What the server's workers stand on: the database with its one writer (SQLite) or a pool of
// connections to write on (PostgreSQL), a reading connection each from its first request on, the
// programme of the day, and the thread that follows the ledger (audit chain, events). Knows no
// HTTP.
#ifndef MAIN_SERVE_ENGINE_H
#define MAIN_SERVE_ENGINE_H

#include "action/action.h"
#include "base/clock.h"
#include "main/writer.h"

typedef struct Engine Engine;

typedef struct {
    const char *database; // a file or postgresql://…
    int workers;
    Clock clock;
} EngineOptions;

// Opens the database, which must be there with the schema of this program, and starts the threads.
// FAULT_DB_… as db_open_to_read and db_check_schema; FAULT_DB_VALUE where no programme holds today.
Err engine_start(const EngineOptions *options, Engine **ret_engine);
// Lets what waits be written, ends the threads, closes. NULL is allowed.
void engine_stop(Engine *engine);

// In a worker's own thread, before its first call and behind its last.
Err engine_worker_begin(Engine *engine, int worker);
void engine_worker_end(Engine *engine, int worker);

// A context for this worker at this instant: its connections, the programme of the day. No viewer,
// no key yet; the reading connection shows nobody's rows.
Err engine_context(Engine *engine, int worker, Arena *arena, Instant now,
                   ActionContext *ret_context);
// The same for who will see something: from here to engine_release, which comes in any case, the
// reading connection sees one state of the database, and what is in it for a viewer once
// see_session has scoped it. `session`: the secret that it will be asked for; empty: none.
Err engine_begin(Engine *engine, int worker, Arena *arena, Instant now, Text session,
                 ActionContext *ret_context);
void engine_release(Engine *engine, int worker);

// Whether who reads takes this machine's cores (SQLite), not those of a database server.
bool engine_reads_itself(const Engine *engine);
// True where the database was made by `licet demo`.
bool engine_is_demo(const Engine *engine);
// False where there is no one writer.
bool engine_writer_counts(Engine *engine, WriterCounts *ret_counts);
// False once the writer stopped acknowledging (D5): readiness goes off, and the process is to end.
bool engine_is_ready(Engine *engine);

#endif
