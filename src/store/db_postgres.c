// PostgreSQL behind db_private.h: opening with settings that are read back, one prepared statement
// per query, values in and out in binary, and the one place where its error codes become faults.
//
// The connection is in libpq's pipeline mode. Inside a transaction a statement that must change one
// row is only sent (`post`); its answer is judged when the next statement has one to give, and
// always before COMMIT goes out. So a chain of INSERTs costs one round trip, and a fault among them
// comes out of a later call of the same transaction, at the latest out of db_commit. Rows that one
// INSERT … VALUES adds again and again are gathered and go as one statement of many rows: the
// server begins a statement, and reads its table's CHECKs, once for them all.
//
// Isolation is READ COMMITTED. An action takes its enterprise's row lock first (UPDATE … seq)
// and every action that changes something of that enterprise does so too; what it reads
// after that is therefore what the last one left, and nobody changes it before COMMIT. What it
// reads before (the directory) is never changed. A snapshot for the whole transaction (REPEATABLE
// READ) would be taken before the lock, and turn each wait for it into a failure and a retry.
#include "store/db_private.h"

#include "store/postgres_rows.h"
#include "store/query_defs.h"
#include <postgresql/libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    STATEMENTS_MAX = (int)QUERY_COUNT + (int)DB_OWN_COUNT,
    ADDRESS_BYTES_MAX = 4096,
    SENT_AT_ONCE = 2 * (ROWS_SIZES + 1), // prepared and run: what was gathered, and one more
    // Sent and not answered. Their answers wait in the socket and must fit there (each some 40
    // bytes), or both sides would wait for the other to read.
    SENT_MAX = 256,
    NAME_BYTES = 16,
};

// Of pg_type.h, which is no header for clients; they never change.
enum { TYPE_BIGINT = 20, TYPE_TEXT = 25, TYPE_DATE = 1082 };

// Whom a connection that sees shows things to. A plan is made of what its role may see, so each
// role has statements of its own: where the next viewer is another kind of one, nothing is planned
// anew.
typedef enum { ROLE_NOBODY, ROLE_PARTNER, ROLE_CUSTOMER, ROLE_STAFF, ROLE_COUNT } Role;

static const char *const role_names[ROLE_COUNT] = {"licet_reader", "licet_partner",
                                                   "licet_customer", "licet_staff"};

// One statement per query, role and number of rows (2 to the power of its size), prepared on its
// first use.
typedef struct {
    bool is_prepared[ROLE_COUNT][ROWS_SIZES];
    bool is_busy; // a cursor has it
    PGresult *result;
    int row; // of the cursor; -1 before the first
} Slot;

typedef enum { SENT_PREPARE, SENT_ANY, SENT_CHANGES } SentKind;

typedef struct {
    SentKind kind;
    int query;
    int size; // 2^size rows; that many must change where it is SENT_CHANGES
} Sent;

typedef struct {
    Db base;
    PGconn *connection;
    DbPurpose purpose;
    Role role;           // of who opened to see; else the first
    bool is_lost;        // to be connected anew before its next transaction
    bool in_transaction; // begun and not ended, whether or not the server has failed it
    int sent_count;
    Sent sent[SENT_MAX];
    Slot slots[STATEMENTS_MAX];
    RowsGathered gathered;
    char address[ADDRESS_BYTES_MAX + 1];
} PostgresDb;

static PostgresDb *postgres_of(Db *db) {
    return (PostgresDb *)db;
}

// ---- faults ----

// A fault's number: the five characters of the code with its letters as 0 (40P01 → 40001).
static int32_t number_of_state(const char *state) {
    int32_t number = 0;
    for (int i = 0; i < 5 && state[i] != '\0'; i++) {
        number = number * 10 + (state[i] >= '0' && state[i] <= '9' ? state[i] - '0' : 0);
    }
    return number;
}

typedef struct {
    const char *start; // of the code
    FaultCode fault;
} StateRow;

