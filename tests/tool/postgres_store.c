// postgres_store ADDRESS: the contract of store/db.h on PostgreSQL, in the empty schema at ADDRESS:
// what begins and ends, steps that are taken back, faults of posted statements, what is asked ahead
// and what waits, races, a lost connection; and a pool of connections that are lost.
#include "store/db_pool.h"
#include "store/q_enterprise.h"
#include "store/q_number.h"
#include "store/q_part.h"
#include "store/q_proof.h"
#include "store/q_programme.h"

#include <postgresql/libpq-fe.h>
#include <stdio.h>
#include <string.h>

static int passed;
static int failed;

static void expect(bool good, const char *what, int line) {
    passed += good;
    failed += !good;
    if (!good) {
        printf("line %d: %s\n", line, what);
    }
}

#define EXPECT(condition)         expect((condition), #condition, __LINE__)
#define GOOD(expression)          EXPECT((expression).code == FAULT_NONE)
#define FAULTS(expression, fault) EXPECT((expression).code == (fault))

static Err add_version(Db *db, int64_t version) {
    return q_programme_add_version(
        db, &(QProgrammeAddVersionIn){
                .version = version, .from_day = DATE_MIN, .name = S("x"), .definition = S("{}")});
}

// A number drawn from a kind's block, begun by `migrate`.
static int64_t draw(Db *db, Arena *arena, int64_t size) {
    QNumberDrawRow row = {.next = -1};
    Err err = q_number_draw(db, arena, &(QNumberDrawIn){.kind = S("site"), .size = size}, &row);
    return err_failed(err) ? -1 : row.next;
}

static void test_ends(Db *db) {
    FAULTS(db_commit(db), FAULT_DB_QUERY);
    db_rollback(db);
    GOOD(db_begin(db));
    EXPECT(db_in_transaction(db));
    FAULTS(db_begin(db), FAULT_DB_QUERY);
    GOOD(db_commit(db));
    EXPECT(!db_in_transaction(db));
}

static void test_rollback(Db *db, Arena *arena) {
    GOOD(q_number_add_block(db, &(QNumberAddBlockIn){.kind = S("site")}));
    GOOD(db_begin(db));
    EXPECT(draw(db, arena, 5) == 5);
    db_rollback(db);
    EXPECT(!db_in_transaction(db));
    EXPECT(draw(db, arena, 3) == 3);
}

static void test_steps(Db *db, Arena *arena) {
    GOOD(db_begin(db));
    EXPECT(draw(db, arena, 1) == 4);
    GOOD(db_savepoint(db));
    EXPECT(draw(db, arena, 1) == 5);
    GOOD(add_version(db, 1));
    GOOD(add_version(db, 1)); // posted: nobody knows yet
    GOOD(db_rollback_to(db));
    GOOD(db_release(db));
    GOOD(db_savepoint(db));
    GOOD(add_version(db, 1));
    GOOD(db_release(db));
    FAULTS(db_release(db), FAULT_DB_QUERY);
    db_rollback(db);
    EXPECT(draw(db, arena, 1) == 4);
}

// The fault of a posted statement comes before COMMIT goes out, by whichever call is next.
static void test_posted(Db *db, Arena *arena) {
    GOOD(add_version(db, 7));
    GOOD(db_begin(db));
    GOOD(add_version(db, 8));
    GOOD(add_version(db, 7));
    Err err = db_commit(db);
    FAULTS(err, FAULT_DB_CONSTRAINT);
    EXPECT(db_lost_race(db, err));
    db_rollback(db);
    GOOD(db_begin(db));
    GOOD(add_version(db, 7));
    EXPECT(draw(db, arena, 1) == -1);
    FAULTS(db_commit(db), FAULT_DB_QUERY); // COMMIT is answered with ROLLBACK
    EXPECT(!db_in_transaction(db));
    GOOD(add_version(db, 8)); // was taken back above
    GOOD(db_begin(db));
    for (int64_t version = 100; version < 1100; version++) { // more than are posted at once
        GOOD(add_version(db, version));
    }
    GOOD(db_commit(db));
    FAULTS(add_version(db, 1099), FAULT_DB_CONSTRAINT);
    FAULTS(add_version(db, 99), FAULT_NONE);
}

