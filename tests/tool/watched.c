// watched: `licet` whose server tells in a header of each answer what work it was, and which can be
// told to leak, so that the tests of sight can prove what they would find. The house is as it is
// in `licet`; what is watched or spoilt is put before a function of it by the linker (wrap_watched
// in the Makefile).
//
//   X-Work: STATEMENTS ROWS NAMES
//
// Statements run, rows that they gave or changed, a digest of the statements' names in their order.
//
// LICET_LEAK, words with commas between:
//
//   gate          the gate opens for everybody at a seat
//
//   house         everybody at a seat is an auditor to views and queries; the second lock stays
//
//   scope:TABLE   the second lock's condition of TABLE is lost (PostgreSQL: make a policy)
//
//   count         the number of renewal lines counts everybody's
//
//   header        an answer 404 tells in a header whether there is such a thing
//
//   contacts      the contacts of every site that is seen open (V5)
//
//   unnoted       a read of personal data leaves no row (P46)
//
//   work          looking up what is hidden takes a statement more
#include "action/gate.h"
#include "action/identity/session.h"
#include "action/read_note_private.h"
#include "action/renewal/renewal_lines.h"
#include "action/sight.h"
#include "main/command.h"
#include "main/paper/paper_child.h"
#include "main/serve/server.h"
#include "main/writer.h"
#include "store/db_private.h"
#include "store/db_scope.h"
#include "store/q_directory.h"
#include "store/q_renewal.h"
#include "store/query_defs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAK_BYTES = 128, VIEW_BYTES = 160, HEADER_BYTES = 96 };
static const uint64_t digest_first = 0xcbf29ce484222325U;
static const uint64_t digest_factor = 0x100000001b3U;

#define REAL(result, name, parameters)                                                             \
    result __real_##name parameters;                                                               \
    result __wrap_##name parameters;                                                               \
    result __wrap_##name parameters

// What this thread's request did so far.
typedef struct {
    int64_t statements;
    int64_t rows;
    uint64_t names;
    bool hidden; // a number was asked for that is there, and not for this viewer
} Work;

static _Thread_local Work work;

// ---- what leaks ----

static bool leaks(const char *word) {
    const char *words = getenv("LICET_LEAK");
    size_t length = strlen(word);
    while (words != NULL) {
        if (strncmp(words, word, length) == 0 && (words[length] == ',' || words[length] == 0)) {
            return true;
        }
        words = strchr(words, ',');
        words = words == NULL ? NULL : words + 1;
    }
    return false;
}

// A connection without a scope, where a leak needs one.
static Db *open_all(void) {
    static _Thread_local Db *db;
    if (db == NULL) {
        Err err = db_open_to_read(text_of(getenv("LICET_DB")), &db);
        ENSURE(!err_failed(err));
    }
    return db;
}

// ---- counting ----

static void note(int query, int64_t rows) {
    const char *name = query < (int)QUERY_COUNT ? query_defs[query].name : "own";
    work.statements++;
    work.rows += rows;
    for (; *name != 0; name++) {
        work.names = (work.names ^ (unsigned char)*name) * digest_factor;
    }
}

REAL(Err, db_one, (Db * db, const DbCall *call, Arena *arena, void *ret_row)) {
    note(call->query, 1);
    return __real_db_one(db, call, arena, ret_row);
}

REAL(Err, db_maybe, (Db * db, const DbCall *call, Arena *arena, void *ret_row, bool *ret_found)) {
    Err err = __real_db_maybe(db, call, arena, ret_row, ret_found);
    note(call->query, !err_failed(err) && *ret_found);
    return err;
}

REAL(Err, db_many, (Db * db, const DbCall *call, Arena *arena, DbRows *ret_rows)) {
    Err err = __real_db_many(db, call, arena, ret_rows);
    note(call->query, err_failed(err) ? 0 : (int64_t)ret_rows->count);
    return err;
}

REAL(Err, db_change_one, (Db * db, const DbCall *call)) {
    note(call->query, 1);
    return __real_db_change_one(db, call);
}

REAL(Err, db_change_any, (Db * db, const DbCall *call, int64_t *ret_changed)) {
    Err err = __real_db_change_any(db, call, ret_changed);
    note(call->query, err_failed(err) ? 0 : *ret_changed);
    return err;
}

REAL(Err, db_cursor_open, (Db * db, const DbCall *call, DbCursor *ret_cursor)) {
    note(call->query, 0);
    return __real_db_cursor_open(db, call, ret_cursor);
}

REAL(Err, db_cursor_next, (DbCursor * cursor, bool *ret_more)) {
    Err err = __real_db_cursor_next(cursor, ret_more);
    work.rows += !err_failed(err) && *ret_more;
    return err;
}

// A change counts for the request that waits for it, though the writer's thread runs it.
typedef struct {
    ActionWork run;
    void *argument;
    Work *of;
} Change;