// The first row that fits counts.
static const StateRow states[] = {
    {"40001", FAULT_DB_BUSY}, // serialisation failure
    {"40P01", FAULT_DB_BUSY}, // deadlock
    {"55P03", FAULT_DB_BUSY}, // waited too long for a lock
    {"57014", FAULT_DB_BUSY}, // cancelled
    {"57P", FAULT_DB_LOST},   // the server goes down, or ended this connection
    {"08", FAULT_DB_LOST},    // the connection failed
    {"25P03", FAULT_DB_LOST}, // idle too long inside a transaction
    {"23", FAULT_DB_CONSTRAINT}, {"53100", FAULT_DB_FULL},    {"53200", FAULT_MEMORY},
    {"58030", FAULT_DB_IO},      {"XX001", FAULT_DB_CORRUPT}, {"XX002", FAULT_DB_CORRUPT},
    {"22021", FAULT_DB_VALUE},                             // bytes that are no UTF-8
    {"54", FAULT_TOO_LARGE},     {"25006", FAULT_DB_OPEN}, // opened to read
    {"42501", FAULT_DB_OPEN},                              // the rights of the role
    {"3F000", FAULT_DB_OPEN}, // the schema that the address names is not there
};

// The one place where PostgreSQL's codes become faults. NULL: the server said nothing.
static Err fault_of_state(const char *state) {
    if (state == NULL) {
        return FAULT_AT(FAULT_DB_LOST, 0);
    }
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        if (strncmp(state, states[i].start, strlen(states[i].start)) == 0) {
            return FAULT_AT(states[i].fault, number_of_state(state));
        }
    }
    return FAULT_AT(FAULT_DB_QUERY, number_of_state(state));
}

// What the server did is not known from here on; it takes back by itself what was not committed. An
// open transaction stays until it is ended, so that none of its later statements runs by itself.
static Err lose(PostgresDb *db, Err err) {
    db->is_lost = true;
    db->sent_count = 0;
    postgres_rows_forget(&db->gathered);
    return err;
}

static Err fault_of_result(PostgresDb *db, const PGresult *result) {
    Err err = fault_of_state(PQresultErrorField(result, PG_DIAG_SQLSTATE));
    return err.code == FAULT_DB_LOST ? lose(db, err) : err;
}

// ---- sending ----

static void note_sent(PostgresDb *db, Sent sent) {
    ENSURE(db->sent_count < SENT_MAX);
    db->sent[db->sent_count++] = sent;
}

static void name_of_query(const PostgresDb *db, const Sent *sent, char ret_name[NAME_BYTES]) {
    (void)snprintf(ret_name, NAME_BYTES, "q%d_%d_%d", sent->query, (int)db->role, sent->size);
}

static Err send_prepare(PostgresDb *db, const Sent *sent) {
    char name[NAME_BYTES];
    char text[ROWS_SQL_BYTES];
    const char *sql = db_query_def(sent->query)->postgres;
    name_of_query(db, sent, name);
    if (sent->size > 0) {
        postgres_rows_write(sql, db_query_def(sent->query)->in_count, 1 << sent->size, text);
        sql = text;
    }
    if (PQsendPrepare(db->connection, name, sql, 0, NULL) != 1) {
        return lose(db, FAULT_AT(FAULT_DB_LOST, 0));
    }
    note_sent(db, (Sent){SENT_PREPARE, sent->query, sent->size});
    // Taken back where the answer says otherwise.
    db->slots[sent->query].is_prepared[db->role][sent->size] = true;
    return OK;
}

// Sends a statement with its values from `first` on, prepared first if need be. There must be room
// for two.
static Err send_bound(PostgresDb *db, Sent sent, const RowParameters *parameters, int first) {
    char name[NAME_BYTES];
    int count = db_query_def(sent.query)->in_count << sent.size;
    if (!db->slots[sent.query].is_prepared[db->role][sent.size]) {
        TRY(send_prepare(db, &sent));
    }
    name_of_query(db, &sent, name);
    if (PQsendQueryPrepared(db->connection, name, count, parameters->values + first,
                            parameters->lengths + first, parameters->formats + first, 1) != 1) {
        return lose(db, FAULT_AT(FAULT_DB_LOST, 0));
    }
    note_sent(db, sent);
    return OK;
}