// COMMIT goes along with what was posted before it: a statement that fails there, or changes no
// row, is told as itself, nothing of its transaction is kept, and it can be taken back and done
// again.
static void test_commit_behind(Db *db, Arena *arena) {
    GOOD(db_begin(db));
    GOOD(add_version(db, 1200));
    GOOD(add_version(db, 7));
    Err err = db_commit(db);
    FAULTS(err, FAULT_DB_CONSTRAINT);
    EXPECT(err.number == 23505 && db_lost_race(db, err));
    EXPECT(db_in_transaction(db));
    db_rollback(db);
    EXPECT(!db_in_transaction(db));
    GOOD(db_begin(db));
    GOOD(add_version(db, 1200)); // was taken back above
    GOOD(q_enterprise_take_seq(db, &(QEnterpriseTakeSeqIn){.enterprise = {99}})); // none: posted
    FAULTS(db_commit(db), FAULT_DB_CHANGED);
    db_rollback(db);
    GOOD(db_begin(db));
    GOOD(add_version(db, 1200));
    GOOD(db_commit(db));
    GOOD(db_begin(db));
    GOOD(q_enterprise_take_seq(db, &(QEnterpriseTakeSeqIn){.enterprise = {99}}));
    EXPECT(draw(db, arena, 1) == -1); // the next read tells
    db_rollback(db);
    FAULTS(q_enterprise_take_seq(db, &(QEnterpriseTakeSeqIn){.enterprise = {99}}),
           FAULT_DB_CHANGED); // alone
}

static int64_t parts_known(Db *db, Arena *arena, Text list) {
    QPartListRows rows = {.count = 0};
    Err err = q_part_list(db, arena, &(QPartListIn){.parts = list}, &rows);
    return err_failed(err) ? -1 : (int64_t)rows.count;
}

static Err add_part(Db *db, Text part) {
    return q_part_add(db, &(QPartAddIn){.part = part,
                                        .type = S("licence"),
                                        .description = part,
                                        .product_null = true,
                                        .metric = part,
                                        .term_months = 12,
                                        .minimum_quantity = {1},
                                        .multiple = {1}});
}

// What is asked for ahead is what a read would give: with its own values, before and behind
// changes, after a fault, and in another transaction.
static void test_asked(Db *db, Arena *arena) {
    QPartListIn a = {.parts = S("[\"A\"]")};
    QPartListIn ab = {.parts = S("[\"A\", \"B\"]")};
    GOOD(add_part(db, S("A")));
    GOOD(db_begin(db));
    GOOD(q_part_list_ask(db, &ab));
    EXPECT(draw(db, arena, 0) == 4); // comes with this
    EXPECT(parts_known(db, arena, a.parts) == 1);
    EXPECT(parts_known(db, arena, ab.parts) == 1);
    GOOD(q_part_list_ask(db, &ab)); // nothing else is read before it
    EXPECT(parts_known(db, arena, ab.parts) == 1);
    GOOD(q_part_list_ask(db, &ab));
    GOOD(add_part(db, S("B"))); // so that the answer is old
    EXPECT(parts_known(db, arena, ab.parts) == 2);
    GOOD(q_part_list_ask(db, &ab));
    db_rollback(db);
    EXPECT(parts_known(db, arena, ab.parts) == 1);
    GOOD(db_begin(db));
    GOOD(q_part_list_ask(db, &(QPartListIn){.parts = S("nonsense")}));
    EXPECT(draw(db, arena, 0) == -1); // a fault of what was asked is told by the next read
    EXPECT(parts_known(db, arena, ab.parts) == -1);
    db_rollback(db);
    GOOD(q_part_list_ask(db, &ab)); // outside a transaction
    EXPECT(parts_known(db, arena, ab.parts) == 1);
    QProofListLinesIn none = {.proofs = S("[]")}; // a query that begins with WITH reads too
    QProofListLinesRows lines = {.count = 1};
    GOOD(q_part_list_ask(db, &ab));
    GOOD(q_proof_list_lines_ask(db, &none));
    GOOD(q_proof_list_lines(db, arena, &none, &lines));
    EXPECT(lines.count == 0 && parts_known(db, arena, ab.parts) == 1);
}

// The seq of an enterprise as who will take its next one reads it; -1 where that fails.
static int64_t next_seq(Db *db, Arena *arena, EnterpriseId enterprise) {
    QEnterpriseOpenRow row = {.seq = -1};
    Err err = q_enterprise_open(
        db, arena, &(QEnterpriseOpenIn){.enterprise = enterprise, .today = {20000}}, &row);
    return err_failed(err) ? -1 : row.seq;
}

static Err take_seq(Db *db, EnterpriseId enterprise) {
    return q_enterprise_take_seq(db, &(QEnterpriseTakeSeqIn){.enterprise = enterprise});
}

