// PostgreSQL behind db_private.h: one prepared statement per query, values in and out in binary,
// and the one place where its error codes become faults.
//
// The connection is in libpq's pipeline mode. Inside a transaction a statement that must change one
// row is only sent (`post`); its answer is judged when the next statement has one to give, and
// at the latest by db_commit: COMMIT goes along with what was only sent, for the server skips it
// behind a statement that failed, and one that would change another number of rows than one is made
// to fail. Rows that one INSERT … VALUES adds again and again are gathered and go as one statement
// with an array for each value: the server begins a statement, and reads its table's CHECKs, once
// for them all. What will be read soon (`ask`) is sent along with the next read; its answer waits
// here.
//
// Isolation is READ COMMITTED. An action takes its enterprise's row lock first (UPDATE … seq)
// and every action that changes something of that enterprise does so too; what it reads
// after that is therefore what the last one left, and nobody changes it before COMMIT. What it
// reads before (the directory) is never changed. A snapshot for the whole transaction (REPEATABLE
// READ) would be taken before the lock, and turn each wait for it into a failure and a retry.
#include "store/db_private.h"

#include "store/postgres_asked.h"
#include "store/postgres_connect.h"
#include "store/postgres_rows.h"
#include "store/postgres_schema.h"
#include "store/query_defs.h"
#include <postgresql/libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    STATEMENTS_MAX = (int)QUERY_COUNT + (int)DB_OWN_COUNT,
    ADDRESS_BYTES_MAX = 4096,
    SENT_AT_ONCE = 4, // prepared and run: what was gathered, and one more
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

// What a query is sent as: as it is, for many rows, or so that it fails unless it changes one.
typedef enum { FORM_PLAIN, FORM_MANY, FORM_GUARDED, FORM_COUNT } Form;

// A statement per query, role and form, prepared on its first use.
typedef struct {
    bool is_prepared[ROLE_COUNT][FORM_COUNT];
    bool is_busy; // a cursor has it
    PGresult *result;
    int row; // of the cursor; -1 before the first
} Slot;

typedef enum { SENT_PREPARE, SENT_ANY, SENT_CHANGES, SENT_ASKED } SentKind;

typedef struct {
    SentKind kind;
    int query;
    int number; // SENT_CHANGES: of the rows that must change; SENT_ASKED: of the asking
    Form form;
    Role role; // whose statement it is
} Sent;

