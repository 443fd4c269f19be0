// SQLite behind db_private.h: opening with settings that are read back, one cached statement per
// query, values in and out, and the one place where its error codes become faults.
#include "store/db_private.h"

#include "store/db_sqlite_log_private.h"
#include "store/db_sqlite_keys_private.h"
#include "store/db_sqlite_scope_private.h"
#include "store/query_defs.h"
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum {
    STATEMENTS_MAX = (int)QUERY_COUNT + (int)DB_OWN_COUNT,
    BUSY_MILLISECONDS = 5000,
    BUSY_STEP_MILLISECONDS = 10,
    LOCK_STEP_MILLISECONDS = 1,
    WAY_MILLISECONDS = 25, // some groups of orders
    ADDRESS_BYTES_MAX = 4096,
};

// One statement per query, prepared on its first use.
typedef struct {
    sqlite3_stmt *prepared;
    char (*days)[DATE_TEXT_BYTES]; // per parameter: the text of a day that is bound
    bool is_busy;                  // a cursor has it
} Slot;

typedef struct {
    Db base;
    sqlite3 *handle;
    bool in_memory;
    int64_t version;   // of the file, by which writes of others are seen; 0: not asked yet
    SqliteScope scope; // of who opened to see
    Slot slots[STATEMENTS_MAX];
} SqliteDb;

static SqliteDb *sqlite_of(Db *db) {
    return (SqliteDb *)db;
}

// ---- faults ----

// The one place where SQLite's codes become faults.
static Err fault_of_code(int code) {
    switch (code & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return OK;
    case SQLITE_FULL:
        return FAULT_AT(FAULT_DB_FULL, code);
    case SQLITE_IOERR:
        return FAULT_AT(code == SQLITE_IOERR_NOMEM ? FAULT_MEMORY : FAULT_DB_IO, code);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return FAULT_AT(FAULT_DB_BUSY, code);
    case SQLITE_CONSTRAINT:
        return FAULT_AT(FAULT_DB_CONSTRAINT, code);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return FAULT_AT(FAULT_DB_CORRUPT, code);
    case SQLITE_NOMEM:
        return FAULT_AT(FAULT_MEMORY, code);
    case SQLITE_TOOBIG:
        return FAULT_AT(FAULT_TOO_LARGE, code);
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY: // the rights of the file too
        return FAULT_AT(FAULT_DB_OPEN, code);
    default:
        return FAULT_AT(FAULT_DB_QUERY, code);
    }
}

static inline Err fault_of(int code) {
    return code == SQLITE_OK ? OK : fault_of_code(code);
}

// ---- opening ----

// One setting: what is asked, and what must be read back ("" where nothing is to be read).
typedef struct {
    const char *set;
    const char *read;
    const char *expect;
    const char *expect_in_memory;
} Setting;

// For who only reads; first of all, so that not even the next ones can write.
static const Setting settings_to_read[] = {
    {"PRAGMA query_only=ON", "PRAGMA query_only", "1", "1"},
    // A page of renewal lines goes through some 500 pages of a million entitlements. With the usual
    // 2,000 KiB each was gone when the next request came for it.
    {"PRAGMA cache_size=-3072", "PRAGMA cache_size", "-3072", "-3072"},
    {"PRAGMA temp_store=MEMORY", "PRAGMA temp_store", "2", "2"},
    {"PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", "1", "1"},
    {"PRAGMA trusted_schema=OFF", "PRAGMA trusted_schema", "0", "0"},
};

// For who sees, beside those. The home of a reseller goes through some 2,000 pages of a million
// entitlements: with 3,072 KiB each was gone when the next request came for it, 2,000 reads a
// request. Only a few workers look at once (net/http_work.c), so that few of these caches fill.
static const Setting settings_to_see[] = {
    {"PRAGMA cache_size=-8192", "PRAGMA cache_size", "-8192", "-8192"},
};