// Sends what was gathered: as many rows at once as there are, by powers of two. There must be room
// for SENT_AT_ONCE less two.
static Err send_gathered(PostgresDb *db) {
    RowsGathered *gathered = &db->gathered;
    int width = db_query_def(gathered->query)->in_count;
    int done = 0;
    while (done < gathered->rows) {
        int size = 0;
        while (done + (2 << size) <= gathered->rows) {
            size++;
        }
        TRY(send_bound(db, (Sent){SENT_CHANGES, gathered->query, size}, &gathered->parameters,
                       done * width));
        done += 1 << size;
    }
    postgres_rows_forget(gathered);
    return OK;
}

// Sends a statement after all that was gathered before it. There must be room for SENT_AT_ONCE.
static Err send_query(PostgresDb *db, SentKind kind, int query, const DbValue *in) {
    RowParameters parameters;
    TRY(send_gathered(db));
    TRY(postgres_rows_bind(&parameters, 0, in, db_query_def(query)->in_count));
    return send_bound(db, (Sent){kind, query, 0}, &parameters, 0);
}

// Adds a row to those of its INSERT. There must be room for SENT_AT_ONCE.
static Err gather(PostgresDb *db, int query, const DbValue *in) {
    int count = db_query_def(query)->in_count;
    if (!postgres_rows_have_room(&db->gathered, query, in, count)) {
        TRY(send_gathered(db));
    }
    return postgres_rows_have_room(&db->gathered, query, in, count)
               ? postgres_rows_add(&db->gathered, query, in, count)
               : send_query(db, SENT_CHANGES, query, in);
}

// ---- answers ----

static int64_t changed_of(PGresult *result) {
    return strtoll(PQcmdTuples(result), NULL, 10);
}

// What one answer says of what was sent. PGRES_PIPELINE_ABORTED: an earlier one has the fault.
static Err judge_answer(PostgresDb *db, const Sent *sent, PGresult *result) {
    ExecStatusType status = PQresultStatus(result);
    if (sent->kind == SENT_PREPARE) {
        db->slots[sent->query].is_prepared[db->role][sent->size] = status == PGRES_COMMAND_OK;
    }
    if (status == PGRES_FATAL_ERROR) {
        return fault_of_result(db, result);
    }
    if (sent->kind == SENT_CHANGES && status == PGRES_COMMAND_OK) {
        int64_t changed = changed_of(result);
        return changed == 1 << sent->size ? OK : FAULT_AT(FAULT_DB_CHANGED, changed);
    }
    return OK;
}

// The answer to one statement; NULL with FAULT_DB_LOST where there is none. In pipeline mode each
// statement has one answer and then a NULL.
static Err take_answer(PostgresDb *db, const Sent *sent, PGresult **ret_result) {
    PGresult *result = PQgetResult(db->connection);
    *ret_result = result;
    if (result == NULL || PQstatus(db->connection) == CONNECTION_BAD) {
        return lose(db, FAULT_AT(FAULT_DB_LOST, 0));
    }
    Err err = judge_answer(db, sent, result);
    if (PQgetResult(db->connection) != NULL && !db->is_lost) {
        return lose(db, FAULT_AT(FAULT_DB_QUERY, 0)); // program and library differ
    }
    return err;
}

