// What is the same for every engine: which engine an address names, migrations, the shapes of
// results (one, maybe, many, changes) and the check of each value that comes out. Knows no library.
#include "store/db_private.h"

#include "store/migrations.h"
#include "store/query_defs.h"
#include <stdlib.h>
#include <string.h>

enum { SCRATCH_FIRST = 4096, SCRATCH_KEEP = 1 << 20 };

// They count as none that reads or changes a table.
#define OWN(its_name, on_sqlite, on_postgres, ins, outs, its_rows)                                 \
    {                                                                                              \
        .name = (its_name), .sqlite = (on_sqlite), .postgres = (on_postgres), .in_count = (ins),   \
        .out_count = (outs), .rows = (its_rows)                                                    \
    }

static const QueryDef own_defs[DB_OWN_COUNT] = {
    [DB_OWN_BEGIN] = OWN("begin", "BEGIN IMMEDIATE",
                         "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", 0, 0, DB_CHANGES_ANY),
    [DB_OWN_BEGIN_READ] =
        OWN("begin_read", "BEGIN DEFERRED", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", 0, 0,
            DB_CHANGES_ANY),
    [DB_OWN_BROKEN_REFERENCES] =
        OWN("broken_references",
            "SELECT \"table\", parent, COUNT(*) FROM "
            "pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2",
            "SELECT child, parent, missing FROM reference_broken() WHERE missing > 0 "
            "ORDER BY 1, 2",
            0, 3, DB_ROWS_MANY),
    [DB_OWN_COMMIT] = OWN("commit", "COMMIT", "COMMIT", 0, 0, DB_CHANGES_ANY),
    [DB_OWN_ROLLBACK] = OWN("rollback", "ROLLBACK", "ROLLBACK", 0, 0, DB_CHANGES_ANY),
    [DB_OWN_SAVEPOINT] = OWN("savepoint", "SAVEPOINT step", "SAVEPOINT step", 0, 0, DB_CHANGES_ANY),
    [DB_OWN_RELEASE] = OWN("release", "RELEASE step", "RELEASE step", 0, 0, DB_CHANGES_ANY),
    [DB_OWN_ROLLBACK_TO] =
        OWN("rollback_to", "ROLLBACK TO step", "ROLLBACK TO step", 0, 0, DB_CHANGES_ANY),
    // SQLite's BEGIN IMMEDIATE is the lock already.
    [DB_OWN_MIGRATION_LOCK] =
        OWN("migration_lock", "", "DO $$ BEGIN PERFORM pg_advisory_xact_lock(4703181); END $$", 0,
            0, DB_CHANGES_ANY),
    [DB_OWN_FOLLOW_LOCK] =
        OWN("follow_lock", "", "DO $$ BEGIN PERFORM pg_advisory_xact_lock(4703182); END $$", 0, 0,
            DB_CHANGES_ANY),
    [DB_OWN_MIGRATION_TABLE] =
        OWN("migration_table",
            "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
            "checksum TEXT NOT NULL) STRICT",
            "CREATE TABLE IF NOT EXISTS migration (number bigint PRIMARY KEY, name text NOT NULL, "
            "checksum text NOT NULL)",
            0, 0, DB_CHANGES_ANY),
    [DB_OWN_MIGRATION_LIST] =
        OWN("migration_list", "SELECT number, checksum FROM migration ORDER BY number",
            "SELECT number, checksum FROM migration ORDER BY number", 0, 2, DB_ROWS_MANY),
    [DB_OWN_MIGRATION_ADD] = OWN(
        "migration_add", "INSERT INTO migration (number, name, checksum) VALUES (?1, ?2, ?3)",
        "INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)", 3, 0, DB_CHANGES_ONE),
    [DB_OWN_TABLE_COUNT] = OWN("table_count", "SELECT count(*) FROM sqlite_schema",
                               "SELECT count(*) FROM pg_catalog.pg_class AS c JOIN "
                               "pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace WHERE "
                               "n.nspname = current_schema()",
                               0, 1, DB_ROWS_ONE),
    // SQLite's views ask the connection itself. On PostgreSQL no table is entered by what a policy
    // asks of it (all quotes that a partner stands in, for each line), which takes maps of rows
    // where the policy has alternatives; the desks' have none, and read many rows by them.
    [DB_OWN_SCOPE] = OWN("scope", "",
                         "SELECT length(set_config('licet.staff', $1, true) || "
                         "set_config('licet.account', $2, true) || "
                         "set_config('licet.partner', $3, true) || "
                         "set_config('licet.customer', $4, true) || "
                         "set_config('licet.site', $5, true) || "
                         "set_config('licet.agreement', $6, true) || "
                         "set_config('licet.whole', $7, true) || "
                         "set_config('licet.today', $8, true) || "
                         "set_config('licet.contacts_since', $9, true) || "
                         "set_config('enable_bitmapscan', CASE WHEN $10 = 'licet_staff' THEN 'on' "
                         "ELSE 'off' END, true) || "
                         "set_config('role', $10, true))::bigint",
                         SCOPE_VALUE_COUNT + 1, 1, DB_ROWS_ONE),
};