static const Setting settings[] = {
    {"PRAGMA journal_mode=WAL", "PRAGMA journal_mode", "wal", "memory"},
    {"PRAGMA synchronous=FULL", "PRAGMA synchronous", "2", "2"},
    {"PRAGMA foreign_keys=ON", "PRAGMA foreign_keys", "1", "1"},
    {"PRAGMA cache_size=-32768", "PRAGMA cache_size", "-32768", "-32768"},
    // A group of orders writes some thousand pages, many of them the last one's again: with the
    // usual 1,000 each group's log was moved into the file at once. Who serves has a thread that
    // moves it (db_log_move) and leaves the rest, behind which the log begins anew, to who writes:
    // 66 MB.
    {"PRAGMA wal_autocheckpoint=16000", "PRAGMA wal_autocheckpoint", "16000", "16000"},
    // What a savepoint keeps to be taken back is written aside page by page; a file for it costs
    // more than all else that a step writes. It is gone after a crash either way.
    {"PRAGMA temp_store=MEMORY", "PRAGMA temp_store", "2", "2"},
    {"PRAGMA mmap_size=0", "PRAGMA mmap_size", "0", NULL},
    {"PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", "1", "1"},
    {"PRAGMA trusted_schema=OFF", "PRAGMA trusted_schema", "0", "0"},
};

// Of a database in memory each page that a transaction changes is copied aside whole: of half the
// usual size they make about 3 % more steps of a replay per second (./dev bench B).
static const Setting settings_in_memory[] = {
    {"PRAGMA page_size=2048", "PRAGMA page_size", NULL, "2048"},
};

// The first column of the first row must be `expect`.
static Err expect_text(sqlite3 *handle, const char *sql, const char *expect) {
    sqlite3_stmt *statement = NULL;
    TRY(fault_of(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL)));
    bool is_as_asked = false;
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(statement, 0);
        is_as_asked = text != NULL && strcmp(text, expect) == 0;
    }
    (void)sqlite3_finalize(statement);
    TRY(fault_of(code));
    return is_as_asked ? OK : FAULT_AT(FAULT_DB_OPEN, 0);
}

// SQLite does not wait by itself when two connections turn a new file's log on together.
static int run_patiently(sqlite3 *handle, const char *sql) {
    int code = SQLITE_BUSY;
    for (int waited = 0; (code & 0xFF) == SQLITE_BUSY && waited < BUSY_MILLISECONDS;
         waited += BUSY_STEP_MILLISECONDS) {
        if (waited > 0) {
            (void)sqlite3_sleep(BUSY_STEP_MILLISECONDS);
        }
        code = sqlite3_exec(handle, sql, NULL, NULL, NULL);
    }
    return code;
}

static Err set_pragmas(const SqliteDb *db, const Setting *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const Setting *setting = &list[i];
        const char *expect = db->in_memory ? setting->expect_in_memory : setting->expect;
        TRY(fault_of(run_patiently(db->handle, setting->set)));
        if (expect != NULL) {
            TRY(expect_text(db->handle, setting->read, expect));
        }
    }
    return OK;
}

// Asks for the lock again and again. The library's own steps grow to a tenth of a second: who
// writes seldom never met the moment between two transactions of who writes much.
static int wait_for_lock(void *unused, int times) {
    (void)unused;
    (void)sqlite3_sleep(LOCK_STEP_MILLISECONDS);
    return times < BUSY_MILLISECONDS / LOCK_STEP_MILLISECONDS;
}

// What no statement of ours needs is switched off in the library.
static Err set_limits(sqlite3 *handle) {
    (void)sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    (void)sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 64 << 20);
    (void)sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
    (void)sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);
    TRY(fault_of(sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL)));
    TRY(fault_of(sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL)));
    TRY(fault_of(sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL)));
    TRY(fault_of(sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL)));
    // Plans that a value may change are made anew for each value: a millisecond for a long query.
    TRY(fault_of(sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_QPSG, 1, NULL)));
    return fault_of(sqlite3_busy_handler(handle, wait_for_lock, NULL));
}

