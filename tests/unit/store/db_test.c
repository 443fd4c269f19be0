// The database's runtime on the program's own schema: opening, migrations, transactions. What the
// generated queries do with it is tested in tests/sqlbind.
#include "store/db_log.h"
#include "store/db_private.h"
#include "store/query_defs.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define GOOD(expression)          ck_assert_int_eq((expression).code, FAULT_NONE)
#define FAULTS(expression, fault) ck_assert_int_eq((expression).code, (fault))

// A folder of this test's own, and a database's path in it.
typedef struct {
    char folder[32];
    char path[48];
} Place;

static Place new_place(void) {
    Place place = {.folder = "/tmp/licet_db_XXXXXX"};
    ck_assert_ptr_nonnull(mkdtemp(place.folder));
    (void)snprintf(place.path, sizeof place.path, "%s/db", place.folder);
    return place;
}

static void remove_place(const Place *place) {
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char path[64];
        (void)snprintf(path, sizeof path, "%s%s", place->path, ends[i]);
        (void)unlink(path);
    }
    ck_assert_int_eq(rmdir(place->folder), 0);
}

static Db *open_new(const char *path) {
    Db *db = NULL;
    GOOD(db_open(text_of(path), &db));
    ck_assert_ptr_nonnull(db);
    return db;
}

START_TEST(migrates_a_fresh_database_and_finds_it_done) {
    Place place = new_place();
    for (int i = 0; i < 2; i++) {
        Db *db = open_new(place.path);
        GOOD(db_migrate(db));
        GOOD(db_migrate(db));
        ck_assert(!db_in_transaction(db));
        db_close(db);
    }
    remove_place(&place);
}