const QueryDef *db_query_def(int query) {
    ENSURE(query >= 0 && query < (int)QUERY_COUNT + (int)DB_OWN_COUNT);
    return query < (int)QUERY_COUNT ? &query_defs[query] : &own_defs[query - (int)QUERY_COUNT];
}

bool db_is_of_server(Text address) {
    return text_begins(address, S("postgresql://"));
}

bool db_server_is_here(Text address) {
    return db_is_of_server(address) && db_postgres_is_here(address);
}

static Err open_address(Text address, DbPurpose purpose, const ScopeDefs *defs, Db **ret_db) {
    return db_is_of_server(address) ? db_postgres_open(address, purpose, ret_db)
                                    : db_sqlite_open(address, purpose, defs, ret_db);
}

Err db_open(Text address, Db **ret_db) {
    return open_address(address, DB_TO_WRITE, NULL, ret_db);
}

Err db_open_to_read(Text address, Db **ret_db) {
    return open_address(address, DB_TO_READ, NULL, ret_db);
}

Err db_open_to_look(Text address, Db **ret_db) {
    return open_address(address, DB_TO_LOOK, NULL, ret_db);
}

// It shows nobody's rows, for nothing was said yet.
Err db_open_to_see_by(Text address, const ScopeDefs *defs, Db **ret_db) {
    Db *db = NULL;
    TRY(open_address(address, DB_TO_SEE, defs, &db));
    Err err = db_check_schema(db);
    if (err_failed(err)) {
        db_close(db);
        return err;
    }
    db->has_scope = true;
    *ret_db = db;
    return OK;
}

void db_close(Db *db) {
    if (db == NULL) {
        return;
    }
    free(db->scratch);
    db->engine->close(db);
}

// ---- transactions ----

static Err run_own(Db *db, DbOwn own, const DbValue *in) {
    DbCall call = {.query = (int)QUERY_COUNT + (int)own, .in = in};
    int64_t changed = 0;
    return db_change_any(db, &call, &changed);
}

Err db_begin(Db *db) {
    TRY(run_own(db, DB_OWN_BEGIN, NULL));
    db->is_untouched = db->engine->is_sqlite;
    return OK;
}

Err db_begin_read(Db *db) {
    return run_own(db, DB_OWN_BEGIN_READ, NULL);
}

// What was shown in a transaction is shown to nobody behind it.
static void end_scope(Db *db) {
    if (db->has_scope) {
        db->is_scoped = false;
        db->engine->scope_end(db);
    }
}

Err db_commit(Db *db) {
    TRY(run_own(db, DB_OWN_COMMIT, NULL));
    end_scope(db);
    return OK;
}

void db_rollback(Db *db) {
    if (db_in_transaction(db)) {
        // What can fail here has ended the transaction already.
        (void)run_own(db, DB_OWN_ROLLBACK, NULL);
    }
    db->step_is_all = false;
    end_scope(db);
}

// Behind a savepoint SQLite keeps a copy of each page that is changed, in pieces. Where nothing
// went before it, the transaction itself can be taken back.
Err db_savepoint(Db *db) {
    ENSURE(db_in_transaction(db) && !db->step_is_all);
    db->step_is_all = db->is_untouched;
    return db->step_is_all ? OK : run_own(db, DB_OWN_SAVEPOINT, NULL);
}

Err db_release(Db *db) {
    bool was_all = db->step_is_all;
    db->step_is_all = false;
    return was_all ? OK : run_own(db, DB_OWN_RELEASE, NULL);
}