// Reading needs a file that may be written too: the log's index is shared with who writes.
static Err open_handle(SqliteDb *db, const char *path, DbPurpose purpose) {
    bool to_write = purpose == DB_TO_WRITE;
    int flags = SQLITE_OPEN_READWRITE | (to_write ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_NOMUTEX |
                SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
    TRY(fault_of(sqlite3_open_v2(path, &db->handle, flags, sqlite_log_files())));
    TRY(set_limits(db->handle));
    TRY(fault_of(sqlite_keys_begin(db->handle)));
    if (db->in_memory) {
        TRY(set_pragmas(db, settings_in_memory, 1));
    }
    if (to_write) {
        return set_pragmas(db, settings, sizeof settings / sizeof settings[0]);
    }
    TRY(set_pragmas(db, settings_to_read, sizeof settings_to_read / sizeof settings_to_read[0]));
    if (purpose == DB_TO_SEE) {
        TRY(set_pragmas(db, settings_to_see, sizeof settings_to_see / sizeof settings_to_see[0]));
        return fault_of(sqlite_scope_begin(db->handle, &db->scope));
    }
    return OK;
}

static bool begins_with(Text text, Text start) {
    return text.len >= start.len && memcmp(text.bytes, start.bytes, start.len) == 0;
}

static const DbEngine sqlite_engine;

Err db_sqlite_open(Text address, DbPurpose purpose, const ScopeDefs *defs, Db **ret_db) {
    char path[ADDRESS_BYTES_MAX];
    // Debian's library takes "file:…" for a URI with parameters; the empty name is a temporary
    // file.
    if (address.len == 0 || address.len >= sizeof path || begins_with(address, S("file:")) ||
        memchr(address.bytes, 0, address.len) != NULL) {
        return FAULT_AT(FAULT_DB_OPEN, 0);
    }
    memcpy(path, address.bytes, address.len);
    path[address.len] = 0;
    // Counting allocations takes a lock of the whole process at each of them. Refused once the
    // library runs: then it is off already.
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    // Each table that a statement keeps for itself would begin with room for twenty pages, where it
    // needs one: a page is asked for when it is needed.
    (void)sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
    SqliteDb *db = calloc(1, sizeof *db);
    if (db == NULL) {
        return FAULT_AT(FAULT_MEMORY, 0);
    }
    db->base.engine = &sqlite_engine;
    db->in_memory = text_equal(address, S(":memory:"));
    db->scope.defs = defs;
    Err err = open_handle(db, path, purpose);
    if (err_failed(err)) {
        db_close(&db->base);
        return err;
    }
    *ret_db = &db->base;
    return OK;
}

static void sqlite_close(Db *base) {
    SqliteDb *db = sqlite_of(base);
    for (int i = 0; i < STATEMENTS_MAX; i++) {
        ENSURE(!db->slots[i].is_busy);
        (void)sqlite3_finalize(db->slots[i].prepared);
        free(db->slots[i].days);
    }
    int code = sqlite3_close(db->handle);
    ENSURE(code == SQLITE_OK);
    free(db);
}

static bool sqlite_in_transaction(const Db *db) {
    return sqlite3_get_autocommit(((const SqliteDb *)db)->handle) == 0;
}

// Draws the catalogue's number anew (db/migrations/0044); drawn and not counted, for a count that
// is rolled back comes again with other prices.
#define CATALOGUE_CHANGED(table, change)                                                           \
    "CREATE TRIGGER IF NOT EXISTS " table "_after_" change " AFTER " change " ON " table           \
    " BEGIN UPDATE catalogue_state SET stamp = random() WHERE catalogue = 1; END;"
#define CATALOGUE_CHANGED_BY(table)                                                                \
    CATALOGUE_CHANGED(table, "INSERT")                                                             \
    CATALOGUE_CHANGED(table, "UPDATE")                                                             \
    CATALOGUE_CHANGED(table, "DELETE")

// Without statistics SQLite takes the first column of any key to leave ten rows, and so reads a
// whole enterprise by its primary key to find what one site or order line holds. These figures say
// that an enterprise has thousands, and that a whole key has one row; they are the same in every
// database, so that plans are too.
static const char after_migrations[] =
    "ANALYZE sqlite_schema;"
    "DELETE FROM sqlite_stat1;"
    "INSERT INTO sqlite_stat1 (tbl, idx, stat) "
    "SELECT t.name, CASE i.origin WHEN 'pk' THEN t.name ELSE i.name END, '10000000 ' || "
    "(SELECT group_concat(CASE WHEN i.\"unique\" AND c.seqno = c.last THEN 1 WHEN c.seqno = 0 THEN "
    "5000 "
    "WHEN c.seqno = 1 THEN 50 WHEN c.seqno = 2 THEN 5 ELSE 2 END, ' ') "
    "FROM (SELECT seqno, (SELECT MAX(seqno) FROM pragma_index_info(i.name)) AS last "
    "FROM pragma_index_info(i.name) ORDER BY seqno) AS c) "
    "FROM sqlite_schema AS t JOIN pragma_index_list(t.name) AS i WHERE t.type = 'table' AND "
    "(SELECT c.name FROM pragma_index_info(i.name) AS c WHERE c.seqno = 0) = 'enterprise';"
    "ANALYZE sqlite_schema;"

    CATALOGUE_CHANGED_BY("part") CATALOGUE_CHANGED_BY("price_row")
        CATALOGUE_CHANGED_BY("price_level");

static Err read_version(sqlite3 *handle, int64_t *ret_version) {
    sqlite3_stmt *statement = NULL;
    TRY(fault_of(sqlite3_prepare_v2(handle, "PRAGMA data_version", -1, &statement, NULL)));
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        *ret_version = sqlite3_column_int64(statement, 0);
    }
    (void)sqlite3_finalize(statement);
    return fault_of_code(code);
}

