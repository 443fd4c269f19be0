// Connections to one database that many threads take turns with: the same for SQLite (to read
// beside the one writer) and for PostgreSQL (to read or to write).
//
// A connection is opened by who first needs it and checked once (db_check_schema); it belongs to
// who took it until it is given back, outside a transaction. One that was lost meanwhile, in use or
// idle, is closed, and its place opened and checked anew by the next who takes.
#ifndef STORE_DB_POOL_H
#define STORE_DB_POOL_H

#include "store/db.h"

typedef struct DbPool DbPool;

typedef struct {
    Text address; // as of db_open; copied
    bool to_read; // opened by db_open_to_look, else by db_open
    size_t size;  // connections at most, 1 to DB_POOL_SIZE_MAX
    int64_t wait_milliseconds;
} DbPoolLimits;

enum { DB_POOL_SIZE_MAX = 256 };

typedef struct {
    size_t open;    // taken and idle
    size_t taken;   // also those being opened
    size_t waiting; // threads
    int64_t opened; // ever
} DbPoolCounts;

// Opens no connection yet. FAULT_MEMORY.
Err db_pool_open(const DbPoolLimits *limits, DbPool **ret_pool);
// Every connection must have been given back, and nobody may wait. NULL is allowed.
void db_pool_close(DbPool *pool);

// A connection of the caller's own. FAULT_DB_POOL where none was given back in time; the faults of
// db_open and db_check_schema where a new one cannot be had, which leave its place to the next.
Err db_pool_take(DbPool *pool, Db **ret_db);
// Outside a transaction (a bug). NULL is allowed.
void db_pool_give(DbPool *pool, Db *db);

DbPoolCounts db_pool_counts(DbPool *pool);

#endif