static void ask_seqs(Db *db, const EnterpriseId *enterprises, size_t count) {
    for (size_t i = 0; i < count; i++) {
        GOOD(q_enterprise_open_ask(
            db, &(QEnterpriseOpenIn){.enterprise = enterprises[i], .today = {20000}}));
    }
}

// Somebody else changes an enterprise behind the back of who has asked for it.
static void take_seq_elsewhere(const char *address, EnterpriseId enterprise) {
    Db *other = NULL;
    GOOD(db_open(text_of(address), &other));
    GOOD(take_seq(other, enterprise));
    db_close(other);
}

// What was asked ahead for many is kept while nothing of it is changed here: another one's change
// proves that it is the answer from before. What this transaction changes, takes back, or has
// waiting is never served as it was.
static void test_kept(Db *db, Arena *arena, const char *address) {
    static const EnterpriseId all[] = {{1}, {2}, {3}, {4}};
    enum { COUNT = sizeof all / sizeof all[0] };
    for (size_t i = 0; i < COUNT; i++) {
        GOOD(
            q_enterprise_add(db, &(QEnterpriseAddIn){.enterprise = all[i], .created_on = {20000}}));
    }
    GOOD(db_begin(db));
    ask_seqs(db, all, COUNT - 1);
    EXPECT(next_seq(db, arena, all[0]) == 1);
    take_seq_elsewhere(address, all[0]);
    take_seq_elsewhere(address, all[1]);
    take_seq_elsewhere(address, all[3]);
    EXPECT(next_seq(db, arena, all[0]) == 1); // kept, and again
    EXPECT(next_seq(db, arena, all[1]) == 1); // came with the first
    EXPECT(next_seq(db, arena, all[3]) == 2); // was not asked for
    GOOD(take_seq(db, all[1]));
    EXPECT(next_seq(db, arena, all[1]) == 3); // changed here: as it is
    EXPECT(next_seq(db, arena, all[0]) == 1); // another one's change is none of its
    GOOD(db_savepoint(db));
    GOOD(take_seq(db, all[2]));
    ask_seqs(db, &all[2], 1);
    EXPECT(next_seq(db, arena, all[2]) == 2);
    GOOD(db_rollback_to(db));
    GOOD(db_release(db));
    EXPECT(next_seq(db, arena, all[2]) == 1); // asked in what was taken back
    GOOD(db_commit(db));
    EXPECT(next_seq(db, arena, all[0]) == 2); // another transaction asks anew
    EXPECT(next_seq(db, arena, all[2]) == 1);
}

// Changes that wait go before who would read them, in an order in which each row finds what it
// names; a step that nothing was sent in is taken back alone, and what waited before it is not.
static void test_waiting(Db *db, Arena *arena) {
    EnterpriseId first = {11};
    EnterpriseId second = {12};
    GOOD(db_begin(db));
    GOOD(q_enterprise_add(db, &(QEnterpriseAddIn){.enterprise = first, .created_on = {20000}}));
    GOOD(take_seq(db, first));
    GOOD(take_seq(db, first)); // the same row twice
    GOOD(q_enterprise_add_recorded(
        db, &(QEnterpriseAddRecordedIn){.enterprise = first, .seq = 2, .on_day = {20000}}));
    GOOD(db_savepoint(db));
    GOOD(q_enterprise_add(db, &(QEnterpriseAddIn){.enterprise = second, .created_on = {20000}}));
    GOOD(take_seq(db, second));
    GOOD(q_enterprise_add_recorded(
        db, &(QEnterpriseAddRecordedIn){.enterprise = second, .seq = 1, .on_day = {20000}}));
    GOOD(db_rollback_to(db));
    GOOD(db_release(db));
    FAULTS(db_rollback_to(db), FAULT_DB_QUERY);
    EXPECT(next_seq(db, arena, first) == 3);
    EXPECT(next_seq(db, arena, second) == -1);
    GOOD(db_savepoint(db));
    GOOD(take_seq(db, first));
    EXPECT(next_seq(db, arena, first) == 4); // so the step is the server's too
    GOOD(db_rollback_to(db));
    GOOD(take_seq(db, first));
    GOOD(db_release(db));
    GOOD(db_commit(db));
    EXPECT(next_seq(db, arena, first) == 4);
    GOOD(db_begin(db));
    GOOD(take_seq(db, first));
    GOOD(take_seq(db, second)); // is not there: gathered, it still fails
    FAULTS(db_commit(db), FAULT_DB_CHANGED);
    db_rollback(db);
    EXPECT(next_seq(db, arena, first) == 4);
}

enum { LONG_BYTES = 150000, SOME_BYTES = 60000, FIRST_GATHERED = 2000 };

