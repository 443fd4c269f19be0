// sign_in_work DEMO-DATABASE: signs in to a copy of a demo database as nobody, with a wrong
// password, disabled, locked, and rightly; each failure must run the same statements of SQLite as
// often, and as many hashes.
#include "action/identity/sign_in.h"
#include "store/db.h"
#include "store/number_store.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STATEMENTS_BYTES = 1 << 16, FAILURES = 12 };

static const char person[] = "reporting@person-42.example";
static const char other[] = "ordering@person-43.example";
static const char password[] = "a demo for everybody";

// What was run since the last forget(), one statement per line.
static char work[STATEMENTS_BYTES];

static int note(unsigned kind, void *unused, void *statement, void *more) {
    (void)kind;
    (void)unused;
    (void)more;
    size_t len = strlen(work);
    (void)snprintf(work + len, sizeof work - len, "%s\n", sqlite3_sql(statement));
    return 0;
}

static int watch(sqlite3 *handle, const char **error, const void *api) {
    (void)error;
    (void)api;
    return sqlite3_trace_v2(handle, SQLITE_TRACE_STMT, note, NULL);
}

static void must(Err err) {
    if (err_failed(err)) {
        (void)fprintf(stderr, "sign_in_work: %s (%s:%d)\n", err_message(err), err.file, err.line);
        exit(1);
    }
}

typedef struct {
    ActionContext context;
    PasswordGate *gate;
    Entropy entropy;
} Door;

// Runs one sign-in; what it did stands in `work` and *ret_hashes.
static bool knock(Door *door, const char *mail, const char *word, int64_t *ret_hashes) {
    SignInOutcome outcome;
    Refusals refusals;
    int64_t before = password_gate_hashes(door->gate);
    SignInInput input = {.mail = text_of(mail), .password = text_of(word)};
    work[0] = '\0';
    must(do_sign_in(&door->context, door->gate, &door->entropy, &input, &outcome, &refusals));
    *ret_hashes = password_gate_hashes(door->gate) - before;
    return !refused(&refusals);
}

static int passed;
static int failed;

static void expect(bool fine, const char *what) {
    passed += fine;
    failed += !fine;
    if (!fine) {
        (void)printf("failed: %s\n%s", what, work);
    }
}

static void judge(Door *door) {
    static char first[STATEMENTS_BYTES];
    const struct {
        const char *mail;
        const char *word;
    } tries[] = {{"nobody@some.example", password},
                 {person, "wrong wrong wrong"},
                 {other, password},
                 {"no mail", password},
                 {"", ""}};
    int64_t hashes = 0;
    for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
        expect(!knock(door, tries[i].mail, tries[i].word, &hashes), "it must not let in");
        if (i == 0) {
            memcpy(first, work, sizeof first);
        }
        expect(strcmp(first, work) == 0 && work[0] != '\0', tries[i].mail);
        expect(hashes == 1, "one hash");
    }
    // Up to the lock and beyond, somebody's mail and nobody's cost the same at each step.
    for (int i = 0; i < FAILURES; i++) {
        (void)knock(door, "nobody@else.example", "wrong wrong wrong", &hashes);
        memcpy(first, work, sizeof first);
        (void)knock(door, "bids@person-44.example", "wrong wrong wrong", &hashes);
        expect(strcmp(first, work) == 0 && hashes == 1, "a try on the way to the lock");
    }
    expect(!knock(door, "bids@person-44.example", password, &hashes) && strcmp(first, work) == 0,
           "locked is like wrong");
    // The watch is not blind: being let in is other work.
    expect(knock(door, person, password, &hashes) && strcmp(first, work) != 0, "let in");
}

int main(int argc, char **argv) {
    Arena arena;
    Db *db = NULL;
    NumberSource numbers = {0};
    Door door = {.entropy = entropy_of_machine()};
    ENSURE(argc == 2);
    (void)sqlite3_auto_extension((void (*)(void))watch);
    must(arena_init(&arena, (size_t)256 << 20));
    must(db_open(text_of(argv[1]), &db));
    must(password_gate_open(1, 0, &door.entropy, &door.gate));
    door.context =
        (ActionContext){.db = db, .arena = &arena, .numbers = &numbers, .now = {1795000000}};
    ENSURE(date_parse(S("2026-11-21"), &door.context.today));
    judge(&door);
    password_gate_close(door.gate);
    db_close(db);
    arena_free(&arena);
    (void)printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