Err db_rollback_to(Db *db) {
    if (!db->step_is_all) {
        return run_own(db, DB_OWN_ROLLBACK_TO, NULL);
    }
    TRY(run_own(db, DB_OWN_ROLLBACK, NULL));
    return db_begin(db);
}

bool db_has_one_writer(const Db *db) {
    return db->engine->is_sqlite;
}

bool db_in_transaction(const Db *db) {
    return db->engine->in_transaction(db);
}

bool db_is_lost(Db *db) {
    ENSURE(!db_in_transaction(db));
    return db->engine->is_lost != NULL && db->engine->is_lost(db);
}

bool db_lost_race(const Db *db, Err err) {
    return db->engine->lost_race != NULL && db->engine->lost_race(err);
}

static Err read_count(Db *db, int64_t *ret_count) {
    DbCall call = {.query = (int)QUERY_COUNT + (int)DB_OWN_TABLE_COUNT};
    DbCursor cursor = {0};
    bool more = false;
    TRY(db_cursor_open(db, &call, &cursor));
    Err err = db_cursor_next(&cursor, &more);
    if (!err_failed(err)) {
        err = more ? db_read_int(&cursor, 0, NULL, ret_count) : FAULT_AT(FAULT_DB_CHANGED, 0);
    }
    db_cursor_close(&cursor);
    return err;
}

Err db_require_empty(Db *db) {
    int64_t count = 0;
    TRY(read_count(db, &count));
    return count == 0 ? OK : FAULT_AT(FAULT_DB_NOT_EMPTY, 0);
}

// ---- migrations ----

// Counts what is applied; each must be the program's own migration of that number.
static Err count_applied(DbCursor *cursor, size_t *ret_count) {
    const DbEngine *engine = cursor->db->engine;
    size_t count = 0;
    bool more = false;
    for (;; count++) {
        TRY(db_cursor_next(cursor, &more));
        if (!more) {
            *ret_count = count;
            return OK;
        }
        int64_t number = 0;
        TRY(db_read_int(cursor, 0, NULL, &number));
        DbValue checksum = engine->value(cursor, 1);
        if (count >= MIGRATION_COUNT || number != migrations[count].number ||
            checksum.kind != DB_TEXT ||
            !text_equal(checksum.text, text_of(migrations[count].checksum))) {
            return FAULT_AT(FAULT_DB_SCHEMA, number);
        }
    }
}

static Err list_applied(Db *db, size_t *ret_count) {
    DbCall call = {.query = (int)QUERY_COUNT + (int)DB_OWN_MIGRATION_LIST};
    DbCursor cursor = {0};
    TRY(db_cursor_open(db, &call, &cursor));
    Err err = count_applied(&cursor, ret_count);
    db_cursor_close(&cursor);
    return err;
}

Err db_version(Db *db, DbVersion *ret_version) {
    size_t applied = 0;
    Err err = list_applied(db, &applied);
    if (err.code == FAULT_DB_QUERY) { // no table of migrations: no database of ours
        return FAULT_AT(FAULT_DB_SCHEMA, 0);
    }
    *ret_version = (DbVersion){(int32_t)applied, MIGRATION_COUNT};
    return err;
}

Err db_check_schema(Db *db) {
    DbVersion version = {0};
    TRY(db_version(db, &version));
    return version.applied == version.known ? OK : FAULT_AT(FAULT_DB_SCHEMA, version.applied);
}

Err db_learn_rows(Db *db) {
    ENSURE(!db->engine->in_transaction(db));
    return db->engine->learn_rows == NULL ? OK : db->engine->run_script(db, db->engine->learn_rows);
}

Err db_expect_much(Db *db) {
    ENSURE(!db_in_transaction(db));
    return db->engine->expect_much == NULL ? OK
                                           : db->engine->run_script(db, db->engine->expect_much);
}

static Err apply(Db *db, const Migration *migration, bool is_sqlite) {
    TRY(db->engine->run_script(db, is_sqlite ? migration->sqlite : migration->postgres));
    bool is_last = migration == &migrations[MIGRATION_COUNT - 1];
    if (is_last) {
        TRY(db->engine->run_script(db, db->engine->after_migrations));
        if (db->engine->sights != NULL) {
            TRY(db->engine->run_script(db, db->engine->sights));
        }
    }
    DbValue values[] = {
        db_of_int(migration->number),
        db_of_text(text_of(migration->name)),
        db_of_text(text_of(migration->checksum)),
    };
    return run_own(db, DB_OWN_MIGRATION_ADD, values);
}

