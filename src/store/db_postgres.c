// PostgreSQL behind db_private.h: one prepared statement per query, values in and out in binary.
//
// The connection is in libpq's pipeline mode. Inside a transaction a statement that must change one
// row is only sent (`post`); its answer is judged when the next statement has one to give, and
// at the latest by db_commit: COMMIT goes along with what was only sent, for the server skips it
// behind a statement that failed, and one that would change another number of rows than one is made
// to fail. Rows that statements of one text add, or change by their keys, wait here until somebody
// would read of their tables (postgres_waiting), and go as one statement with an array for each
// value: the server begins a statement, and reads its table's CHECKs, once for them all. A step in
// which nothing went is known here alone. What will be read (`ask`) waits too, and goes with the
// next read as one statement for each text; its answer is kept until something of it is changed
// (postgres_asked).
//
// Isolation is READ COMMITTED. An action takes its enterprise's row lock first (UPDATE … seq)
// and every action that changes something of that enterprise does so too; what it reads
// after that is therefore what the last one left, and nobody changes it before COMMIT. What it
// reads before (the directory) is never changed. A snapshot for the whole transaction (REPEATABLE
// READ) would be taken before the lock, and turn each wait for it into a failure and a retry.
#include "store/db_private.h"

#include "store/postgres/postgres_asked.h"
#include "store/postgres/postgres_connect.h"
#include "store/postgres/postgres_fault.h"
#include "store/postgres/postgres_rows.h"
#include "store/postgres/postgres_schema.h"
#include "store/postgres/postgres_scope.h"
#include "store/postgres/postgres_value.h"
#include "store/postgres/postgres_waiting.h"
#include "store/query_defs.h"
#include <postgresql/libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    STATEMENTS_MAX = (int)QUERY_COUNT + (int)DB_OWN_COUNT,
    SENT_AT_ONCE = 2, // prepared and run
    // Sent and not answered. Their answers wait in the socket and must fit there (each some 40
    // bytes), or both sides would wait for the other to read.
    SENT_MAX = 256,
    NAME_BYTES = 16,
};

// What a query is sent as: as it is, for many rows, or so that it fails unless it changes one.
typedef enum { FORM_PLAIN, FORM_MANY, FORM_GUARDED, FORM_COUNT } Form;

// A statement per query, role and form, prepared on its first use.
typedef struct {
    bool is_prepared[ROLE_COUNT][FORM_COUNT];
    bool is_busy; // a cursor has it
    bool is_kept; // its result is that of an asking
    PGresult *result;
    int row; // of the cursor; before the first one less
    int end;
} Slot;

typedef enum { SENT_PREPARE, SENT_ANY, SENT_CHANGES, SENT_ASKED } SentKind;

typedef struct {
    SentKind kind;
    int query;
    int rows; // SENT_CHANGES: that must change; SENT_ASKED: places
    Form form;
    Role role;      // whose statement it is
    int64_t number; // SENT_ASKED: of the asking
} Sent;

// A step that nothing was sent in is only noted.
typedef enum { STEP_NONE, STEP_NOTED, STEP_SENT } StepState;

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
    StepState step;
    AskedList asked;
    RowsWaiting asking;  // values to ask with
    RowsWaiting waiting; // rows to be written
    char arrays[ROWS_ARRAY_BYTES];
    char address[POSTGRES_ADDRESS_MAX + 1];
} PostgresDb;

static PostgresDb *postgres_of(Db *db) {
    return (PostgresDb *)db;
}

// ---- faults ----

// What waits will not go.
static void forget_waiting(PostgresDb *db) {
    postgres_waiting_forget(&db->waiting);
    postgres_waiting_forget(&db->asking);
    postgres_asked_lapse(&db->asked);
}

// What the server did is not known from here on; it takes back by itself what was not committed. An
// open transaction stays until it is ended, so that none of its later statements runs by itself.
static Err lose(PostgresDb *db, Err err) {
    db->is_lost = true;
    db->sent_count = 0;
    forget_waiting(db);
    return err;
}