START_TEST(a_file_has_a_write_ahead_log) {
    Place place = new_place();
    Db *db = open_new(place.path);
    GOOD(db_migrate(db));
    db_close(db);
    unsigned char head[20] = {0};
    FILE *file = fopen(place.path, "rb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fread(head, 1, sizeof head, file), sizeof head);
    ck_assert_int_eq(fclose(file), 0);
    // The file format's own marks: written and read with the log.
    ck_assert_int_eq(head[18], 2);
    ck_assert_int_eq(head[19], 2);
    remove_place(&place);
}

START_TEST(two_connections_take_turns) {
    Place place = new_place();
    Db *one = open_new(place.path);
    Db *two = open_new(place.path);
    GOOD(db_migrate(one));
    GOOD(db_migrate(two));
    GOOD(db_begin(one));
    GOOD(db_commit(one));
    GOOD(db_begin(two));
    db_rollback(two);
    db_close(one);
    db_close(two);
    remove_place(&place);
}

START_TEST(refuses_what_is_no_path_of_a_database) {
    Db *db = NULL;
    FAULTS(db_open(S(""), &db), FAULT_DB_OPEN);
    FAULTS(db_open((Text){"db\0x", 4}, &db), FAULT_DB_OPEN);
    FAULTS(db_open(S("file:db?mode=memory"), &db), FAULT_DB_OPEN);
    FAULTS(db_open(S("/no/such/folder/db"), &db), FAULT_DB_OPEN);
    char longest[5000];
    memset(longest, 'x', sizeof longest);
    FAULTS(db_open((Text){longest, sizeof longest}, &db), FAULT_DB_OPEN);
    ck_assert_ptr_null(db);
    db_close(NULL);
}

START_TEST(refuses_a_file_that_is_no_database) {
    Place place = new_place();
    FILE *file = fopen(place.path, "wb");
    ck_assert_ptr_nonnull(file);
    for (int i = 0; i < 8192; i++) {
        (void)fputc('x', file);
    }
    ck_assert_int_eq(fclose(file), 0);
    Db *db = NULL;
    FAULTS(db_open(text_of(place.path), &db), FAULT_DB_CORRUPT);
    ck_assert_ptr_null(db);
    remove_place(&place);
}

START_TEST(a_transaction_begins_once_and_ends_once) {
    Db *db = open_new(":memory:");
    GOOD(db_migrate(db));
    ck_assert(!db_in_transaction(db));
    FAULTS(db_commit(db), FAULT_DB_QUERY);
    GOOD(db_begin(db));
    ck_assert(db_in_transaction(db));
    FAULTS(db_begin(db), FAULT_DB_QUERY);
    ck_assert(db_in_transaction(db));
    GOOD(db_commit(db));
    ck_assert(!db_in_transaction(db));
    GOOD(db_begin(db));
    db_rollback(db);
    ck_assert(!db_in_transaction(db));
    db_rollback(db);
    db_close(db);
}

START_TEST(a_step_is_taken_back_and_ended) {
    Db *db = open_new(":memory:");
    GOOD(db_begin(db));
    GOOD(db_savepoint(db));
    GOOD(db_rollback_to(db));
    GOOD(db_release(db));
    FAULTS(db_release(db), FAULT_DB_QUERY);
    ck_assert(db_in_transaction(db));
    GOOD(db_savepoint(db));
    GOOD(db_release(db));
    GOOD(db_commit(db));
    db_close(db);
}

// A step at the beginning of its transaction takes the transaction itself back, and no more.
START_TEST(a_first_step_is_taken_back_like_any) {
    static const char *const before[] = {"", "INSERT INTO kept VALUES (1)"};
    for (int i = 0; i < 2; i++) {
        Db *db = open_new(":memory:");
        GOOD(db->engine->run_script(db, "CREATE TABLE kept (n bigint)"));
        GOOD(db_begin(db));
        GOOD(db->engine->run_script(db, before[i]));
        GOOD(db_savepoint(db));
        GOOD(db->engine->run_script(db, "INSERT INTO kept VALUES (2)"));
        GOOD(db_rollback_to(db));
        GOOD(db->engine->run_script(db, "INSERT INTO kept VALUES (3)"));
        GOOD(db_release(db));
        GOOD(db_savepoint(db));
        GOOD(db->engine->run_script(db, "INSERT INTO kept VALUES (4)"));
        GOOD(db_rollback_to(db));
        GOOD(db_release(db));
        GOOD(db_commit(db));
        GOOD(db->engine->run_script(db, "CREATE TABLE fine (n bigint CHECK (n = 1))"));
        GOOD(db->engine->run_script(
            db, i == 0 ? "INSERT INTO fine SELECT COUNT(*) = 1 AND SUM(n) = 3 FROM kept"
                       : "INSERT INTO fine SELECT COUNT(*) = 2 AND SUM(n) = 4 FROM kept"));
        db_close(db);
    }
}

START_TEST(a_step_in_a_step_aborts) {
    Db *db = open_new(":memory:");
    GOOD(db_begin(db));
    GOOD(db_savepoint(db));
    (void)db_savepoint(db);
}

START_TEST(a_database_is_closed_inside_a_transaction) {
    Db *db = open_new(":memory:");
    GOOD(db_begin(db));
    GOOD(db_savepoint(db));
    db_close(db);
}

START_TEST(a_step_outside_a_transaction_aborts) {
    Db *db = open_new(":memory:");
    (void)db_savepoint(db);
}

START_TEST(migrating_inside_a_transaction_aborts) {
    Db *db = open_new(":memory:");
    GOOD(db_begin(db));
    (void)db_migrate(db);
}

START_TEST(who_loads_much_is_as_safe_as_anybody) {
    Place place = new_place();
    Db *db = open_new(place.path);
    GOOD(db_migrate(db));
    GOOD(db_expect_much(db));
    GOOD(db_begin(db));
    GOOD(db_commit(db));
    GOOD(db_check_schema(db));
    db_close(db);
    remove_place(&place);
}

// Some fifty pages, in groups that fill what is held back of a log more than once.
static void change_much(Db *db) {
    GOOD(db_begin(db));
    GOOD(db->engine->run_script(db, "DROP TABLE IF EXISTS much; CREATE TABLE much (a TEXT)"));
    GOOD(db->engine->run_script(
        db, "INSERT INTO much SELECT hex(randomblob(2000)) FROM pragma_table_list"));
    GOOD(db_commit(db));
}

static int64_t tables_of(Db *db) {
    DbCall call = {.query = (int)QUERY_COUNT + (int)DB_OWN_TABLE_COUNT};
    DbCursor cursor = {0};
    bool more = false;
    int64_t count = 0;
    GOOD(db_cursor_open(db, &call, &cursor));
    GOOD(db_cursor_next(&cursor, &more));
    GOOD(db_read_int(&cursor, 0, NULL, &count));
    db_cursor_close(&cursor);
    return count;
}

START_TEST(a_log_that_was_moved_begins_anew_unless_somebody_reads_in_it) {
    Place place = new_place();
    Db *db = open_new(place.path);
    Db *mover = open_new(place.path);
    Db *reader = NULL;
    GOOD(db_migrate(db));
    GOOD(db_open_to_read(text_of(place.path), &reader));
    change_much(db);
    int64_t first = db_log_pages(db);
    GOOD(db_log_move(mover));
    change_much(db);
    int64_t anew = db_log_pages(db);
    ck_assert_int_lt(anew, first);
    GOOD(db_begin_read(reader));
    int64_t tables = tables_of(reader);
    GOOD(db_log_move(mover));
    change_much(db);
    ck_assert_int_gt(db_log_pages(db), anew);
    ck_assert_int_eq(tables_of(reader), tables); // what the log held before is there still
    db_rollback(reader);
    ck_assert_int_eq(tables_of(reader), tables);
    db_close(reader);
    db_close(mover);
    db_close(db);
    remove_place(&place);
}

START_TEST(a_server_is_here_by_its_socket_and_its_loopback) {
    static const char *const here[] = {
        "postgresql:///licet", "postgresql://licet@/postgres?host=/run/postgresql&options=-cx%3Dy",
        "postgresql://licet@localhost:5433/licet", "postgresql://127.0.0.1/licet",
        "postgresql://[::1]/licet"};
    static const char *const elsewhere[] = {
        "postgresql://db.example.com/licet", "postgresql://10.0.0.7/licet",
        "postgresql:///licet?hostaddr=10.0.0.7", "postgresql://localhost/licet?no_such=option",
        "licet.db"};
    for (size_t i = 0; i < sizeof here / sizeof here[0]; i++) {
        ck_assert_msg(db_server_is_here(text_of(here[i])), "%s", here[i]);
        ck_assert_msg(!db_server_is_here(text_of(elsewhere[i])), "%s", elsewhere[i]);
    }
}

START_TEST(expecting_much_inside_a_transaction_aborts) {
    Place place = new_place();
    Db *db = open_new(place.path);
    GOOD(db_begin(db));
    (void)db_expect_much(db);
}