Err db_lock_to_follow(Db *db) {
    return db->engine->is_sqlite ? OK : run_own(db, DB_OWN_FOLLOW_LOCK, NULL);
}

// Inside a transaction, so that two programs starting together take turns.
static Err apply_next(Db *db, bool *ret_more) {
    if (!db->engine->is_sqlite) {
        TRY(run_own(db, DB_OWN_MIGRATION_LOCK, NULL));
    }
    TRY(run_own(db, DB_OWN_MIGRATION_TABLE, NULL));
    size_t applied = 0;
    TRY(list_applied(db, &applied));
    if (applied < MIGRATION_COUNT) {
        TRY(apply(db, &migrations[applied], db->engine->is_sqlite));
        applied++;
    }
    *ret_more = applied < MIGRATION_COUNT;
    return OK;
}

Err db_migrate(Db *db) {
    ENSURE(!db_in_transaction(db));
    bool more = true;
    while (more) {
        TRY(db_begin(db));
        Err err = apply_next(db, &more);
        if (!err_failed(err)) {
            err = db_commit(db);
        }
        if (err_failed(err)) {
            db_rollback(db);
            return err;
        }
    }
    return OK;
}

// ---- shapes of results ----

// The only row, if there is one; a second is a fault.
static Err read_single(DbCursor *cursor, const DbCall *call, Arena *arena, void *ret_row,
                       bool *ret_found) {
    bool more = false;
    TRY(db_cursor_next(cursor, &more));
    if (!more) {
        *ret_found = false;
        return OK;
    }
    max_align_t row[DB_ROW_BYTES_MAX / sizeof(max_align_t)];
    ENSURE(call->row_bytes <= sizeof row);
    TRY(call->read(cursor, arena, row));
    TRY(db_cursor_next(cursor, &more));
    if (more) {
        return FAULT_AT(FAULT_DB_CHANGED, 2);
    }
    memcpy(ret_row, row, call->row_bytes);
    *ret_found = true;
    return OK;
}

Err db_maybe(Db *db, const DbCall *call, Arena *arena, void *ret_row, bool *ret_found) {
    DbCursor cursor = {0};
    TRY(db_cursor_open(db, call, &cursor));
    Err err = read_single(&cursor, call, arena, ret_row, ret_found);
    db_cursor_close(&cursor);
    return err;
}

Err db_one(Db *db, const DbCall *call, Arena *arena, void *ret_row) {
    bool found = false;
    TRY(db_maybe(db, call, arena, ret_row, &found));
    return found ? OK : FAULT_AT(FAULT_DB_CHANGED, 0);
}

static Err scratch_hold(Db *db, size_t bytes) {
    if (bytes <= db->scratch_bytes) {
        return OK;
    }
    size_t wanted = db->scratch_bytes == 0 ? SCRATCH_FIRST : db->scratch_bytes * 2;
    wanted = wanted < bytes ? bytes : wanted;
    char *grown = realloc(db->scratch, wanted);
    if (grown == NULL) {
        return FAULT_AT(FAULT_MEMORY, 0);
    }
    db->scratch = grown;
    db->scratch_bytes = wanted;
    return OK;
}

static void scratch_trim(Db *db) {
    if (db->scratch_bytes > SCRATCH_KEEP) {
        free(db->scratch);
        db->scratch = NULL;
        db->scratch_bytes = 0;
    }
}

static Err read_many(DbCursor *cursor, const DbCall *call, Arena *arena, DbRows *ret_rows) {
    Db *db = cursor->db;
    size_t count = 0;
    bool more = false;
    for (;; count++) {
        TRY(db_cursor_next(cursor, &more));
        if (!more) {
            break;
        }
        TRY(scratch_hold(db, (count + 1) * call->row_bytes));
        TRY(call->read(cursor, arena, db->scratch + count * call->row_bytes));
    }
    void *rows = arena_take_array(arena, call->row_bytes, count);
    if (count > 0) {
        memcpy(rows, db->scratch, count * call->row_bytes);
    }
    *ret_rows = (DbRows){rows, count};
    return OK;
}

Err db_many(Db *db, const DbCall *call, Arena *arena, DbRows *ret_rows) {
    DbCursor cursor = {0};
    TRY(db_cursor_open(db, call, &cursor));
    Err err = read_many(&cursor, call, arena, ret_rows);
    db_cursor_close(&cursor);
    scratch_trim(db);
    return err;
}