// Asks for the answers to all that was sent and judges them; the first fault counts. The last
// answer is the caller's.
static Err settle(PostgresDb *db, PGresult **ret_last) {
    PGresult *last = NULL;
    Err first = OK;
    int count = db->sent_count;
    *ret_last = NULL;
    if (PQpipelineSync(db->connection) != 1) {
        return lose(db, FAULT_AT(FAULT_DB_LOST, 0));
    }
    for (int i = 0; i < count && !db->is_lost; i++) {
        PQclear(last);
        Err err = take_answer(db, &db->sent[i], &last);
        first = err_failed(first) ? first : err;
    }
    db->sent_count = 0;
    if (!db->is_lost) {
        PGresult *sync = PQgetResult(db->connection);
        if (PQresultStatus(sync) != PGRES_PIPELINE_SYNC) {
            Err err = lose(db, FAULT_AT(FAULT_DB_LOST, 0));
            first = err_failed(first) ? first : err;
        }
        PQclear(sync);
    }
    if (err_failed(first)) {
        PQclear(last);
        return db->is_lost && first.code != FAULT_DB_LOST ? FAULT_AT(FAULT_DB_LOST, first.number)
                                                          : first;
    }
    *ret_last = last;
    return OK;
}

// Settles what was sent before.
static Err settle_sent(PostgresDb *db) {
    PGresult *last = NULL;
    TRY(send_gathered(db));
    if (db->sent_count == 0) {
        return OK;
    }
    Err err = settle(db, &last);
    PQclear(last);
    return err;
}

// ---- opening ----

typedef struct {
    const char *ask; // a condition that holds
    FaultCode fault; // else
} Setting;

// D1: weaker settings are refused. What a session may change is set once more, so that a change of
// the server's configuration does not reach it.
static const Setting settings[] = {
    {"current_setting('synchronous_commit') IN ('on', 'remote_apply')", FAULT_DB_WEAK},
    {"current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'",
     FAULT_DB_WEAK},
    {"set_config('synchronous_commit', current_setting('synchronous_commit'), false) <> ''",
     FAULT_DB_WEAK},
    {"(SELECT datlocprovider = 'c' AND datcollate IN ('C', 'POSIX') FROM pg_catalog.pg_database "
     "WHERE datname = current_database())",
     FAULT_DB_COLLATION},
    {"current_setting('server_encoding') = 'UTF8'", FAULT_DB_COLLATION},
    {"set_config('lock_timeout', '5s', false) <> ''", FAULT_DB_OPEN},
};

// Who locks must not stay away with it; who reads may take its time.
static const Setting to_write_only = {
    "set_config('idle_in_transaction_session_timeout', '60s', false) <> ''", FAULT_DB_OPEN};

static const Setting to_read_only = {
    "set_config('default_transaction_read_only', 'on', false) = 'on'", FAULT_DB_OPEN};

// The role owns nothing: what it sees say the policies, and before a scope is set they show
// nothing. A query under them has a plan of a hundred nodes, which takes longer to make than to
// run, and far longer to compile: one is made for whatever is asked. It knows no values and, beside
// a policy, guesses that one row is left where there are thousands; then it would read and sort
// them all where a page needs the first fifty. So tables are joined in the order that the query
// writes them, row by row by their keys, and come sorted by the index that the first is entered by.
static const Setting to_see_only[] = {
    {"set_config('jit', 'off', false) = 'off'", FAULT_DB_OPEN},
    {"set_config('join_collapse_limit', '1', false) = '1'", FAULT_DB_OPEN},
    {"set_config('plan_cache_mode', 'force_generic_plan', false) = 'force_generic_plan'",
     FAULT_DB_OPEN},
    {"set_config('enable_hashjoin', 'off', false) = 'off'", FAULT_DB_OPEN},
    {"set_config('enable_mergejoin', 'off', false) = 'off'", FAULT_DB_OPEN},
    {"set_config('role', 'licet_reader', false) = 'licet_reader'", FAULT_DB_OPEN},
};

enum {
    SETTINGS_ALL = sizeof settings / sizeof settings[0],
    SETTINGS_TO_SEE = sizeof to_see_only / sizeof to_see_only[0],
    SETTINGS_MAX = SETTINGS_ALL + 1 + SETTINGS_TO_SEE,
    SETTINGS_BYTES = 4096
};

