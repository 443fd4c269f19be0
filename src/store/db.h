// The database: one connection, its transactions and its migrations. Who runs queries calls the
// functions that sqlbind makes from sql/ (store/q_<noun>.h); nothing here takes SQL text.
// A Db belongs to one thread at a time.
#ifndef STORE_DB_H
#define STORE_DB_H

#include "base/err.h"
#include "base/text.h"

typedef struct Db Db;

// Opens a file of SQLite, made where it is missing, ":memory:", or a database of PostgreSQL
// ("postgresql://…"; its tables lie in the first schema of the search path, which
// ?options=-csearch_path%3Dname says). FAULT_DB_OPEN where the address cannot be opened or SQLite
// does not take our settings (write-ahead log, full sync, foreign keys); FAULT_DB_WEAK where the
// server of PostgreSQL may forget what it has committed, FAULT_DB_COLLATION where it does not
// compare text bytewise. No table is made or read.
Err db_open(Text address, Db **ret_db);
// True where the address names a database of a server, and no file.
bool db_is_of_server(Text address);
// True where that server is reached on this machine, by a socket or its loopback: it computes with
// the same cores.
bool db_server_is_here(Text address);
// Opens a database that is there, for reading only: nothing is made, and every statement that would
// change something is refused (FAULT_DB_OPEN). FAULT_DB_OPEN where there is no such file.
Err db_open_to_read(Text address, Db **ret_db);
// The same for who looks rows up by their keys, as actions do, and never goes through whole tables.
Err db_open_to_look(Text address, Db **ret_db);
// Takes back what is not committed. NULL is allowed. Every cursor must be closed before.
void db_close(Db *db);

// For who loads very much, or reads it all: a gigabyte for pages, and rarer moves of them from the
// log to the file. What is committed is as safe as ever. An engine with a memory of its own does
// nothing.
Err db_expect_much(Db *db);

// For who has loaded much: the engine looks at what there is now, so that its plans fit it. One
// that plans by figures of ours does nothing. Outside a transaction only.
Err db_learn_rows(Db *db);

// Applies the migrations that are missing, each in one transaction; outside a transaction only.
// FAULT_DB_SCHEMA where the database knows a migration that the program does not, or another text
// of one. What was applied before a fault stays applied.
Err db_migrate(Db *db);

// How many migrations the database has, all of them this program's, and how many there are.
// FAULT_DB_SCHEMA as of db_migrate, and where it is no database of ours.
typedef struct {
    int32_t applied;
    int32_t known;
} DbVersion;

Err db_version(Db *db, DbVersion *ret_version);

// FAULT_DB_SCHEMA unless the database has every migration of the program and no other.
Err db_check_schema(Db *db);

// FAULT_DB_NOT_EMPTY unless the database (of PostgreSQL: the schema) holds nothing at all.
Err db_require_empty(Db *db);

// A table with rows that name a row of another table which is not there.
typedef struct {
    Text table;
    Text named;
    int64_t rows;
} DbBroken;

// All such tables. An engine that keeps its references whole by itself has none.
Err db_broken_references(Db *db, Arena *arena, DbBroken **ret_broken, size_t *ret_count);

// Begins a transaction that only reads, and sees all of it as it is at its first read.
Err db_begin_read(Db *db);
// Begins a transaction that may write. SQLite takes the lock now, FAULT_DB_BUSY after five seconds;
// PostgreSQL takes locks row by row, each FAULT_DB_BUSY after five seconds. A connection to
// PostgreSQL that was lost is made anew here.
Err db_begin(Db *db);
// On a fault the transaction is still there unless db_in_transaction says no. FAULT_DB_LOST: it is
// not known whether it was committed.
Err db_commit(Db *db);
// Takes everything back; nothing to do where no transaction is open. Never fails outwardly.
void db_rollback(Db *db);

// One step inside a transaction that can be taken back alone. After db_rollback_to the step is
// still open: db_release ends it either way.
Err db_savepoint(Db *db);
Err db_release(Db *db);
Err db_rollback_to(Db *db);

// True where the database takes one writing transaction at a time (SQLite), so that who serves many
// gathers their changes on one connection.
bool db_has_one_writer(const Db *db);

// False also after a full disk, a failing disk or missing memory made the engine end the
// transaction by itself (with all its savepoints).
bool db_in_transaction(const Db *db);

// True where the connection is known to be gone; nothing is asked of the server. Outside a
// transaction only. A connection that is gone is made anew by its next use all the same.
bool db_is_lost(Db *db);

// First in a transaction that follows the ledger (number its events, chain its audit): one at a
// time, whatever process it runs in; the others wait. SQLite's transactions are one at a time
// anyway.
Err db_lock_to_follow(Db *db);

// True where a transaction failed with this fault only because another one was first (deadlock,
// serialisation, the same new key): taken back and run again from its start, it may succeed.
bool db_lost_race(const Db *db, Err err);

#endif
