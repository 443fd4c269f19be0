// What the code made by sqlbind calls, and what an engine (db_sqlite.c) gives. Inside store only.
//
// Who is who: a QueryDef is the text of a query in both dialects; a DbCall is one use of it; a
// DbEngine is the functions that know an engine's library. Values go in as DbValue and come out
// as DbValue; whether they are what the query's out: line says is checked here once for all
// engines.
#ifndef STORE_DB_PRIVATE_H
#define STORE_DB_PRIVATE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "base/text.h"
#include "store/db.h"
#include "store/scopes.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ---- what sqlbind writes down ----

typedef enum {
    DB_ROWS_ONE,
    DB_ROWS_MAYBE,
    DB_ROWS_MANY,
    DB_CHANGES_ONE,
    DB_CHANGES_ANY,
} DbRowsKind;

// Tables, a bit for each, in an order in which rows can be added: each behind those that it names.
enum { TABLE_WORDS = 2 };
typedef struct {
    uint64_t words[TABLE_WORDS];
} TableSet;

static inline bool tables_meet(const TableSet *a, const TableSet *b) {
    return (a->words[0] & b->words[0]) != 0 || (a->words[1] & b->words[1]) != 0;
}

typedef struct {
    const char *name;     // "site_by_number"
    const char *sqlite;   // parameters as ?1 ?2 …
    const char *postgres; // parameters as $1 $2 …
    const char *in_types; // a letter for each: number, text, day
    int in_count;
    int out_count;
    DbRowsKind rows;
    TableSet reads;
    TableSet writes;
    // The first value is the enterprise whose rows alone it changes; or, of what is asked ahead,
    // reads.
    bool of_enterprise;
} QueryDef;

typedef struct {
    int64_t number;
    const char *name;     // "0001_first"
    const char *checksum; // of the neutral text without comments
    const char *sqlite;   // a script
    const char *postgres;
} Migration;

// ---- values ----

typedef enum { DB_NULL, DB_INT, DB_TEXT, DB_DATE, DB_OTHER } DbKind;

// A date goes in as DB_DATE and comes out as DB_DATE or, of an engine without such a type, as
// DB_TEXT. DB_OTHER only comes out (a real, a blob).
typedef struct {
    DbKind kind;
    union {
        int64_t number;
        Text text;
        Date date;
    };
} DbValue;

static inline DbValue db_of_null(void) {
    return (DbValue){.kind = DB_NULL};
}
static inline DbValue db_of_int(int64_t number) {
    return (DbValue){.kind = DB_INT, .number = number};
}
static inline DbValue db_of_text(Text text) {
    return (DbValue){.kind = DB_TEXT, .text = text};
}
static inline DbValue db_of_date(Date date) {
    return (DbValue){.kind = DB_DATE, .date = date};
}

// ---- one use of a query ----

typedef struct {
    Db *db;
    void *statement; // the engine's
    int query;
} DbCursor;

// Reads the row under the cursor; texts are copied into the arena. Untouched on failure.
typedef Err (*DbReadRow)(const DbCursor *cursor, Arena *arena, void *ret_row);

typedef struct {
    int query;         // a QueryNumber
    const DbValue *in; // as many as the query's in: line has; NULL where it has none
    DbReadRow read;    // NULL for statements without rows
    size_t row_bytes;
} DbCall;

typedef struct {
    void *rows;
    size_t count;
} DbRows;

// A row's struct is at most this large (sqlbind asserts it).
enum { DB_ROW_BYTES_MAX = 4096 };

// FAULT_DB_CHANGED unless there is exactly one row.
Err db_one(Db *db, const DbCall *call, Arena *arena, void *ret_row);
// FAULT_DB_CHANGED where there are several. ret_row is untouched where there is none.
Err db_maybe(Db *db, const DbCall *call, Arena *arena, void *ret_row, bool *ret_found);
// All rows side by side in the arena, exactly as much as they need.
Err db_many(Db *db, const DbCall *call, Arena *arena, DbRows *ret_rows);
// FAULT_DB_CHANGED (number: how many) unless exactly one row changed; the row stays changed until
// the transaction is rolled back. An engine may post the statement: then its fault comes out of a
// later call of the same transaction, at the latest out of db_commit.
Err db_change_one(Db *db, const DbCall *call);
Err db_change_any(Db *db, const DbCall *call, int64_t *ret_changed);

// Says that this will be read in this transaction: an engine behind a network asks for it together
// with the next read, whose call reports a fault of it too, and asks once for all that one query is
// to be asked with. The read itself is made as ever; where its values are others, or this
// transaction has changed something of that enterprise since in a table that it reads, it is asked
// for anew. So it is never needed, and what is read is what this transaction could read at either
// moment. Outside a transaction nothing happens.
Err db_ask(Db *db, const DbCall *call);

// A cursor keeps its statement: the same query cannot be used on this Db before it is closed (a
// bug). The texts in call->in must live until then.
Err db_cursor_open(Db *db, const DbCall *call, DbCursor *ret_cursor);
Err db_cursor_next(DbCursor *cursor, bool *ret_more);
// Allowed twice.
void db_cursor_close(DbCursor *cursor);