// Asks for all of them at once; the first that does not hold counts.
static Err ask_settings(PGconn *connection, const Setting *const *asked, int count) {
    char text[SETTINGS_BYTES];
    int length = snprintf(text, sizeof text, "SELECT ");
    for (int i = 0; i < count; i++) {
        length += snprintf(text + length, sizeof text - (size_t)length, "%s%s", i > 0 ? ", " : "",
                           asked[i]->ask);
        ENSURE(length < (int)sizeof text);
    }
    PGresult *result = PQexec(connection, text);
    bool is_answered = PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1;
    Err err = is_answered ? OK : FAULT_AT(FAULT_DB_OPEN, 0);
    for (int i = 0; i < count && !err_failed(err); i++) {
        if (strcmp(PQgetvalue(result, 0, i), "t") != 0) {
            err = FAULT_AT(asked[i]->fault, 0);
        }
    }
    PQclear(result);
    return err;
}

static Err check_settings(PGconn *connection, DbPurpose purpose) {
    const Setting *asked[SETTINGS_MAX];
    int count = 0;
    for (int i = 0; i < SETTINGS_ALL; i++) {
        asked[count++] = &settings[i];
    }
    asked[count++] = purpose == DB_TO_WRITE ? &to_write_only : &to_read_only;
    for (int i = 0; purpose == DB_TO_SEE && i < SETTINGS_TO_SEE; i++) {
        asked[count++] = &to_see_only[i];
    }
    TRY(ask_settings(connection, asked, count));
    return PQenterPipelineMode(connection) == 1 ? OK : FAULT_AT(FAULT_DB_OPEN, 0);
}

static void say_no_notice(void *unused, const char *message) {
    (void)unused;
    (void)message;
}

// The address may say all but the encoding otherwise.
static Err connect_once(const char *address, DbPurpose purpose, PGconn **ret_connection) {
    static const char *const keys[] = {
        "connect_timeout",  "tcp_user_timeout", "keepalives_idle", "target_session_attrs",
        "application_name", "dbname",           "client_encoding", NULL};
    const char *const values[] = {
        "10",    "30000", "30",   purpose == DB_TO_WRITE ? "read-write" : "any",
        "licet", address, "UTF8", NULL};
    PGconn *connection = PQconnectdbParams(keys, values, 1);
    if (PQstatus(connection) != CONNECTION_OK) {
        PQfinish(connection);
        return FAULT_AT(FAULT_DB_OPEN, 0);
    }
    (void)PQsetNoticeProcessor(connection, say_no_notice, NULL);
    Err err = check_settings(connection, purpose);
    if (err_failed(err)) {
        PQfinish(connection);
        return err;
    }
    *ret_connection = connection;
    return OK;
}

static void end_statement(Slot *slot) {
    PQclear(slot->result);
    slot->result = NULL;
    slot->is_busy = false;
}

// A lost connection is replaced where no transaction is open; nothing of the old one counts any
// more.
static Err connect_again(PostgresDb *db) {
    PQfinish(db->connection);
    db->connection = NULL;
    TRY(connect_once(db->address, db->purpose, &db->connection));
    for (int i = 0; i < STATEMENTS_MAX; i++) {
        memset(db->slots[i].is_prepared, 0, sizeof db->slots[i].is_prepared);
    }
    db->role = ROLE_NOBODY;
    db->is_lost = false;
    return OK;
}

// ---- the engine's functions ----

static void postgres_close(Db *base) {
    PostgresDb *db = postgres_of(base);
    for (int i = 0; i < STATEMENTS_MAX; i++) {
        ENSURE(!db->slots[i].is_busy);
    }
    PQfinish(db->connection); // the server takes back what is not committed
    free(db);
}

static bool postgres_in_transaction(const Db *db) {
    return ((const PostgresDb *)db)->in_transaction;
}