// A version of a day of its own whose definition is so many letters; the text is spoilt when the
// call has ended.
static Err add_letters(Db *db, int64_t version, size_t length) {
    static char letters[LONG_BYTES];
    memset(letters, 'a' + (int)(version % 26), length);
    Err err =
        q_programme_add_version(db, &(QProgrammeAddVersionIn){.version = version,
                                                              .from_day = {(int32_t)version},
                                                              .name = S("x"),
                                                              .definition = {letters, length}});
    memset(letters, '!', length);
    return err;
}

static bool has_letters(Db *db, Arena *arena, int64_t version, size_t length) {
    QProgrammeLatestRow row;
    bool found = false;
    Err err = q_programme_latest(db, arena, &(QProgrammeLatestIn){.today = {(int32_t)version}},
                                 &row, &found);
    bool same = !err_failed(err) && found && row.version == version && row.definition.len == length;
    for (size_t i = 0; same && i < length; i++) {
        same = row.definition.bytes[i] == 'a' + (int)(version % 26);
    }
    arena_reset(arena);
    return same;
}

// Rows of one INSERT go together, each as it was said, whatever their number and length; a read
// sees those before it, and a step that is taken back takes its own alone.
static void test_gathered(Db *db, Arena *arena) {
    static const size_t lengths[] = {0, 1, SOME_BYTES, SOME_BYTES, SOME_BYTES, LONG_BYTES, 5};
    enum { KINDS = sizeof lengths / sizeof lengths[0] };
    int64_t version = FIRST_GATHERED;
    for (int count = 1; count <= 35; count++) {
        int64_t first = version;
        GOOD(db_begin(db));
        for (int i = 0; i < count; i++) {
            GOOD(add_letters(db, version, lengths[version % KINDS]));
            version++;
        }
        EXPECT(has_letters(db, arena, version - 1, lengths[(version - 1) % KINDS]));
        GOOD(db_commit(db));
        for (int64_t i = first; i < version; i++) {
            EXPECT(has_letters(db, arena, i, lengths[i % KINDS]));
        }
    }
    GOOD(db_begin(db));
    GOOD(add_letters(db, version, 1));
    GOOD(db_savepoint(db));
    GOOD(add_letters(db, version + 1, 1));
    GOOD(db_rollback_to(db));
    GOOD(db_commit(db));
    EXPECT(has_letters(db, arena, version, 1));
    EXPECT(!has_letters(db, arena, version + 1, 1));
}

static void test_changed_none(Db *db) {
    QNumberAddBlockIn in = {.kind = S("nonsense")};
    Err err = q_number_add_block(db, &in); // CHECK
    FAULTS(err, FAULT_DB_CONSTRAINT);
    EXPECT(!db_lost_race(db, err));
    in.kind = (Text){"si\0te", 5};
    FAULTS(q_number_add_block(db, &in), FAULT_DB_VALUE);
    in.kind = S("\xff\xfe");
    FAULTS(q_number_add_block(db, &in), FAULT_DB_VALUE);
}

// Ends every other connection of this schema's database, and waits until its process is gone: until
// then it could still answer what is sent to it.
static void cut_others(const char *address) {
    PGconn *other = PQconnectdb(address);
    PQclear(PQexec(other, "SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity WHERE "
                          "application_name = 'licet' AND pid <> pg_backend_pid()"));
    PQfinish(other);
}

static void test_lost(Db *db, Arena *arena, const char *address) {
    GOOD(db_begin(db));
    EXPECT(draw(db, arena, 1) == 5);
    cut_others(address);
    GOOD(add_version(db, 2000)); // posted
    Err err = db_commit(db);
    FAULTS(err, FAULT_DB_LOST);
    EXPECT(!db_lost_race(db, err));
    FAULTS(add_version(db, 2001), FAULT_DB_LOST); // nothing of the transaction runs by itself
    db_rollback(db);
    EXPECT(!db_in_transaction(db));
    GOOD(db_begin(db));
    EXPECT(draw(db, arena, 1) == 5);
    GOOD(db_commit(db));
    cut_others(address); // while nothing is open
    EXPECT(draw(db, arena, 1) == -1);
    EXPECT(draw(db, arena, 1) == 6);
}

