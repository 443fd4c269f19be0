// The limit of row F: writes the rows that a night left in a database into the one from before it,
// each table by one INSERT … SELECT, all in one durable transaction. It reads no line, prices
// nothing, checks no reference and changes no row.
//   raw_night AFTER BEFORE    prints renewal lines per second
#include "../measure.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { SQL_MAX = 512 };

// The tables to which a night appends; what it changes in place (a standing, an expired quote, the
// highest number of a kind) is no work of the limit.
static const char *const tables[] = {
    "quote",      "quote_line",  "quote_event", "visibility",      "directory", "recorded",
    "audit",      "audit_chain", "outbox",      "calendar_notice", "event",     "renewal_exception",
    "term_close",
};

static _Noreturn void stop(const char *what, const char *why) {
    (void)fprintf(stderr, "raw_night: %s: %s\n", what, why);
    exit(1);
}

static void run(sqlite3 *db, const char *sql) {
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        stop(sql, sqlite3_errmsg(db));
    }
}

// The rows that are not there yet, found before the clock starts: a copy of their own, without
// index.
static void gather(sqlite3 *db, const char *table) {
    char sql[SQL_MAX];
    (void)snprintf(
        sql, sizeof sql,
        "CREATE TEMP TABLE new_%s AS SELECT * FROM after.%s EXCEPT SELECT * FROM main.%s", table,
        table, table);
    run(db, sql);
    // What the night changed of a row that was there before is not new.
    if (strcmp(table, "quote") == 0) {
        run(db, "DELETE FROM new_quote WHERE (enterprise, quote, revision) IN "
                "(SELECT enterprise, quote, revision FROM main.quote)");
    } else if (strcmp(table, "visibility") == 0) {
        run(db, "DELETE FROM new_visibility WHERE (enterprise, site, account, evidence, object) IN "
                "(SELECT enterprise, site, account, evidence, object FROM main.visibility)");
    }
}

static int64_t count_lines(sqlite3 *db) {
    sqlite3_stmt *statement = NULL;
    const char *sql = "SELECT COUNT(*) FROM new_quote_line";
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK ||
        sqlite3_step(statement) != SQLITE_ROW) {
        stop(sql, sqlite3_errmsg(db));
    }
    int64_t count = sqlite3_column_int64(statement, 0);
    (void)sqlite3_finalize(statement);
    return count;
}

int main(int count, char **words) {
    sqlite3 *db = NULL;
    char sql[SQL_MAX];
    size_t table_count = sizeof tables / sizeof tables[0];
    if (count != 3) {
        (void)fputs("usage: raw_night AFTER BEFORE\n", stderr);
        return 2;
    }
    if (sqlite3_open(words[2], &db) != SQLITE_OK) {
        stop(words[2], "cannot be opened");
    }
    (void)snprintf(sql, sizeof sql, "ATTACH '%s' AS after", words[1]);
    run(db, "PRAGMA temp_store = MEMORY");
    run(db, "PRAGMA journal_mode = WAL");
    run(db, "PRAGMA synchronous = FULL");
    run(db, sql);
    for (size_t i = 0; i < table_count; i++) {
        gather(db, tables[i]);
    }
    int64_t begun = measure_now(MEASURE_WALL);
    run(db, "BEGIN IMMEDIATE");
    for (size_t i = 0; i < table_count; i++) {
        (void)snprintf(sql, sizeof sql, "INSERT INTO main.%s SELECT * FROM new_%s", tables[i],
                       tables[i]);
        run(db, sql);
    }
    run(db, "COMMIT");
    int64_t taken = measure_now(MEASURE_WALL) - begun;
    int64_t lines = count_lines(db);
    (void)sqlite3_close(db);
    return measure_say(measure_rate(lines, taken), "lines/s", "by one INSERT … SELECT a table");
}