// What a server says to who asks nothing is its farewell, and then the end of the stream: two
// reads, neither of which waits.
static bool postgres_is_lost(Db *base) {
    PostgresDb *db = postgres_of(base);
    for (int i = 0; i < 2 && !db->is_lost; i++) {
        if (PQconsumeInput(db->connection) != 1 || PQstatus(db->connection) == CONNECTION_BAD) {
            db->is_lost = true;
        }
    }
    return db->is_lost;
}

static bool postgres_lost_race(Err err) {
    return (err.code == FAULT_DB_BUSY && err.number == 40001) ||
           (err.code == FAULT_DB_CONSTRAINT && err.number == 23505);
}

// Several statements at once go in the plain protocol.
static Err postgres_run_script(Db *base, const char *sql) {
    PostgresDb *db = postgres_of(base);
    TRY(settle_sent(db));
    if (PQexitPipelineMode(db->connection) != 1) {
        return lose(db, FAULT_AT(FAULT_DB_LOST, 0));
    }
    PGresult *result = PQexec(db->connection, sql);
    ExecStatusType status = PQresultStatus(result);
    Err err = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY
                  ? OK
                  : fault_of_result(db, result);
    PQclear(result);
    if (!db->is_lost && PQenterPipelineMode(db->connection) != 1) {
        return lose(db, FAULT_AT(FAULT_DB_LOST, 0));
    }
    return err;
}

static bool is_transaction_word(int query) {
    return query >= (int)QUERY_COUNT && query <= (int)QUERY_COUNT + (int)DB_OWN_ROLLBACK_TO;
}

static bool begins(DbOwn own) {
    return own == DB_OWN_BEGIN || own == DB_OWN_BEGIN_READ;
}

static Err make_ready(PostgresDb *db, int query) {
    DbOwn own = (DbOwn)(query - (int)QUERY_COUNT);
    if (is_transaction_word(query) && begins(own) == db->in_transaction) {
        return FAULT_AT(FAULT_DB_QUERY, 0);
    }
    if (db->is_lost && db->in_transaction) {
        db->in_transaction = own != DB_OWN_COMMIT && own != DB_OWN_ROLLBACK;
        return FAULT_AT(FAULT_DB_LOST, 0);
    }
    if (db->is_lost) {
        TRY(connect_again(db));
    }
    if (db->sent_count + SENT_AT_ONCE > SENT_MAX) {
        TRY(settle_sent(db));
    }
    return OK;
}

static Err postgres_post(Db *base, int query, const DbValue *in) {
    PostgresDb *db = postgres_of(base);
    TRY(make_ready(db, query));
    return postgres_rows_are_gathered(db_query_def(query)->postgres)
               ? gather(db, query, in)
               : send_query(db, SENT_CHANGES, query, in);
}

// What goes before the end of a transaction or of a step: its faults must be known by then; if it
// is taken back, they do not matter.
static Err settle_before(PostgresDb *db, DbOwn own) {
    bool takes_back = own == DB_OWN_ROLLBACK || own == DB_OWN_ROLLBACK_TO;
    if (takes_back) {
        postgres_rows_forget(&db->gathered); // all of them came after what is taken back to
    }
    Err err = settle_sent(db);
    return takes_back && !db->is_lost ? OK : err;
}

// COMMIT of a transaction that has failed is answered with ROLLBACK and no error.
static Err end_transaction(PostgresDb *db, DbOwn own, const PGresult *result) {
    if (own != DB_OWN_COMMIT && own != DB_OWN_ROLLBACK) {
        return OK;
    }
    db->in_transaction = false;
    const char *wanted = own == DB_OWN_COMMIT ? "COMMIT" : "ROLLBACK";
    return strcmp(PQcmdStatus((PGresult *)result), wanted) == 0 ? OK : FAULT_AT(FAULT_DB_QUERY, 0);
}

static Err run_now(PostgresDb *db, int query, const DbValue *in, PGresult **ret_result) {
    TRY(send_query(db, SENT_ANY, query, in));
    return settle(db, ret_result);
}

