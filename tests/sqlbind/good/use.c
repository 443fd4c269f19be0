// Uses what sqlbind made of the good files: every shape of result, NULL, faults, migrations.
// Prints one line per check that does not hold; the last line counts.
#include "store/db.h"
#include "store/db_private.h"
#include "store/migrations.h"
#include "store/q_currency.h"
#include "store/q_enterprise.h"
#include "store/q_site.h"
#include "store/query_defs.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    Db *db;
    Arena arena;
    int passed;
    int failed;
} Test;

static void check(Test *test, bool holds, const char *what, int line) {
    test->passed += holds;
    test->failed += !holds;
    if (!holds) {
        printf("FAIL use.c:%d: %s\n", line, what);
    }
}

#define CHECK(test, condition) check((test), (condition), #condition, __LINE__)
#define GOOD(test, expression) check_fault((test), (expression), FAULT_NONE, #expression, __LINE__)
#define FAULTS(test, expression, fault)                                                            \
    check_fault((test), (expression), (fault), #expression, __LINE__)

static void check_fault(Test *test, Err err, FaultCode fault, const char *what, int line) {
    check(test, err.code == fault, what, line);
    if (err.code != fault) {
        printf("     %s (%d at %s:%d)\n", err_message(err), err.number, err.file, err.line);
    }
}

static const EnterpriseId first = {7};
static const EnterpriseId second = {8};

static Date day(int32_t number) {
    return date_of((CivilDay){2024, 5, number});
}

static QSiteInsertIn new_site(EnterpriseId enterprise, int64_t site, Text number) {
    return (QSiteInsertIn){
        .enterprise = enterprise,
        .site = {site},
        .number = number,
        .agreement = {100},
        .joined_on = day(1),
        .closed_on_null = true,
        .note_null = true,
    };
}

static int place_of(const TableSet *tables) {
    for (int place = 0; place < TABLE_WORDS * 64; place++) {
        if ((tables->words[place / 64] >> place % 64 & 1) != 0) {
            return place;
        }
    }
    return -1;
}

// Which tables a query reads and changes, in an order in which rows can be added; and whose rows.
static void test_tables(Test *test) {
    const QueryDef *site = &query_defs[Q_SITE_INSERT];
    const QueryDef *enterprise = &query_defs[Q_ENTERPRISE_INSERT];
    CHECK(test, place_of(&enterprise->writes) >= 0);
    CHECK(test, place_of(&enterprise->writes) < place_of(&site->writes));
    CHECK(test, place_of(&site->reads) == -1);
    CHECK(test, site->of_enterprise);
    CHECK(test, tables_meet(&query_defs[Q_SITE_BY_NUMBER].reads, &site->writes));
    CHECK(test, !tables_meet(&query_defs[Q_SITE_BY_NUMBER].reads, &enterprise->writes));
    CHECK(test, place_of(&query_defs[Q_SITE_BY_NUMBER].writes) == -1);
    CHECK(test, !query_defs[Q_SITE_BY_NUMBER].of_enterprise); // not asked ahead
}

static void test_insert(Test *test) {
    QEnterpriseInsertIn enterprise = {first, S("Zenith"), S("EUR")};
    GOOD(test, q_enterprise_insert(test->db, &enterprise));
    enterprise.enterprise = second;
    GOOD(test, q_enterprise_insert(test->db, &enterprise));
    QSiteInsertIn site = new_site(first, 1, S("S-1"));
    site.is_main = true;
    site.note_null = false;
    site.note = (Text){NULL, 0};
    GOOD(test, q_site_insert(test->db, &site));
    site = new_site(first, 2, S("S-2"));
    site.closed_on_null = false;
    site.closed_on = day(31);
    GOOD(test, q_site_insert(test->db, &site));
    site = new_site(second, 1, S("S-3"));
    GOOD(test, q_site_insert(test->db, &site));
}

static void test_one(Test *test) {
    QSiteByNumberIn in = {first, S("S-2")};
    QSiteByNumberRow row = {.site = {-1}};
    GOOD(test, q_site_by_number(test->db, &test->arena, &in, &row));
    CHECK(test, row.site.id == 2 && row.agreement.id == 100);
    CHECK(test, date_equal(row.joined_on, day(1)) && !row.closed_on_null);
    CHECK(test, date_equal(row.closed_on, day(31)));
    in.number = S("S-3"); // another enterprise's
    row.site.id = -1;
    FAULTS(test, q_site_by_number(test->db, &test->arena, &in, &row), FAULT_DB_CHANGED);
    CHECK(test, row.site.id == -1);
    in.number = S("S-1");
    GOOD(test, q_site_by_number(test->db, &test->arena, &in, &row));
    CHECK(test, row.closed_on_null && row.site.id == 1);
    QEnterpriseLoadIn load = {first};
    QEnterpriseLoadRow enterprise;
    GOOD(test, q_enterprise_load(test->db, &test->arena, &load, &enterprise));
    CHECK(test, text_equal(enterprise.name, S("Zenith")) && enterprise.digits == 2);
}

static void test_maybe(Test *test) {
    QSiteFindIn in = {S("S-1"), first};
    QSiteFindRow row = {.site = {-1}};
    bool found = false;
    GOOD(test, q_site_find_ask(test->db, &in));
    GOOD(test, q_site_find(test->db, &test->arena, &in, &row, &found));
    CHECK(test, found && row.site.id == 1);
    in.number = S("S-2"); // closed
    row.site.id = -1;
    GOOD(test, q_site_find(test->db, &test->arena, &in, &row, &found));
    CHECK(test, !found && row.site.id == -1);
    QSiteDirectoryIn directory = {S("S-3")};
    QSiteDirectoryRow place;
    GOOD(test, q_site_directory(test->db, &test->arena, &directory, &place, &found));
    CHECK(test, found && place.enterprise.id == second.id);
}

static void test_many(Test *test) {
    QSiteListIn in = {first};
    QSiteListRows rows = {0};
    GOOD(test, q_site_list(test->db, &test->arena, &in, &rows));
    CHECK(test, rows.count == 2 && rows.rows[0].site.id == 2 && rows.rows[1].site.id == 1);
    CHECK(test, rows.rows[1].is_main && !rows.rows[1].note_null && rows.rows[1].note.len == 0);
    CHECK(test, !rows.rows[0].is_main && rows.rows[0].note_null);
    CHECK(test, text_equal(rows.rows[0].number, S("S-2")));
    in.enterprise.id = 99;
    GOOD(test, q_site_list(test->db, &test->arena, &in, &rows));
    CHECK(test, rows.count == 0);
    QCurrencyListRows currencies = {0};
    GOOD(test, q_currency_list(test->db, &test->arena, &currencies));
    CHECK(test, currencies.count == 3 && text_equal(currencies.rows[0].code, S("; --")));
    QCurrencyAmongIn among = {S("[\"JPY\",\"XXX\",\"EUR\"]")};
    QCurrencyAmongRows known = {0};
    GOOD(test, q_currency_among(test->db, &test->arena, &among, &known));
    CHECK(test, known.count == 2 && text_equal(known.rows[1].code, S("JPY")));
    QSiteWithPurchasesIn with = {first};
    QSiteWithPurchasesRows bought = {0};
    GOOD(test, q_site_with_purchases(test->db, &test->arena, &with, &bought));
    CHECK(test, bought.count == 2 && bought.rows[0].quantity_null && bought.rows[0].bought == 0);
}

static void test_cursor(Test *test) {
    QSiteListIn in = {first};
    QSiteListCursor cursor = {0};
    QSiteListRow row = {0};
    bool more = false;
    int64_t sum = 0;
    GOOD(test, q_site_list_open(test->db, &in, &cursor));
    for (;;) {
        GOOD(test, q_site_list_next(&cursor, &test->arena, &row, &more));
        if (!more) {
            break;
        }
        sum = sum * 10 + row.site.id;
    }
    q_site_list_close(&cursor);
    q_site_list_close(&cursor);
    CHECK(test, sum == 21);
    // Left half way, the next use begins anew.
    GOOD(test, q_site_list_open(test->db, &in, &cursor));
    GOOD(test, q_site_list_next(&cursor, &test->arena, &row, &more));
    q_site_list_close(&cursor);
    QSiteListRows rows = {0};
    GOOD(test, q_site_list(test->db, &test->arena, &in, &rows));
    CHECK(test, rows.count == 2);
}

static void test_changes(Test *test) {
    QSiteCloseIn close = {first, {1}, day(20)};
    GOOD(test, q_site_close(test->db, &close));
    FAULTS(test, q_site_close(test->db, &close), FAULT_DB_CHANGED);
    int64_t changed = -1;
    QSiteCopyIn copy = {first, 10};
    GOOD(test, q_site_copy(test->db, &copy, &changed));
    CHECK(test, changed == 2);
    QSiteRemoveClosedIn remove = {first, day(1)};
    GOOD(test, q_site_remove_closed(test->db, &remove, &changed));
    CHECK(test, changed == 0);
    QSiteRenameIn rename = {.enterprise = first, .note = S("it's")};
    QSiteRenameRows renamed = {0};
    GOOD(test, q_site_rename(test->db, &test->arena, &rename, &renamed));
    CHECK(test, renamed.count == 4 && text_equal(renamed.rows[3].note, S("it's")));
    QSiteUpsertIn upsert = {{55}, day(2), first, {1}, S("S-1")};
    QSiteUpsertRow row = {0};
    GOOD(test, q_site_upsert(test->db, &test->arena, &upsert, &row));
    CHECK(test, row.agreement.id == 55);
    QCurrencySetDigitsIn digits = {0, S("EUR")};
    GOOD(test, q_currency_set_digits(test->db, &digits, &changed));
    CHECK(test, changed == 2);
}

static void test_faults(Test *test) {
    QSiteInsertIn site = new_site(first, 1, S("S-9"));
    FAULTS(test, q_site_insert(test->db, &site), FAULT_DB_CONSTRAINT);
    site = new_site((EnterpriseId){99}, 1, S("S-9")); // no such enterprise
    FAULTS(test, q_site_insert(test->db, &site), FAULT_DB_CONSTRAINT);
    site = new_site(first, 9, S("S-9"));
    site.number = (Text){"S\0009", 3};
    FAULTS(test, q_site_insert(test->db, &site), FAULT_DB_VALUE);
    site.number = S("S-9");
    GOOD(test, q_site_insert(test->db, &site));
    QCurrencySetDigitsIn digits = {1, S("EUR")};
    int64_t changed = -1;
    FAULTS(test, q_currency_set_digits(test->db, &digits, &changed), FAULT_DB_CONSTRAINT);
    CHECK(test, changed == -1);
    digits.wanted = 3;
    GOOD(test, q_currency_set_digits(test->db, &digits, &changed));
    CHECK(test, changed == 2);
}

static int64_t count_sites(Test *test) {
    QSiteListIn in = {first};
    QSiteListRows rows = {0};
    GOOD(test, q_site_list(test->db, &test->arena, &in, &rows));
    return (int64_t)rows.count;
}

static void test_transactions(Test *test) {
    int64_t before = count_sites(test);
    QSiteInsertIn site = new_site(first, 50, S("T-1"));
    CHECK(test, !db_in_transaction(test->db));
    GOOD(test, db_begin(test->db));
    CHECK(test, db_in_transaction(test->db));
    GOOD(test, q_site_insert(test->db, &site));
    db_rollback(test->db);
    db_rollback(test->db);
    CHECK(test, !db_in_transaction(test->db) && count_sites(test) == before);
    GOOD(test, db_begin(test->db));
    GOOD(test, db_savepoint(test->db));
    GOOD(test, q_site_insert(test->db, &site));
    GOOD(test, db_release(test->db));
    GOOD(test, db_savepoint(test->db));
    site = new_site(first, 51, S("T-2"));
    GOOD(test, q_site_insert(test->db, &site));
    FAULTS(test, q_site_insert(test->db, &site), FAULT_DB_CONSTRAINT);
    GOOD(test, db_rollback_to(test->db));
    GOOD(test, db_release(test->db));
    GOOD(test, db_commit(test->db));
    CHECK(test, count_sites(test) == before + 1);
    FAULTS(test, db_commit(test->db), FAULT_DB_QUERY);
}

// Rows by the thousand: the arena gets exactly what they need.
static void test_large(Test *test) {
    GOOD(test, db_begin(test->db));
    for (int64_t i = 0; i < 20000; i++) {
        char number[24];
        int length = snprintf(number, sizeof number, "L-%lld", (long long)i);
        QSiteInsertIn site = new_site(second, 1000 + i, (Text){number, (size_t)length});
        Err err = q_site_insert(test->db, &site);
        if (err_failed(err)) {
            GOOD(test, err);
            break;
        }
    }
    GOOD(test, db_commit(test->db));
    QSiteListIn in = {second};
    QSiteListRows rows = {0};
    size_t before = test->arena.used;
    GOOD(test, q_site_list(test->db, &test->arena, &in, &rows));
    CHECK(test, rows.count == 20001 && rows.rows[20000].site.id == 20999);
    // A row and its number, with the arena's own rounding (and the gaps of a checked build).
    CHECK(test, test->arena.used - before < rows.count * (sizeof(QSiteListRow) + 48) + 4096);
}

// ---- migrations and files ----

static int64_t query_int(const char *path, const char *sql) {
    sqlite3 *handle = NULL;
    sqlite3_stmt *statement = NULL;
    int64_t number = -1;
    if (sqlite3_open(path, &handle) == SQLITE_OK &&
        sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW) {
        number = sqlite3_column_int64(statement, 0);
    }
    (void)sqlite3_finalize(statement);
    (void)sqlite3_close(handle);
    return number;
}

static void execute(Test *test, const char *path, const char *sql) {
    sqlite3 *handle = NULL;
    CHECK(test, sqlite3_open(path, &handle) == SQLITE_OK);
    CHECK(test, sqlite3_exec(handle, sql, NULL, NULL, NULL) == SQLITE_OK);
    (void)sqlite3_close(handle);
}

static Err open_and_migrate(const char *path) {
    Db *db = NULL;
    TRY(db_open(text_of(path), &db));
    Err err = db_migrate(db);
    db_close(db);
    return err;
}

static void test_migrations(Test *test, const char *path) {
    GOOD(test, open_and_migrate(path));
    GOOD(test, open_and_migrate(path));
    CHECK(test, query_int(path, "SELECT COUNT(*) FROM migration") == MIGRATION_COUNT);
    CHECK(test, query_int(path, "SELECT ncol FROM pragma_table_list('site')") == 9);
    CHECK(test,
          query_int(path, "SELECT SUM(strict) FROM pragma_table_list WHERE type = 'table' AND "
                          "name NOT LIKE 'sqlite%'") == 11);
    CHECK(test, query_int(path, "SELECT SUM(wr) FROM pragma_table_list") == 7);
    CHECK(test, query_int(path, "SELECT COUNT(*) FROM currency") == 3);
    execute(test, path, "UPDATE migration SET checksum = '0' WHERE number = 1");
    FAULTS(test, open_and_migrate(path), FAULT_DB_SCHEMA);
    CHECK(test, query_int(path, "SELECT COUNT(*) FROM migration WHERE number = 1") == 1);
    execute(
        test, path,
        "DROP TABLE migration; DROP VIEW open_site; DROP TABLE purchase; DROP TABLE "
        "site; DROP TABLE enterprise; DROP TABLE total; DROP TABLE product; DROP TABLE currency; "
        "DROP TABLE part; DROP TABLE price_row; DROP TABLE price_level; DROP TABLE "
        "catalogue_state");
    GOOD(test, open_and_migrate(path));
    execute(test, path, "INSERT INTO migration VALUES (3, 'later', 'x')");
    FAULTS(test, open_and_migrate(path), FAULT_DB_SCHEMA);
    execute(test, path, "DELETE FROM migration WHERE number > 1");
    FAULTS(test, open_and_migrate(path), FAULT_DB_QUERY); // its table is there already
    CHECK(test, query_int(path, "SELECT COUNT(*) FROM migration") == 1);
}

static void test_stored_values(Test *test, const char *path) {
    execute(test, path, "INSERT INTO migration SELECT 2, '', ''");
    Db *db = NULL;
    GOOD(test, db_open(text_of(path), &db));
    execute(test, path,
            "INSERT INTO enterprise VALUES (7, 'Zenith', 'EUR');"
            "INSERT INTO site (enterprise, site, number, agreement, joined_on) VALUES "
            "(7, 1, 'S-1', 1, '2024-02-30')");
    QSiteByNumberIn in = {first, S("S-1")};
    QSiteByNumberRow row = {.site = {-1}};
    FAULTS(test, q_site_by_number(db, &test->arena, &in, &row), FAULT_DB_VALUE);
    CHECK(test, row.site.id == -1);
    QSiteListIn list = {first};
    QSiteListRows rows = {.count = 77};
    FAULTS(test, q_site_list(db, &test->arena, &list, &rows), FAULT_DB_VALUE);
    CHECK(test, rows.count == 77);
    execute(test, path, "UPDATE site SET joined_on = '2024-02-29'");
    GOOD(test, q_site_by_number(db, &test->arena, &in, &row));
    execute(test, path, "PRAGMA ignore_check_constraints=1; UPDATE site SET is_main = 2");
    FAULTS(test, q_site_list(db, &test->arena, &list, &rows), FAULT_DB_VALUE);
    db_close(db);
}

static void test_open(Test *test, const char *path) {
    Db *db = NULL;
    FAULTS(test, db_open(S(""), &db), FAULT_DB_OPEN);
    FAULTS(test, db_open(S("file::memory:"), &db), FAULT_DB_OPEN);
    FAULTS(test, db_open(S("postgresql://localhost/licet"), &db), FAULT_DB_OPEN);
    FAULTS(test, db_open(S("/no/such/folder/x"), &db), FAULT_DB_OPEN);
    FAULTS(test, db_open((Text){"a\0b", 3}, &db), FAULT_DB_OPEN);
    CHECK(test, db == NULL);
    FILE *file = fopen(path, "wb");
    CHECK(test, file != NULL);
    if (file != NULL) {
        for (int i = 0; i < 4096; i++) {
            (void)fputc('x', file);
        }
        (void)fclose(file);
    }
    FAULTS(test, db_open(text_of(path), &db), FAULT_DB_CORRUPT);
    CHECK(test, db == NULL);
    db_close(NULL);
}

static void test_two_connections(Test *test, const char *path) {
    Db *one = NULL;
    GOOD(test, db_open(text_of(path), &one));
    CHECK(test,
          query_int(path, "SELECT 1 FROM pragma_journal_mode WHERE journal_mode = 'wal'") == 1);
    GOOD(test, db_begin(one));
    sqlite3 *other = NULL;
    CHECK(test, sqlite3_open(path, &other) == SQLITE_OK);
    CHECK(test, sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_BUSY);
    db_rollback(one);
    CHECK(test, sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK);
    (void)sqlite3_close(other);
    db_close(one);
}

// Four programs start on a file that is not there yet.
static void test_together(Test *test, const char *path) {
    enum { PROGRAMS = 4, ROUNDS = 5 };
    (void)fflush(stdout);
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < PROGRAMS; i++) {
            if (fork() == 0) {
                _exit(err_failed(open_and_migrate(path)) ? 1 : 0);
            }
        }
        for (int i = 0; i < PROGRAMS; i++) {
            int status = -1;
            CHECK(test, wait(&status) > 0 && status == 0);
        }
        CHECK(test, query_int(path, "SELECT COUNT(*) FROM migration") == MIGRATION_COUNT);
        CHECK(test, unlink(path) == 0);
    }
}

