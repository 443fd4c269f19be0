// The limit of orders over HTTP: writes the rows that those orders left in a database into the one
// from before them, order by order, so many in a durable transaction. It reads and decides nothing,
// checks no reference, and follows no ledger.
//   raw_same_orders AFTER BEFORE GROUP    prints orders per second
#include "../measure.h"
#include "same_orders.h"

#include <sqlite3.h>
#include <stdlib.h>

enum { SQL_MAX = 768, TABLES = SAME_TABLES };

// What an order changes in place.
static const char *const changes[] = {
    "UPDATE main.enterprise SET seq = seq + 1 WHERE enterprise = "
    "(SELECT enterprise FROM temp.new_orders WHERE rowid = ?1)",
    "UPDATE main.agreement SET term_points = term_points + (SELECT points FROM temp.new_orders "
    "WHERE rowid = ?1) WHERE (enterprise, agreement) = "
    "(SELECT enterprise, agreement FROM temp.new_orders WHERE rowid = ?1)",
};
enum { CHANGES = 2, ALL = TABLES + CHANGES };

typedef struct {
    sqlite3 *db;
    sqlite3_stmt *statements[ALL];
} Raw;

static void must(const Raw *raw, int code, const char *what) {
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) {
        (void)fprintf(stderr, "raw_same_orders: %s: %s\n", what, sqlite3_errmsg(raw->db));
        exit(1);
    }
}

static void run(const Raw *raw, const char *sql) {
    must(raw, sqlite3_exec(raw->db, sql, NULL, NULL, NULL), sql);
}

static void prepare(Raw *raw, int number, const char *sql) {
    must(raw,
         sqlite3_prepare_v3(raw->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &raw->statements[number],
                            NULL),
         sql);
}

// Before the clock starts: the rows of each table, order by order, and where those of each begin.
static void gather(Raw *raw, int number) {
    const char *name = same_tables[number].name;
    char sql[SQL_MAX];
    (void)snprintf(sql, sizeof sql,
                   "CREATE TEMP TABLE new_%s AS SELECT t.* FROM temp.done AS d JOIN after.%s AS t "
                   "ON t.%s = d.enterprise AND t.%s = d.seq ORDER BY d.n",
                   name, name, same_tables[number].enterprise, same_tables[number].seq);
    run(raw, sql);
    (void)snprintf(sql, sizeof sql,
                   "CREATE TEMP TABLE at_%s (n INTEGER PRIMARY KEY, first, last);"
                   "INSERT INTO at_%s SELECT d.n, MIN(t.rowid), MAX(t.rowid) FROM temp.done AS d "
                   "JOIN temp.new_%s AS t ON t.%s = d.enterprise AND t.%s = d.seq GROUP BY d.n",
                   name, name, name, same_tables[number].enterprise, same_tables[number].seq);
    run(raw, sql);
    (void)snprintf(
        sql, sizeof sql,
        "INSERT INTO main.%s SELECT * FROM temp.new_%s WHERE rowid BETWEEN (SELECT first "
        "FROM temp.at_%s WHERE n = ?1) AND (SELECT last FROM temp.at_%s WHERE n = ?1)",
        name, name, name, name);
    prepare(raw, number, sql);
}

static int64_t count_orders(const Raw *raw) {
    sqlite3_stmt *statement = NULL;
    must(raw, sqlite3_prepare_v2(raw->db, "SELECT COUNT(*) FROM done", -1, &statement, NULL),
         "done");
    must(raw, sqlite3_step(statement), "done");
    int64_t count = sqlite3_column_int64(statement, 0);
    (void)sqlite3_finalize(statement);
    return count;
}

static void put(const Raw *raw, int64_t order) {
    for (int i = 0; i < ALL; i++) {
        must(raw, sqlite3_bind_int64(raw->statements[i], 1, order), "order");
        must(raw, sqlite3_step(raw->statements[i]), "order");
        must(raw, sqlite3_reset(raw->statements[i]), "order");
    }
}

int main(int count, char **words) {
    Raw raw = {0};
    char sql[SQL_MAX];
    if (count != 4) {
        (void)fputs("usage: raw_same_orders AFTER BEFORE GROUP\n", stderr);
        return 2;
    }
    int64_t group = strtol(words[3], NULL, 10);
    must(&raw, sqlite3_open(words[2], &raw.db), words[2]);
    (void)snprintf(sql, sizeof sql, "ATTACH '%s' AS after", words[1]);
    run(&raw, "PRAGMA temp_store = MEMORY; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
              "PRAGMA cache_size = -32768");
    run(&raw, sql);
    run(&raw, "CREATE TEMP TABLE done AS SELECT ROW_NUMBER() OVER (ORDER BY o.seq - e.seq, "
              "o.enterprise) AS n, o.enterprise, o.seq FROM after.orders AS o JOIN main.enterprise "
              "AS e ON e.enterprise = o.enterprise WHERE o.seq > e.seq ORDER BY 1");
    for (int i = 0; i < TABLES; i++) {
        gather(&raw, i);
    }
    run(&raw, "DETACH after"); // a server may be writing there
    for (int i = 0; i < CHANGES; i++) {
        prepare(&raw, TABLES + i, changes[i]);
    }
    int64_t orders = count_orders(&raw);
    int64_t begin = measure_now(MEASURE_WALL);
    int64_t spent = measure_now(MEASURE_PROCESSOR);
    for (int64_t order = 1; order <= orders; order++) {
        if ((order - 1) % group == 0) {
            run(&raw, "BEGIN IMMEDIATE");
        }
        put(&raw, order);
        if (order % group == 0 || order == orders) {
            run(&raw, "COMMIT");
        }
    }
    int64_t took = measure_now(MEASURE_WALL) - begin;
    spent = measure_now(MEASURE_PROCESSOR) - spent;
    (void)snprintf(sql, sizeof sql, "of the same rows, %lld microseconds of the processor each",
                   (long long)(spent / 1000 / (orders > 0 ? orders : 1)));
    for (int i = 0; i < ALL; i++) {
        (void)sqlite3_finalize(raw.statements[i]);
    }
    (void)sqlite3_close(raw.db);
    return measure_say(measure_rate(orders, took), "orders/s", sql);
}