static Err run_transaction_word(PostgresDb *db, DbOwn own, PGresult **ret_result) {
    int query = (int)QUERY_COUNT + (int)own;
    if (begins(own)) {
        TRY(send_query(db, SENT_ANY, query, NULL));
        db->in_transaction = true;
        *ret_result = NULL; // goes with the first statement
        return OK;
    }
    TRY(settle_before(db, own));
    Err err = run_now(db, query, NULL, ret_result);
    if (err_failed(err)) {
        db->in_transaction = own != DB_OWN_COMMIT && own != DB_OWN_ROLLBACK;
        // What cannot even be taken back ends with its connection.
        return own == DB_OWN_ROLLBACK ? lose(db, err) : err;
    }
    return end_transaction(db, own, *ret_result);
}

static Err postgres_open(Db *base, int query, const DbValue *in, DbCursor *ret_cursor) {
    PostgresDb *db = postgres_of(base);
    Slot *slot = &db->slots[query];
    ENSURE(!slot->is_busy);
    TRY(make_ready(db, query));
    PGresult *result = NULL;
    Err err = is_transaction_word(query)
                  ? run_transaction_word(db, (DbOwn)(query - (int)QUERY_COUNT), &result)
                  : run_now(db, query, in, &result);
    if (err_failed(err)) {
        PQclear(result);
        return err;
    }
    slot->is_busy = true;
    slot->result = result;
    slot->row = -1;
    *ret_cursor = (DbCursor){.db = base, .statement = slot, .query = query};
    return OK;
}

static Err postgres_step(DbCursor *cursor, bool *ret_more) {
    Slot *slot = cursor->statement;
    int count = slot->result == NULL ? 0 : PQntuples(slot->result);
    slot->row += slot->row < count;
    *ret_more = slot->row < count;
    return OK;
}

static int64_t postgres_changed(const DbCursor *cursor) {
    const Slot *slot = cursor->statement;
    return slot->result == NULL ? 0 : changed_of(slot->result);
}

static uint64_t number_of_bytes(const char *bytes, int length) {
    uint64_t number = 0;
    for (int i = 0; i < length; i++) {
        number = number << 8 | (unsigned char)bytes[i];
    }
    return number;
}

static DbValue value_of_bytes(Oid type, const char *bytes, int length) {
    if (type == TYPE_TEXT) {
        return db_of_text((Text){bytes, (size_t)length});
    }
    if (type == TYPE_BIGINT && length == 8) {
        return db_of_int((int64_t)number_of_bytes(bytes, length));
    }
    if (type == TYPE_DATE && length == 4) {
        int64_t days = (int64_t)(int32_t)number_of_bytes(bytes, length) + DAYS_TO_2000;
        if (days >= DATE_MIN.days && days <= DATE_MAX.days) {
            return db_of_date((Date){(int32_t)days});
        }
    }
    return (DbValue){.kind = DB_OTHER};
}

static DbValue postgres_value(const DbCursor *cursor, int column) {
    const Slot *slot = cursor->statement;
    if (PQgetisnull(slot->result, slot->row, column)) {
        return db_of_null();
    }
    return value_of_bytes(PQftype(slot->result, column),
                          PQgetvalue(slot->result, slot->row, column),
                          PQgetlength(slot->result, slot->row, column));
}

static void postgres_end(DbCursor *cursor) {
    end_statement(cursor->statement);
}

static Err read_length(const DbCursor *cursor, Arena *unused, void *ret_row) {
    (void)unused;
    return db_read_int(cursor, 0, ret_row);
}

enum { SETTING_BYTES = 24 };

// A value as a setting's text; empty for NULL.
static DbValue setting_of(const DbValue *value, char text[SETTING_BYTES]) {
    if (value->kind == DB_DATE) {
        date_write(value->date, text);
        return db_of_text((Text){text, DATE_TEXT_BYTES});
    }
    int length =
        value->kind == DB_INT ? snprintf(text, SETTING_BYTES, "%lld", (long long)value->number) : 0;
    return db_of_text((Text){text, (size_t)length});
}