static Err fault_of_result(PostgresDb *db, const PGresult *result) {
    Err err = postgres_fault(PQresultErrorField(result, PG_DIAG_SQLSTATE));
    return err.code == FAULT_DB_LOST ? lose(db, err) : err;
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
        return changed == sent->rows ? OK : FAULT_AT(FAULT_DB_CHANGED, changed);
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
        if (db->sent[i].kind == SENT_ASKED && !err_failed(first) && !err_failed(err)) {
            err = postgres_asked_answer(&db->asked, db->sent[i].number, db->sent[i].rows, last);
            last = NULL;
        }
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
        postgres_asked_lapse(&db->asked);
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

// ---- sending ----

static void note_sent(PostgresDb *db, Sent sent) {
    ENSURE(db->sent_count < SENT_MAX);
    db->sent[db->sent_count++] = sent;
}

static void name_of_query(const Sent *sent, char ret_name[NAME_BYTES]) {
    (void)snprintf(ret_name, NAME_BYTES, "q%d_%d_%d", sent->query, (int)sent->role,
                   (int)sent->form);
}

static Err send_prepare(PostgresDb *db, const Sent *sent) {
    char name[NAME_BYTES];
    char text[ROWS_SQL_BYTES];
    const char *sql = db_query_def(sent->query)->postgres;
    name_of_query(sent, name);
    if (sent->form == FORM_MANY) {
        const QueryDef *def = db_query_def(sent->query);
        postgres_rows_write(def, postgres_rows_form(def), text);
        sql = text;
    } else if (sent->form == FORM_GUARDED) {
        postgres_rows_write_guarded(sql, text);
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

static Err make_room(PostgresDb *db) {
    PGresult *last = NULL;
    if (db->sent_count + SENT_AT_ONCE <= SENT_MAX) {
        return OK;
    }
    Err err = settle(db, &last);
    PQclear(last);
    return err;
}

// Sends a statement, prepared first if need be.
static Err send_bound(PostgresDb *db, Sent sent, const RowParameters *parameters) {
    char name[NAME_BYTES];
    TRY(make_room(db));
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

static Err send_query(PostgresDb *db, const Sent *sent, const DbValue *in) {
    RowParameters parameters;
    TRY(postgres_rows_bind(&parameters, in, db_query_def(sent->query)->in_count));
    return send_bound(db, *sent, &parameters);
}

static Err send_word(PostgresDb *db, DbOwn own) {
    return send_query(db, &(Sent){.kind = SENT_ANY, .query = (int)QUERY_COUNT + (int)own}, NULL);
}

// ---- what waits ----

static Err send_rows(PostgresDb *db, RowsGathered *gathered, int rows, Sent sent) {
    RowParameters parameters;
    sent.query = gathered->query;
    sent.rows = rows;
    sent.form = rows > 1 ? FORM_MANY : sent.form;
    TRY(postgres_rows_bind_gathered(gathered, rows, db_query_def(sent.query)->in_types, db->arrays,
                                    &parameters));
    TRY(send_bound(db, sent, &parameters));
    postgres_rows_drop(gathered, rows);
    return OK;
}

static bool changes_rows(int query) {
    return postgres_rows_form(db_query_def(query)) == ROWS_CHANGED;
}

static Err send_all_rows(PostgresDb *db, bool before) {
    for (;;) {
        RowsGathered *first = postgres_waiting_first(&db->waiting, before);
        if (first == NULL) {
            return OK;
        }
        Form form = changes_rows(first->query) ? FORM_GUARDED : FORM_PLAIN;
        TRY(send_rows(db, first, before ? first->rows_before : first->rows,
                      (Sent){.kind = SENT_CHANGES, .form = form}));
    }
}

// Sends what waits to be written. The step that is open begins for the server too, behind what
// waited before it: from here on something may be sent in it.
static Err send_waiting(PostgresDb *db) {
    if (db->step == STEP_NOTED) {
        TRY(send_all_rows(db, true));
        TRY(send_word(db, DB_OWN_SAVEPOINT));
        postgres_waiting_unmark(&db->waiting);
        db->step = STEP_SENT;
    }
    return send_all_rows(db, false);
}

// True where something waits that a statement with these values must not overtake.
static bool must_wait(const PostgresDb *db, int query, const DbValue *in) {
    return postgres_waiting_meets(&db->waiting, db_query_def(query), in, NULL);
}

// Sends what is to be asked ahead.
static Err send_asking(PostgresDb *db) {
    for (int i = 0; i < WAITING_MAX; i++) {
        RowsGathered *asking = db->asking.items[i];
        int rows = asking == NULL ? 0 : asking->rows;
        for (int row = 0; row < rows; row++) {
            if (must_wait(db, asking->query, &asking->values[(ptrdiff_t)row * asking->width])) {
                TRY(send_waiting(db));
            }
        }
        if (rows > 0) {
            TRY(send_rows(db, asking, rows, (Sent){.kind = SENT_ASKED, .number = asking->number}));
        }
    }
    return OK;
}

// Adds a row to those that wait, which go first where it must come behind them.
static Err gather(PostgresDb *db, RowsGathered *own, const DbValue *in) {
    const QueryDef *def = db_query_def(own->query);
    if (postgres_waiting_meets(&db->waiting, def, in, own) ||
        !postgres_rows_have_room(own, in, def->in_count)) {
        TRY(send_waiting(db));
    }
    if (postgres_rows_have_room(own, in, def->in_count)) {
        return postgres_rows_add(own, in, def->in_count);
    }
    return send_query(
        db, &(Sent){.kind = SENT_CHANGES, .query = own->query, .rows = 1, .form = FORM_GUARDED},
        in);
}

// Settles what was sent before.
static Err settle_sent(PostgresDb *db) {
    PGresult *last = NULL;
    if (db->sent_count == 0) {
        return OK;
    }
    Err err = settle(db, &last);
    PQclear(last);
    return err;
}

static void end_statement(Slot *slot) {
    if (!slot->is_kept) {
        PQclear(slot->result);
    }
    slot->result = NULL;
    slot->is_kept = false;
    slot->is_busy = false;
}

// Who only read has nothing to hear of the end of it, and goes on while the server makes it.
static Err leave(PostgresDb *db) {
    db->in_transaction = false;
    db->role = ROLE_NOBODY;
    postgres_asked_forget(&db->asked);
    TRY(send_word(db, DB_OWN_ROLLBACK));
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
    postgres_asked_free(&db->asked);
    postgres_waiting_free(&db->asking);
    postgres_waiting_free(&db->waiting);
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
    TRY(send_waiting(db));
    TRY(settle_sent(db));
    postgres_asked_lapse(&db->asked);
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
    return db->is_lost ? connect_again(db) : OK;
}

static Err postgres_post(Db *base, int query, const DbValue *in) {
    PostgresDb *db = postgres_of(base);
    const QueryDef *def = db_query_def(query);
    RowsForm form = postgres_rows_form(def);
    RowsGathered *own = NULL;
    TRY(make_ready(db, query));
    postgres_asked_change(&db->asked, query, in);
    // What only reads must hear at once that it does not write: nothing is answered before.
    if (db->only_reads) {
        postgres_asked_lapse(&db->asked);
    } else if (form == ROWS_ADDED || form == ROWS_CHANGED) {
        own = postgres_waiting_of(&db->waiting, query);
    }
    if (own != NULL) {
        return gather(db, own, in);
    }
    TRY(send_waiting(db));
    return send_query(
        db, &(Sent){.kind = SENT_CHANGES, .query = query, .rows = 1, .form = FORM_GUARDED}, in);
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
    int count = db_query_def(query)->in_count;
    ENSURE(only_reads(db, query) && count > 0);
    if (!db->in_transaction || postgres_asked_has(&db->asked, query, in)) {
        return OK;
    }
    TRY(make_ready(db, query));
    RowsGathered *asking = postgres_waiting_of(&db->asking, query);
    if (asking != NULL && !postgres_rows_have_room(asking, in, count)) {
        TRY(send_asking(db));
    }
    bool fits = asking != NULL && postgres_rows_have_room(asking, in, count) &&
                (asking->rows > 0 || postgres_asked_begin(&db->asked, &asking->number));
    if (!fits) {
        return OK;
    }
    TRY(postgres_rows_add(asking, in, count));
    (void)postgres_asked_add(&db->asked, asking->number, asking->rows - 1, query, in);
    return OK;
}

// COMMIT of a transaction that has failed is answered with ROLLBACK and no error.
static Err end_transaction(PostgresDb *db, DbOwn own, const PGresult *result) {
    if (own != DB_OWN_COMMIT && own != DB_OWN_ROLLBACK) {
        return OK;
    }
    db->in_transaction = false;
    postgres_asked_forget(&db->asked);
    const char *wanted = own == DB_OWN_COMMIT ? "COMMIT" : "ROLLBACK";
    return strcmp(PQcmdStatus((PGresult *)result), wanted) == 0 ? OK : FAULT_AT(FAULT_DB_QUERY, 0);
}

// Reads, or changes what cannot wait.
static Err run_now(PostgresDb *db, int query, const DbValue *in, PGresult **ret_result) {
    bool reads = only_reads(db, query);
    if (!reads) {
        postgres_asked_change(&db->asked, query, in);
    }
    if (!reads || must_wait(db, query, in)) {
        TRY(send_waiting(db));
    }
    TRY(send_asking(db));
    TRY(send_query(db, &(Sent){.kind = SENT_ANY, .query = query}, in));
    return settle(db, ret_result);
}

// Reads; what was asked for ahead is there, or on its way.
static Err read_now(PostgresDb *db, int query, const DbValue *in, Slot *slot) {
    AskedRows rows = {0};
    bool is_asked = postgres_asked_find(&db->asked, query, in, &rows);
    if (!is_asked && postgres_asked_has(&db->asked, query, in)) {
        TRY(send_asking(db));
        TRY(settle_sent(db));
        is_asked = postgres_asked_find(&db->asked, query, in, &rows);
    }
    if (is_asked) {
        slot->result = rows.result;
        slot->is_kept = true;
        slot->row = rows.begin - 1;
        slot->end = rows.end;
        return OK;
    }
    TRY(run_now(db, query, in, &slot->result));
    slot->row = -1;
    slot->end = slot->result == NULL ? 0 : PQntuples(slot->result);
    // Who only reads has one snapshot: what is asked once more is answered so once more.
    slot->is_kept = db->in_transaction && db->only_reads &&
                    postgres_asked_keep(&db->asked, query, in, slot->result);
    return OK;
}

// ---- steps ----

static Err begin_step(PostgresDb *db) {
    if (db->step != STEP_NONE) {
        return FAULT_AT(FAULT_DB_QUERY, 0);
    }
    postgres_waiting_mark(&db->waiting);
    postgres_asked_step(&db->asked);
    db->step = STEP_NOTED;
    return OK;
}

// Faults of what was sent in it may come behind it.
static Err end_step(PostgresDb *db) {
    StepState step = db->step;
    if (step == STEP_NONE) {
        return FAULT_AT(FAULT_DB_QUERY, 0);
    }
    postgres_waiting_unmark(&db->waiting);
    postgres_asked_step_end(&db->asked);
    db->step = STEP_NONE;
    return step == STEP_SENT ? send_word(db, DB_OWN_RELEASE) : OK;
}

// Faults of what is taken back do not matter.
static Err take_step_back(PostgresDb *db) {
    PGresult *result = NULL;
    if (db->step == STEP_NONE) {
        return FAULT_AT(FAULT_DB_QUERY, 0);
    }
    postgres_asked_step_back(&db->asked);
    if (db->step == STEP_NOTED) {
        postgres_waiting_take_back(&db->waiting);
        return OK;
    }
    postgres_waiting_forget(&db->waiting); // all of it came after what is taken back to
    Err err = settle_sent(db);
    if (!db->is_lost) {
        err = send_word(db, DB_OWN_ROLLBACK_TO);
    }
    if (!err_failed(err)) {
        err = settle(db, &result);
    }
    PQclear(result);
    return err;
}

static Err begin_transaction(PostgresDb *db, DbOwn own) {
    forget_waiting(db);
    postgres_asked_forget(&db->asked);
    TRY(send_word(db, own)); // goes with the first statement
    db->step = STEP_NONE;
    db->in_transaction = true;
    db->only_reads = own == DB_OWN_BEGIN_READ;
    return OK;
}

// What goes before COMMIT goes with it; if it is taken back, its faults do not matter.
static Err end_by(PostgresDb *db, DbOwn own, PGresult **ret_result) {
    Err err;
    if (own == DB_OWN_COMMIT) {
        postgres_waiting_forget(&db->asking);
        db->step = db->step == STEP_NOTED ? STEP_NONE : db->step;
        err = send_waiting(db);
    } else {
        forget_waiting(db);
        err = settle_sent(db);
        err = db->is_lost ? err : OK;
        if (!err_failed(err) && db->only_reads) {
            return leave(db);
        }
    }
    if (!err_failed(err)) {
        err = send_word(db, own);
    }
    if (!err_failed(err)) {
        err = settle(db, ret_result);
    }
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

static Err run_transaction_word(PostgresDb *db, DbOwn own, PGresult **ret_result) {
    if (begins(own)) {
        return begin_transaction(db, own);
    }
    if (own == DB_OWN_SAVEPOINT) {
        return begin_step(db);
    }
    if (own == DB_OWN_RELEASE) {
        return end_step(db);
    }
    return own == DB_OWN_ROLLBACK_TO ? take_step_back(db) : end_by(db, own, ret_result);
}

static Err postgres_open(Db *base, int query, const DbValue *in, DbCursor *ret_cursor) {
    PostgresDb *db = postgres_of(base);
    Slot *slot = &db->slots[query];
    ENSURE(!slot->is_busy);
    TRY(make_ready(db, query));
    *ret_cursor = (DbCursor){.db = base, .statement = slot, .query = query};
    Err err = is_transaction_word(query)
                  ? run_transaction_word(db, (DbOwn)(query - (int)QUERY_COUNT), &slot->result)
                  : read_now(db, query, in, slot);
    if (err_failed(err)) {
        end_statement(slot);
        ret_cursor->statement = NULL;
        return err;
    }
    slot->is_busy = true;
    return OK;
}

static Err postgres_step(DbCursor *cursor, bool *ret_more) {
    Slot *slot = cursor->statement;
    slot->row += slot->row < slot->end;
    *ret_more = slot->row < slot->end;
    return OK;
}

static int64_t postgres_changed(const DbCursor *cursor) {
    const Slot *slot = cursor->statement;
    return slot->result == NULL ? 0 : changed_of(slot->result);
}

static DbValue postgres_value(const DbCursor *cursor, int column) {
    const Slot *slot = cursor->statement;
    return postgres_value_of(slot->result, slot->row, column);
}

static void postgres_end(DbCursor *cursor) {
    end_statement(cursor->statement);
}

// Posted: where it fails the server runs nothing of what is sent behind it, and the next read says
// so.
static Err postgres_scope_to(Db *base, const DbValue values[SCOPE_VALUE_COUNT]) {
    PostgresDb *db = postgres_of(base);
    ScopeSettings settings;
    int query = (int)QUERY_COUNT + (int)DB_OWN_SCOPE;
    postgres_scope_settings(values, &settings);
    TRY(make_ready(db, query));
    postgres_waiting_forget(&db->asking); // it was asked for another viewer
    postgres_asked_lapse(&db->asked);
    TRY(send_query(db, &(Sent){.kind = SENT_ANY, .query = query}, settings.in));
    db->role = settings.role;
    return OK;
}

// The server has ended the settings with the transaction.
static void postgres_scope_end(Db *base) {
    postgres_of(base)->role = ROLE_NOBODY;
}

static const DbEngine postgres_engine = {
    .is_sqlite = false,
    .after_migrations = postgres_after_migrations,
    .sights = scope_postgres,
    .close = postgres_close,
    .in_transaction = postgres_in_transaction,
    .is_lost = postgres_is_lost,
    .lost_race = postgres_lost_race,
    .learn_rows = postgres_learn_rows,
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
    if (address.len > POSTGRES_ADDRESS_MAX || memchr(address.bytes, 0, address.len) != NULL) {
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