typedef struct {
    Db base;
    PGconn *connection;
    DbPurpose purpose;
    Role role;           // of who is seen for in this transaction; else the first
    bool is_lost;        // to be connected anew before its next transaction
    bool in_transaction; // begun and not ended, whether or not the server has failed it
    bool only_reads;     // that transaction
    bool is_leaving;     // its ROLLBACK was sent, and is not answered
    int sent_count;
    Sent sent[SENT_MAX];
    Slot slots[STATEMENTS_MAX];
    AskedList asked;
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
    {"22012", FAULT_DB_CHANGED},                           // write_guarded: not one row
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
    postgres_asked_forget(&db->asked);
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

static void name_of_query(const Sent *sent, char ret_name[NAME_BYTES]) {
    (void)snprintf(ret_name, NAME_BYTES, "q%d_%d_%d", sent->query, (int)sent->role,
                   (int)sent->form);
}

// What changes another number of rows than one divides by zero.
static void write_guarded(const char *sql, char ret_sql[ROWS_SQL_BYTES]) {
    int length = snprintf(ret_sql, ROWS_SQL_BYTES,
                          "WITH changed AS (%s RETURNING 1) "
                          "SELECT 1 / (count(*) = 1)::pg_catalog.int4 FROM changed",
                          sql);
    ENSURE(length < ROWS_SQL_BYTES);
}

static Err send_prepare(PostgresDb *db, const Sent *sent) {
    char name[NAME_BYTES];
    char text[ROWS_SQL_BYTES];
    const char *sql = db_query_def(sent->query)->postgres;
    name_of_query(sent, name);
    if (sent->form == FORM_MANY) {
        postgres_rows_write(sql, db_query_def(sent->query)->in_types, text);
        sql = text;
    } else if (sent->form == FORM_GUARDED) {
        write_guarded(sql, text);
        sql = text;
    }
    if (PQsendPrepare(db->connection, name, sql, 0, NULL) != 1) {
        return lose(db, FAULT_AT(FAULT_DB_LOST, 0));
    }
    Sent prepare = *sent;
    prepare.kind = SENT_PREPARE;
    note_sent(db, prepare);
    // Taken back where the answer says otherwise.
    db->slots[sent->query].is_prepared[sent->role][sent->form] = true;
    return OK;
}

// Sends a statement, prepared first if need be. There must be room for two.
static Err send_bound(PostgresDb *db, Sent sent, const RowParameters *parameters) {
    char name[NAME_BYTES];
    sent.role = db->role;
    if (!db->slots[sent.query].is_prepared[sent.role][sent.form]) {
        TRY(send_prepare(db, &sent));
    }
    name_of_query(&sent, name);
    if (PQsendQueryPrepared(db->connection, name, db_query_def(sent.query)->in_count,
                            parameters->values, parameters->lengths, parameters->formats, 1) != 1) {
        return lose(db, FAULT_AT(FAULT_DB_LOST, 0));
    }
    note_sent(db, sent);
    return OK;
}

// Sends the rows that were gathered. There must be room for SENT_AT_ONCE less two.
static Err send_gathered(PostgresDb *db) {
    RowsGathered *gathered = &db->gathered;
    RowParameters parameters;
    if (gathered->rows == 0) {
        return OK;
    }
    TRY(postgres_rows_bind_gathered(gathered, db_query_def(gathered->query)->in_types,
                                    &parameters));
    TRY(send_bound(db,
                   (Sent){.kind = SENT_CHANGES,
                          .query = gathered->query,
                          .number = gathered->rows,
                          .form = gathered->rows > 1 ? FORM_MANY : FORM_PLAIN},
                   &parameters));
    postgres_rows_forget(gathered);
    return OK;
}

// Sends a statement after all that was gathered before it. There must be room for SENT_AT_ONCE.
static Err send_query(PostgresDb *db, const Sent *sent, const DbValue *in) {
    RowParameters parameters;
    TRY(send_gathered(db));
    TRY(postgres_rows_bind(&parameters, in, db_query_def(sent->query)->in_count));
    return send_bound(db, *sent, &parameters);
}

// Adds a row to those of its INSERT. There must be room for SENT_AT_ONCE.
static Err gather(PostgresDb *db, int query, const DbValue *in) {
    int count = db_query_def(query)->in_count;
    if (!postgres_rows_have_room(&db->gathered, query, in, count)) {
        TRY(send_gathered(db));
    }
    return postgres_rows_have_room(&db->gathered, query, in, count)
               ? postgres_rows_add(&db->gathered, query, in, count)
               : send_query(db, &(Sent){.kind = SENT_CHANGES, .query = query, .number = 1}, in);
}

// ---- answers ----

static int64_t changed_of(PGresult *result) {
    return strtoll(PQcmdTuples(result), NULL, 10);
}

// What one answer says of what was sent. PGRES_PIPELINE_ABORTED: an earlier one has the fault.
static Err judge_answer(PostgresDb *db, const Sent *sent, PGresult *result) {
    ExecStatusType status = PQresultStatus(result);
    if (sent->kind == SENT_PREPARE) {
        db->slots[sent->query].is_prepared[sent->role][sent->form] = status == PGRES_COMMAND_OK;
    }
    if (status == PGRES_FATAL_ERROR) {
        return fault_of_result(db, result);
    }
    if (sent->kind == SENT_CHANGES && status == PGRES_COMMAND_OK) {
        int64_t changed = changed_of(result);
        return changed == sent->number ? OK : FAULT_AT(FAULT_DB_CHANGED, changed);
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

// Sends what the answers end with.
static Err send_sync(PostgresDb *db) {
    return PQpipelineSync(db->connection) == 1 ? OK : lose(db, FAULT_AT(FAULT_DB_LOST, 0));
}

// Takes the answers to all that was sent before the sync and judges them; the first fault counts.
// The last answer is the caller's.
static Err take_answers(PostgresDb *db, PGresult **ret_last) {
    PGresult *last = NULL;
    Err first = OK;
    int count = db->sent_count;
    *ret_last = NULL;
    for (int i = 0; i < count && !db->is_lost; i++) {
        PQclear(last);
        Err err = take_answer(db, &db->sent[i], &last);
        first = err_failed(first) ? first : err;
        if (db->sent[i].kind == SENT_ASKED && !err_failed(first)) {
            postgres_asked_answer(&db->asked, db->sent[i].number, last);
            last = NULL;
        }
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
        postgres_asked_forget(&db->asked);
        return db->is_lost && first.code != FAULT_DB_LOST ? FAULT_AT(FAULT_DB_LOST, first.number)
                                                          : first;
    }
    *ret_last = last;
    return OK;
}

static Err settle(PostgresDb *db, PGresult **ret_last) {
    TRY(send_sync(db));
    return take_answers(db, ret_last);
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

static void end_statement(Slot *slot) {
    PQclear(slot->result);
    slot->result = NULL;
    slot->is_busy = false;
}

// Who only read has nothing to hear of the end of it, and goes on while the server makes it.
static Err leave(PostgresDb *db) {
    Sent rollback = {.kind = SENT_ANY, .query = (int)QUERY_COUNT + (int)DB_OWN_ROLLBACK};
    db->in_transaction = false;
    db->role = ROLE_NOBODY;
    TRY(send_query(db, &rollback, NULL));
    TRY(send_sync(db));
    db->is_leaving = true;
    return OK;
}

// What is asked next finds the transaction ended, or a new connection.
static void have_left(PostgresDb *db) {
    PGresult *result = NULL;
    if (!db->is_leaving) {
        return;
    }
    db->is_leaving = false;
    Err err = take_answers(db, &result);
    if (!err_failed(err) && strcmp(PQcmdStatus(result), "ROLLBACK") != 0) {
        (void)lose(db, FAULT_AT(FAULT_DB_LOST, 0));
    } else if (err_failed(err)) {
        (void)lose(db, err);
    }
    PQclear(result);
}

// A lost connection is replaced where no transaction is open; nothing of the old one counts any
// more.
static Err connect_again(PostgresDb *db) {
    PQfinish(db->connection);
    db->connection = NULL;
    db->is_leaving = false;
    TRY(postgres_connect(db->address, db->purpose, &db->connection));
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
    postgres_asked_forget(&db->asked);
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
    have_left(db);
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
    have_left(db);
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
    postgres_asked_forget(&db->asked);
    return postgres_rows_are_gathered(db_query_def(query)->postgres)
               ? gather(db, query, in)
               : send_query(
                     db,
                     &(Sent){
                         .kind = SENT_CHANGES, .query = query, .number = 1, .form = FORM_GUARDED},
                     in);
}

// sqlbind: what changes rows begins with neither word.
static bool only_reads(const PostgresDb *db, int query) {
    const char *sql = db_query_def(query)->postgres;
    return (db->in_transaction && db->only_reads) ||
           strncmp(sql, "SELECT", strlen("SELECT")) == 0 ||
           strncmp(sql, "WITH", strlen("WITH")) == 0;
}

static Err postgres_ask(Db *base, int query, const DbValue *in) {
    PostgresDb *db = postgres_of(base);
    int number = 0;
    ENSURE(only_reads(db, query));
    TRY(make_ready(db, query));
    return postgres_asked_add(&db->asked, query, in, db_query_def(query)->in_count, &number)
               ? send_query(db, &(Sent){.kind = SENT_ASKED, .query = query, .number = number}, in)
               : OK;
}

// What goes before the end of a step: its faults must be known by then; if it is taken back, they
// do not matter. What goes before COMMIT goes with it.
static Err settle_before(PostgresDb *db, DbOwn own) {
    if (own == DB_OWN_COMMIT) {
        return OK;
    }
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
    if (!only_reads(db, query)) {
        postgres_asked_forget(&db->asked);
    }
    TRY(send_query(db, &(Sent){.kind = SENT_ANY, .query = query}, in));
    return settle(db, ret_result);
}

// Reads; what was asked for ahead is there, or on its way.
static Err read_now(PostgresDb *db, int query, const DbValue *in, PGresult **ret_result) {
    int count = db_query_def(query)->in_count;
    if (postgres_asked_has(&db->asked, query, in, count)) {
        TRY(settle_sent(db));
        *ret_result = postgres_asked_take(&db->asked, query, in, count);
    }
    return *ret_result != NULL ? OK : run_now(db, query, in, ret_result);
}

static Err run_transaction_word(PostgresDb *db, DbOwn own, PGresult **ret_result) {
    int query = (int)QUERY_COUNT + (int)own;
    if (begins(own)) {
        postgres_asked_forget(&db->asked);
        TRY(send_query(db, &(Sent){.kind = SENT_ANY, .query = query}, NULL));
        db->in_transaction = true;
        db->only_reads = own == DB_OWN_BEGIN_READ;
        *ret_result = NULL; // goes with the first statement
        return OK;
    }
    Err before = settle_before(db, own);
    if (err_failed(before)) {
        db->in_transaction = own != DB_OWN_ROLLBACK;
        return before;
    }
    if (own == DB_OWN_ROLLBACK && db->only_reads) {
        return leave(db);
    }
    Err err = run_now(db, query, NULL, ret_result);
    if (!err_failed(err)) {
        return end_transaction(db, own, *ret_result);
    }
    if (own == DB_OWN_ROLLBACK) { // what cannot even be taken back ends with its connection
        db->in_transaction = false;
        return lose(db, err);
    }
    // Something before COMMIT failed, and the transaction is there to be taken back; or COMMIT did.
    db->in_transaction = db->is_lost || PQtransactionStatus(db->connection) != PQTRANS_IDLE;
    return err;
}

static Err postgres_open(Db *base, int query, const DbValue *in, DbCursor *ret_cursor) {
    PostgresDb *db = postgres_of(base);
    Slot *slot = &db->slots[query];
    ENSURE(!slot->is_busy);
    TRY(make_ready(db, query));
    PGresult *result = NULL;
    Err err = is_transaction_word(query)
                  ? run_transaction_word(db, (DbOwn)(query - (int)QUERY_COUNT), &result)
                  : read_now(db, query, in, &result);
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

// Posted: where it fails the server runs nothing of what is sent behind it, and the next read says
// so.
static Err postgres_scope_to(Db *base, const DbValue values[SCOPE_VALUE_COUNT]) {
    PostgresDb *db = postgres_of(base);
    char texts[SCOPE_VALUE_COUNT][SETTING_BYTES];
    DbValue in[SCOPE_VALUE_COUNT + 1];
    Role role = role_of(values);
    int query = (int)QUERY_COUNT + (int)DB_OWN_SCOPE;
    for (int i = 0; i < (int)SCOPE_VALUE_COUNT; i++) {
        in[i] = setting_of(&values[i], texts[i]);
    }
    in[SCOPE_VALUE_COUNT] = db_of_text(text_of(role_names[role]));
    TRY(make_ready(db, query));
    postgres_asked_forget(&db->asked); // it was asked for another viewer
    TRY(send_query(db, &(Sent){.kind = SENT_ANY, .query = query}, in));
    db->role = role;
    return OK;
}

// The server has ended the settings with the transaction.
static void postgres_scope_end(Db *base) {
    postgres_of(base)->role = ROLE_NOBODY;
}

// The server looks at rows by itself a minute after they came; until then it joins thousands as if
// they were three.
static const char learn_rows[] =
    "DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_catalog.pg_tables "
    "WHERE schemaname = current_schema() LOOP EXECUTE format('ANALYZE %I', t); END LOOP; END $$";

static const DbEngine postgres_engine = {
    .is_sqlite = false,
    .after_migrations = postgres_after_migrations,
    .sights = scope_postgres,
    .close = postgres_close,
    .in_transaction = postgres_in_transaction,
    .is_lost = postgres_is_lost,
    .lost_race = postgres_lost_race,
    .learn_rows = learn_rows,
    .run_script = postgres_run_script,
    .post = postgres_post,
    .ask = postgres_ask,
    .open = postgres_open,
    .step = postgres_step,
    .changed = postgres_changed,
    .value = postgres_value,
    .end = postgres_end,
    .scope_to = postgres_scope_to,
    .scope_end = postgres_scope_end,
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
    Err err = postgres_connect(db->address, purpose, &db->connection);
    if (err_failed(err)) {
        free(db);
        return err;
    }
    *ret_db = &db->base;
    return OK;
}