static Err sqlite_others_version(Db *base, int64_t *ret_version) {
    return read_version(sqlite_of(base)->handle, ret_version);
}

// The version changes with what others write, and not with this connection's own.
static Err sqlite_make_way(Db *base, bool *ret_others) {
    SqliteDb *db = sqlite_of(base);
    int64_t version = 0;
    TRY(read_version(db->handle, &version));
    *ret_others = db->version != 0 && db->version != version;
    db->version = version;
    if (*ret_others) {
        (void)sqlite3_sleep(WAY_MILLISECONDS);
    }
    return OK;
}

static int64_t sqlite_pages_of_log(const Db *db) {
    return sqlite_log_pages(((const SqliteDb *)db)->handle);
}

static Err sqlite_log_move(Db *base) {
    return fault_of(sqlite3_wal_checkpoint_v2(sqlite_of(base)->handle, "main",
                                              SQLITE_CHECKPOINT_PASSIVE, NULL, NULL));
}

static Err sqlite_run_script(Db *db, const char *sql) {
    db->is_untouched = false;
    return fault_of(sqlite3_exec(sqlite_of(db)->handle, sql, NULL, NULL, NULL));
}

// ---- statements ----

static Err prepare(SqliteDb *db, int query) {
    Slot *slot = &db->slots[query];
    const QueryDef *def = db_query_def(query);
    slot->days = calloc((size_t)def->in_count + 1, sizeof *slot->days);
    if (slot->days == NULL) {
        return FAULT_AT(FAULT_MEMORY, 0);
    }
    TRY(fault_of(sqlite3_prepare_v3(db->handle, def->sqlite, -1, SQLITE_PREPARE_PERSISTENT,
                                    &slot->prepared, NULL)));
    ENSURE(sqlite3_bind_parameter_count(slot->prepared) == def->in_count);
    ENSURE(sqlite3_column_count(slot->prepared) == def->out_count);
    return OK;
}

static Err bind_text(sqlite3_stmt *statement, int at, Text text) {
    // PostgreSQL takes no NUL in a text; here it would cut comparisons short.
    if (text.len > 0 && memchr(text.bytes, 0, text.len) != NULL) {
        return FAULT_AT(FAULT_DB_VALUE, at);
    }
    const char *bytes = text.len > 0 ? text.bytes : "";
    return fault_of(
        sqlite3_bind_text64(statement, at, bytes, text.len, SQLITE_STATIC, SQLITE_UTF8));
}