// Read one column of the row under the cursor. FAULT_DB_VALUE (number: the column, from 1) where
// the value is of another kind, no day of the calendar, neither 0 nor 1, or NULL where that may not
// be, which is where `ret_null` is NULL; else it says whether the value is NULL, and then `ret`
// stays as it was.
Err db_read_int(const DbCursor *cursor, int column, bool *ret_null, int64_t *ret);
Err db_read_bool(const DbCursor *cursor, int column, bool *ret_null, bool *ret);
Err db_read_date(const DbCursor *cursor, int column, bool *ret_null, Date *ret);
Err db_read_text(const DbCursor *cursor, int column, Arena *arena, bool *ret_null, Text *ret);

// ---- engines ----

// Statements that db.c itself needs; numbered after the generated queries.
typedef enum {
    DB_OWN_BEGIN,
    DB_OWN_BEGIN_READ,
    DB_OWN_COMMIT,
    DB_OWN_ROLLBACK,
    DB_OWN_SAVEPOINT,
    DB_OWN_RELEASE,
    DB_OWN_ROLLBACK_TO, // up to here: of transactions
    DB_OWN_BROKEN_REFERENCES,
    DB_OWN_MIGRATION_LOCK,
    DB_OWN_MIGRATION_TABLE,
    DB_OWN_MIGRATION_LIST,
    DB_OWN_MIGRATION_ADD,
    DB_OWN_TABLE_COUNT,
    DB_OWN_FOLLOW_LOCK,
    DB_OWN_SCOPE,
    DB_OWN_COUNT,
} DbOwn;

// The definition of a generated query or of one of ours.
const QueryDef *db_query_def(int query);

typedef struct {
    bool is_sqlite; // which of the two texts it takes
    // A script of what this engine alone needs, run in the transaction of the last migration (so
    // again where one is added).
    const char *after_migrations;
    // A script behind it that says who sees which rows; NULL where each connection says so itself.
    const char *sights;
    // A script for db_expect_much; NULL: nothing to say.
    const char *expect_much;
    // A script for db_learn_rows; NULL: nothing to learn.
    const char *learn_rows;
    void (*close)(Db *db);
    bool (*in_transaction)(const Db *db);
    // See db_is_lost. NULL: never.
    bool (*is_lost)(Db *db);
    // See db_lost_race. NULL: never.
    bool (*lost_race)(Err err);
    // See db_make_way. NULL: several write at once.
    Err (*make_way)(Db *db, bool *ret_others);
    // See db_others_version. NULL: the engine tells none.
    Err (*others_version)(Db *db, int64_t *ret_version);
    // See db_log_pages and db_log_move. NULL: the engine moves its log by itself.
    int64_t (*log_pages)(const Db *db);
    Err (*log_move)(Db *db);
    // Several statements without parameters or rows.
    Err (*run_script)(Db *db, const char *sql);
    // Sends a statement that must change one row, without waiting for its answer; inside a
    // transaction only. NULL: the engine cannot.
    Err (*post)(Db *db, int query, const DbValue *in);
    // See db_ask. NULL: the engine has no use for it.
    Err (*ask)(Db *db, int query, const DbValue *in);
    // A statement ready to step, its values bound.
    Err (*open)(Db *db, int query, const DbValue *in, DbCursor *ret_cursor);
    Err (*step)(DbCursor *cursor, bool *ret_more);
    // How many rows the statement changed; asked after a step that said no more rows.
    int64_t (*changed)(const DbCursor *cursor);
    // The value lives until the next step.
    DbValue (*value)(const DbCursor *cursor, int column);
    // Frees the statement for its next use, which gives every value anew.
    void (*end)(DbCursor *cursor);
    // On a connection that was opened to see, inside a transaction: until its end the conditions of
    // db/scope get these values, numbers or days or NULL. An engine may post it, as a change.
    Err (*scope_to)(Db *db, const DbValue values[SCOPE_VALUE_COUNT]);
    // Behind such a transaction: they get NULL again.
    void (*scope_end)(Db *db);
} DbEngine;

// The common head of an engine's connection.
struct Db {
    const DbEngine *engine;
    bool has_scope;                   // opened to see
    bool is_scoped;                   // in this transaction
    bool is_untouched;                // SQLite: this transaction has had no statement yet
    bool step_is_all;                 // db_savepoint stands at the transaction's own beginning
    DbValue scope[SCOPE_VALUE_COUNT]; // then: to whom
    char *scratch;                    // rows on their way into an arena
    size_t scratch_bytes;
};

typedef enum { DB_TO_WRITE, DB_TO_READ, DB_TO_LOOK, DB_TO_SEE } DbPurpose;

// SQLite's views: those of the program, or those that a test has spoilt.
typedef struct {
    const ScopeDef *items;
    size_t count;
} ScopeDefs;

// db_open_to_see with other views. PostgreSQL has its policies in the database.
Err db_open_to_see_by(Text address, const ScopeDefs *defs, Db **ret_db);

// `defs` of who opens to see, else NULL; it must outlive the connection.
Err db_sqlite_open(Text address, DbPurpose purpose, const ScopeDefs *defs, Db **ret_db);
Err db_postgres_open(Text address, DbPurpose purpose, Db **ret_db);
// Whether the server of an address is this machine's.
bool db_postgres_is_here(Text address);

#endif