// The end of a transaction that only read is not waited for: what comes next finds it ended. Where
// the connection was lost meanwhile, one more transaction fails at most.
static void test_leaving(Db *db, Arena *arena, const char *address) {
    for (int i = 0; i < 3; i++) {
        GOOD(db_begin_read(db));
        EXPECT(parts_known(db, arena, S("[]")) == 0);
        FAULTS(add_version(db, 3000), FAULT_NONE);     // posted: what it says is told by
        EXPECT(parts_known(db, arena, S("[]")) == -1); // the next read: it only reads
        db_rollback(db);
        EXPECT(!db_in_transaction(db));
    }
    GOOD(db_begin(db)); // and the next may write
    EXPECT(draw(db, arena, 1) == 7);
    db_rollback(db);
    GOOD(db_begin_read(db));
    EXPECT(parts_known(db, arena, S("[]")) == 0);
    db_rollback(db);
    cut_others(address);
    GOOD(db_begin_read(db));
    (void)parts_known(db, arena, S("[]"));
    db_rollback(db);
    GOOD(db_begin_read(db));
    EXPECT(parts_known(db, arena, S("[]")) == 0);
    db_rollback(db);
}

// Who waits too long for a row is told so.
static void test_no_lock(Db *db, Arena *arena, const char *address) {
    Db *other = NULL;
    GOOD(db_open(text_of(address), &other));
    GOOD(db_begin(db));
    EXPECT(draw(db, arena, 1) == 7);
    QNumberDrawRow row;
    QNumberDrawIn in = {.kind = S("site"), .size = 1};
    GOOD(db_begin(other));
    FAULTS(q_number_draw(other, arena, &in, &row), FAULT_DB_BUSY); // after five seconds
    db_rollback(other);
    GOOD(db_commit(db));
    GOOD(db_begin(other));
    EXPECT(draw(other, arena, 1) == 8);
    db_close(other); // inside its transaction
    EXPECT(draw(db, arena, 1) == 8);
}

// A connection that was lost, in use or idle, is replaced by the pool; nobody who takes one meets
// it.
static void test_pool(Db *db, Arena *arena, const char *address) {
    DbPoolLimits limits = {.address = text_of(address), .size = 2, .wait_milliseconds = 20};
    DbPool *pool = NULL;
    Db *taken[2] = {NULL, NULL};
    Db *more = NULL;
    GOOD(db_pool_open(&limits, &pool));
    GOOD(db_pool_take(pool, &taken[0]));
    GOOD(db_pool_take(pool, &taken[1]));
    FAULTS(db_pool_take(pool, &more), FAULT_DB_POOL);
    GOOD(db_begin(taken[0]));
    EXPECT(draw(taken[0], arena, 1) == 9);
    GOOD(db_commit(taken[0]));
    EXPECT(!db_is_lost(taken[0]));
    GOOD(db_begin(taken[0]));
    EXPECT(draw(taken[0], arena, 1) == 10);
    db_pool_give(pool, taken[1]); // will be cut while idle
    EXPECT(db_pool_counts(pool).opened == 2);
    cut_others(address);
    FAULTS(db_commit(taken[0]), FAULT_DB_LOST);
    db_rollback(taken[0]);
    EXPECT(db_is_lost(taken[0]));
    db_pool_give(pool, taken[0]);
    for (int i = 0; i < 2; i++) {
        GOOD(db_pool_take(pool, &taken[i]));
        EXPECT(draw(taken[i], arena, 1) == 10 + i);
    }
    EXPECT(db_pool_counts(pool).opened == 4);
    db_pool_give(pool, taken[0]);
    db_pool_give(pool, taken[1]);
    db_pool_close(pool);
    EXPECT(draw(db, arena, 1) == -1); // was cut too
    EXPECT(draw(db, arena, 1) == 12);
}

int main(int count, char **words) {
    Arena arena;
    Db *db = NULL;
    if (count != 2 || err_failed(arena_init(&arena, (size_t)64 << 20))) {
        (void)fputs("usage: postgres_store ADDRESS\n", stderr);
        return 2;
    }
    GOOD(db_open(text_of(words[1]), &db));
    if (db != NULL) {
        GOOD(db_require_empty(db));
        GOOD(db_migrate(db));
        GOOD(db_migrate(db));
        FAULTS(db_require_empty(db), FAULT_DB_NOT_EMPTY);
        test_ends(db);
        test_rollback(db, &arena);
        test_steps(db, &arena);
        test_posted(db, &arena);
        test_commit_behind(db, &arena);
        test_asked(db, &arena);
        test_kept(db, &arena, words[1]);
        test_waiting(db, &arena);
        test_gathered(db, &arena);
        test_changed_none(db);
        test_lost(db, &arena, words[1]);
        test_leaving(db, &arena, words[1]);
        test_no_lock(db, &arena, words[1]);
        test_pool(db, &arena, words[1]);
    }
    db_close(db);
    arena_free(&arena);
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}