// A write that the system refuses: the transaction is gone, the file is as it was.
static void test_no_room(Test *test, const char *path) {
    Db *db = NULL;
    GOOD(test, db_open(text_of(path), &db));
    int64_t before = query_int(path, "SELECT COUNT(*) FROM currency");
    struct rlimit whole = {0};
    CHECK(test, getrlimit(RLIMIT_FSIZE, &whole) == 0 && signal(SIGXFSZ, SIG_IGN) != SIG_ERR);
    struct rlimit small = {.rlim_cur = 1 << 20, .rlim_max = whole.rlim_max};
    CHECK(test, setrlimit(RLIMIT_FSIZE, &small) == 0);
    GOOD(test, db_begin(db));
    char code[200000];
    memset(code, 'x', sizeof code);
    QCurrencyAddIn in = {.code = {code, sizeof code}};
    Err err = OK;
    for (int i = 0; i < 500 && !err_failed(err); i++) {
        code[0] = (char)('a' + i % 26);
        code[1] = (char)('a' + i / 26);
        err = q_currency_add(db, &in);
    }
    if (!err_failed(err)) {
        err = db_commit(db);
    }
    FAULTS(test, err, FAULT_DB_IO);
    db_rollback(db);
    CHECK(test, !db_in_transaction(db));
    CHECK(test, setrlimit(RLIMIT_FSIZE, &whole) == 0);
    CHECK(test, query_int(path, "SELECT COUNT(*) FROM currency") == before);
    GOOD(test, q_currency_add(db, &in));
    db_close(db);
}

int main(int argc, char **argv) {
    if (argc != 3) {
        return 2;
    }
    Test test = {0};
    GOOD(&test, arena_init(&test.arena, (size_t)64 << 20));
    GOOD(&test, db_open(S(":memory:"), &test.db));
    GOOD(&test, db_migrate(test.db));
    test_tables(&test);
    test_insert(&test);
    test_one(&test);
    test_maybe(&test);
    test_many(&test);
    test_cursor(&test);
    test_changes(&test);
    test_faults(&test);
    test_transactions(&test);
    test_large(&test);
    db_close(test.db);
    test_together(&test, argv[1]);
    test_migrations(&test, argv[1]);
    test_stored_values(&test, argv[1]);
    test_two_connections(&test, argv[1]);
    test_no_room(&test, argv[1]);
    test_open(&test, argv[2]);
    arena_free(&test.arena);
    printf("use: %d passed, %d failed\n", test.passed, test.failed);
    return test.failed == 0 ? 0 : 1;
}