static Role role_of(const DbValue values[SCOPE_VALUE_COUNT]) {
    return values[SCOPE_VALUE_STAFF].kind != DB_NULL      ? ROLE_STAFF
           : values[SCOPE_VALUE_CUSTOMER].kind != DB_NULL ? ROLE_CUSTOMER
           : values[SCOPE_VALUE_PARTNER].kind != DB_NULL  ? ROLE_PARTNER
                                                          : ROLE_NOBODY;
}

// A connection that was lost and made anew has no settings, and so shows nobody's rows.
static Err postgres_scope_to(Db *base, const DbValue values[SCOPE_VALUE_COUNT]) {
    char texts[SCOPE_VALUE_COUNT][SETTING_BYTES];
    DbValue in[SCOPE_VALUE_COUNT + 1];
    Role role = role_of(values);
    int64_t length = 0;
    DbCall call = {.query = (int)QUERY_COUNT + (int)DB_OWN_SCOPE,
                   .in = in,
                   .read = read_length,
                   .row_bytes = sizeof length};
    for (int i = 0; i < (int)SCOPE_VALUE_COUNT; i++) {
        in[i] = setting_of(&values[i], texts[i]);
    }
    in[SCOPE_VALUE_COUNT] = db_of_text(text_of(role_names[role]));
    TRY(db_one(base, &call, NULL, &length));
    postgres_of(base)->role = role;
    return OK;
}

// An index of SQLite ends with the key of its table by itself; here the planner took the one by
// account, which did not, and read all that opens a site to look for one piece of it.
//
// Lists go in as JSON. The engine's own function of this name takes another type and gives values
// as JSON; called with a text it is this one, with the columns of SQLite's.
static const char after_migrations[] =
    "DROP INDEX IF EXISTS visibility_account; "
    "CREATE INDEX IF NOT EXISTS visibility_account_whole "
    "ON visibility (account, enterprise, site, evidence, object); "
    "CREATE OR REPLACE FUNCTION json_each(list text, OUT key bigint, OUT value text) "
    "RETURNS SETOF record LANGUAGE sql IMMUTABLE ROWS 10 AS "
    "'SELECT e.place - 1, e.value FROM "
    "pg_catalog.json_array_elements_text(list::pg_catalog.json) "
    "WITH ORDINALITY AS e (value, place)'";

// The server looks at rows by itself a minute after they came; until then it joins thousands as if
// they were three.
static const char learn_rows[] =
    "DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_catalog.pg_tables "
    "WHERE schemaname = current_schema() LOOP EXECUTE format('ANALYZE %I', t); END LOOP; END $$";

static const DbEngine postgres_engine = {
    .is_sqlite = false,
    .after_migrations = after_migrations,
    .sights = scope_postgres,
    .close = postgres_close,
    .in_transaction = postgres_in_transaction,
    .is_lost = postgres_is_lost,
    .lost_race = postgres_lost_race,
    .learn_rows = learn_rows,
    .run_script = postgres_run_script,
    .post = postgres_post,
    .open = postgres_open,
    .step = postgres_step,
    .changed = postgres_changed,
    .value = postgres_value,
    .end = postgres_end,
    .scope_to = postgres_scope_to,
};

Err db_postgres_open(Text address, DbPurpose purpose, Db **ret_db) {
    if (address.len > ADDRESS_BYTES_MAX || memchr(address.bytes, 0, address.len) != NULL) {
        return FAULT_AT(FAULT_DB_OPEN, 0);
    }
    PostgresDb *db = calloc(1, sizeof *db);
    if (db == NULL) {
        return FAULT_AT(FAULT_MEMORY, 0);
    }
    db->base.engine = &postgres_engine;
    db->purpose = purpose;
    memcpy(db->address, address.bytes, address.len);
    Err err = connect_once(db->address, purpose, &db->connection);
    if (err_failed(err)) {
        free(db);
        return err;
    }
    *ret_db = &db->base;
    return OK;
}