static Err run_counted(void *argument, Db *db, NumberSource *numbers) {
    const Change *change = argument;
    Work own = work;
    work = *change->of;
    Err err = change->run(change->argument, db, numbers);
    *change->of = work;
    work = own;
    return err;
}

static Err run_watched(void *writer, ActionWork run, void *argument) {
    Change change = {run, argument, &work};
    return writer_run(writer, run_counted, &change);
}

REAL(ActionGathering, writer_gathering, (Writer * writer)) {
    return (ActionGathering){run_watched, writer};
}

// ---- leaking ----

REAL(GateVerdict, gate_ask, (const Gate *gate, bool has_identity, const Viewer *viewer)) {
    if (viewer != NULL && leaks("gate")) {
        return GATE_OPEN;
    }
    return __real_gate_ask(gate, has_identity, viewer);
}

REAL(Err, see_session, (const ActionContext *context, Text session, SessionView *ret_session)) {
    Err err = __real_see_session(context, session, ret_session);
    if (!err_failed(err) && ret_session->has_seat && leaks("house")) {
        ret_session->viewer.kind = VIEWER_STAFF;
        ret_session->viewer.desk = DESK_AUDITOR;
    }
    return err;
}

REAL(Err, sight_opens_contacts,
     (const ActionContext *context, EnterpriseId enterprise, SiteId site, Sight sight,
      bool *ret_opens)) {
    TRY(__real_sight_opens_contacts(context, enterprise, site, sight, ret_opens));
    *ret_opens = *ret_opens || leaks("contacts");
    return OK;
}

REAL(Err, read_note,
     (const ActionContext *context, EnterpriseId enterprise, Text what, int64_t object)) {
    return leaks("unnoted") ? OK : __real_read_note(context, enterprise, what, object);
}

// The conditions of this run; written once, before there are threads.
static ScopeDef conditions[SCOPE_COUNT];

static void lose_conditions(void) {
    static char views[SCOPE_COUNT][VIEW_BYTES];
    for (size_t i = 0; i < SCOPE_COUNT; i++) {
        char word[LEAK_BYTES];
        conditions[i] = scope_defs[i];
        (void)snprintf(word, sizeof word, "scope:%s", conditions[i].table);
        if (leaks(word)) {
            (void)snprintf(views[i], VIEW_BYTES, "CREATE TEMP VIEW %s AS SELECT * FROM main.%s",
                           conditions[i].table, conditions[i].table);
            conditions[i].view = views[i];
        }
    }
}

REAL(Err, db_open_to_see, (Text address, Db **ret_db)) {
    static const ScopeDefs defs = {conditions, SCOPE_COUNT};
    return db_open_to_see_by(address, &defs, ret_db);
}

REAL(Err, see_renewal_lines,
     (const ActionContext *context, const RenewalLinesInput *input, RenewalLines *ret_lines,
      Refusals *ret_refusals)) {
    QRenewalCountAllRow row;
    QRenewalCountAllIn all = {.today = context->today,
                              .due_from = DATE_MIN,
                              .due_to = DATE_MAX,
                              .end_from = DATE_MIN,
                              .end_to = DATE_MAX,
                              .most = INT32_MAX};
    TRY(__real_see_renewal_lines(context, input, ret_lines, ret_refusals));
    if (leaks("count")) {
        TRY(q_renewal_count_all(open_all(), context->arena, &all, &row));
        ret_lines->totals.lines += row.lines;
    }
    return OK;
}

REAL(Err, q_directory_find,
     (Db * db, Arena *arena, const QDirectoryFindIn *in, QDirectoryFindRow *ret_row,
      bool *ret_found)) {
    Err err = __real_q_directory_find(db, arena, in, ret_row, ret_found);
    if (!err_failed(err) && !*ret_found && (leaks("header") || leaks("work"))) {
        QDirectoryFindRow row;
        Work before = work;
        TRY(__real_q_directory_find(open_all(), arena, in, &row, &work.hidden));
        bool hidden = work.hidden;
        if (!(hidden && leaks("work"))) {
            work = before;
        }
        work.hidden = hidden;
    }
    return err;
}

// ---- telling ----

REAL(void, server_handle, (void *context, const HttpRequest *request, HttpAnswer *answer)) {
    char text[HEADER_BYTES];
    work = (Work){.names = digest_first};
    __real_server_handle(context, request, answer);
    (void)snprintf(text, sizeof text, "%lld %lld %016llx", (long long)work.statements,
                   (long long)work.rows, (unsigned long long)work.names);
    (void)http_answer_header(answer, S("X-Work"), text_copy(request->arena, text_of(text)));
    if (answer->status == 404 && work.hidden && leaks("header")) {
        (void)http_answer_header(answer, S("X-There"), S("yes"));
    }
}

int main(int count, char **words) {
    if (count >= 2 && strcmp(words[1], PAPER_COMMAND) == 0) {
        return command_set_paper(count - 2, words + 2);
    }
    lose_conditions();
    return command_serve(count - 1, words + 1);
}