// `day` is room for a day's text that lives until the statement is reset.
static Err bind_value(sqlite3_stmt *statement, int at, const DbValue *value,
                      char day[DATE_TEXT_BYTES]) {
    switch (value->kind) {
    case DB_NULL:
        return fault_of(sqlite3_bind_null(statement, at));
    case DB_INT:
        return fault_of(sqlite3_bind_int64(statement, at, value->number));
    case DB_TEXT:
        return bind_text(statement, at, value->text);
    case DB_DATE:
        date_write(value->date, day);
        return bind_text(statement, at, (Text){day, DATE_TEXT_BYTES});
    case DB_OTHER:
        break;
    }
    // No value of this kind can be made to go in.
    ensure_failed("value kind", __FILE__, __LINE__);
}

static Err bind_all(const Slot *slot, const DbValue *in, int count) {
    for (int i = 0; i < count; i++) {
        TRY(bind_value(slot->prepared, i + 1, &in[i], slot->days[i]));
    }
    return OK;
}

static void sqlite_end(DbCursor *cursor) {
    // A reset repeats the fault of the last step, which its caller has.
    (void)sqlite3_reset(cursor->statement);
    sqlite_of(cursor->db)->slots[cursor->query].is_busy = false;
}

static Err sqlite_open(Db *base, int query, const DbValue *in, DbCursor *ret_cursor) {
    SqliteDb *db = sqlite_of(base);
    Slot *slot = &db->slots[query];
    ENSURE(!slot->is_busy);
    base->is_untouched = false;
    if (slot->prepared == NULL) {
        TRY(prepare(db, query));
    }
    DbCursor cursor = {.db = base, .statement = slot->prepared, .query = query};
    slot->is_busy = true;
    Err err = bind_all(slot, in, db_query_def(query)->in_count);
    if (err_failed(err)) {
        sqlite_end(&cursor);
        return err;
    }
    *ret_cursor = cursor;
    return OK;
}

static Err sqlite_step(DbCursor *cursor, bool *ret_more) {
    int code = sqlite3_step(cursor->statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        return fault_of(code);
    }
    *ret_more = code == SQLITE_ROW;
    return OK;
}

static int64_t sqlite_changed(const DbCursor *cursor) {
    return sqlite3_changes64(((const SqliteDb *)cursor->db)->handle);
}

// The column is looked up once. What it hands out is protected by a mutex that a connection of one
// thread does without (SQLITE_OPEN_NOMUTEX).
static DbValue sqlite_value(const DbCursor *cursor, int column) {
    sqlite3_value *value = sqlite3_column_value(cursor->statement, column);
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        return db_of_int(sqlite3_value_int64(value));
    case SQLITE_TEXT: {
        const char *bytes = (const char *)sqlite3_value_text(value);
        return db_of_text((Text){bytes, (size_t)sqlite3_value_bytes(value)});
    }
    case SQLITE_NULL:
        return db_of_null();
    default:
        return (DbValue){.kind = DB_OTHER};
    }
}

static Err sqlite_scope_to(Db *base, const DbValue values[SCOPE_VALUE_COUNT]) {
    SqliteDb *db = sqlite_of(base);
    for (int i = 0; i < STATEMENTS_MAX; i++) {
        ENSURE(!db->slots[i].is_busy);
    }
    sqlite_scope_set(&db->scope, values);
    return OK;
}

static void sqlite_scope_end(Db *base) {
    sqlite_scope_set(&sqlite_of(base)->scope, (const DbValue[SCOPE_VALUE_COUNT]){0});
}

static const DbEngine sqlite_engine = {
    .is_sqlite = true,
    .after_migrations = after_migrations,
    .expect_much = "PRAGMA cache_size=-1048576; PRAGMA wal_autocheckpoint=50000;",
    .close = sqlite_close,
    .in_transaction = sqlite_in_transaction,
    .make_way = sqlite_make_way,
    .others_version = sqlite_others_version,
    .log_pages = sqlite_pages_of_log,
    .log_move = sqlite_log_move,
    .run_script = sqlite_run_script,
    .open = sqlite_open,
    .step = sqlite_step,
    .changed = sqlite_changed,
    .value = sqlite_value,
    .end = sqlite_end,
    .scope_to = sqlite_scope_to,
    .scope_end = sqlite_scope_end,
};