static Err read_broken(const DbCursor *cursor, Arena *arena, void *ret_row) {
    DbBroken *row = ret_row;
    TRY(db_read_text(cursor, 0, arena, NULL, &row->table));
    TRY(db_read_text(cursor, 1, arena, NULL, &row->named));
    return db_read_int(cursor, 2, NULL, &row->rows);
}

Err db_broken_references(Db *db, Arena *arena, DbBroken **ret_broken, size_t *ret_count) {
    DbCall call = {.query = (int)QUERY_COUNT + (int)DB_OWN_BROKEN_REFERENCES,
                   .read = read_broken,
                   .row_bytes = sizeof(DbBroken)};
    DbRows rows;
    TRY(db_many(db, &call, arena, &rows));
    *ret_broken = rows.rows;
    *ret_count = rows.count;
    return OK;
}

Err db_change_any(Db *db, const DbCall *call, int64_t *ret_changed) {
    DbCursor cursor = {0};
    TRY(db_cursor_open(db, call, &cursor));
    bool more = false;
    Err err = db_cursor_next(&cursor, &more);
    int64_t changed = db->engine->changed(&cursor);
    db_cursor_close(&cursor);
    TRY(err);
    ENSURE(!more);
    *ret_changed = changed;
    return OK;
}

Err db_change_one(Db *db, const DbCall *call) {
    if (db->engine->post != NULL && db_in_transaction(db)) {
        return db->engine->post(db, call->query, call->in);
    }
    int64_t changed = 0;
    TRY(db_change_any(db, call, &changed));
    return changed == 1 ? OK : FAULT_AT(FAULT_DB_CHANGED, changed);
}

Err db_ask(Db *db, const DbCall *call) {
    return db->engine->ask == NULL ? OK : db->engine->ask(db, call->query, call->in);
}

Err db_cursor_open(Db *db, const DbCall *call, DbCursor *ret_cursor) {
    return db->engine->open(db, call->query, call->in, ret_cursor);
}

Err db_cursor_next(DbCursor *cursor, bool *ret_more) {
    return cursor->db->engine->step(cursor, ret_more);
}

void db_cursor_close(DbCursor *cursor) {
    if (cursor->statement != NULL) {
        cursor->db->engine->end(cursor);
        cursor->statement = NULL;
    }
}

// ---- values ----

static Err bad_value(int column) {
    return FAULT_AT(FAULT_DB_VALUE, column + 1);
}

// Whether the value is NULL and may be; says so.
static bool took_null(const DbValue *value, bool *ret_null) {
    if (ret_null == NULL) {
        return false;
    }
    *ret_null = value->kind == DB_NULL;
    return *ret_null;
}

Err db_read_int(const DbCursor *cursor, int column, bool *ret_null, int64_t *ret) {
    DbValue value = cursor->db->engine->value(cursor, column);
    if (took_null(&value, ret_null)) {
        return OK;
    }
    if (value.kind != DB_INT) {
        return bad_value(column);
    }
    *ret = value.number;
    return OK;
}

Err db_read_bool(const DbCursor *cursor, int column, bool *ret_null, bool *ret) {
    int64_t number = 0;
    TRY(db_read_int(cursor, column, ret_null, &number));
    if (ret_null != NULL && *ret_null) {
        return OK;
    }
    if (number != 0 && number != 1) {
        return bad_value(column);
    }
    *ret = number == 1;
    return OK;
}

Err db_read_date(const DbCursor *cursor, int column, bool *ret_null, Date *ret) {
    DbValue value = cursor->db->engine->value(cursor, column);
    if (took_null(&value, ret_null)) {
        return OK;
    }
    if (value.kind == DB_DATE) {
        *ret = value.date;
        return OK;
    }
    if (value.kind != DB_TEXT || !date_parse(value.text, ret)) {
        return bad_value(column);
    }
    return OK;
}

Err db_read_text(const DbCursor *cursor, int column, Arena *arena, bool *ret_null, Text *ret) {
    DbValue value = cursor->db->engine->value(cursor, column);
    if (took_null(&value, ret_null)) {
        return OK;
    }
    if (value.kind != DB_TEXT) {
        return bad_value(column);
    }
    *ret = text_copy(arena, value.text);
    return OK;
}
