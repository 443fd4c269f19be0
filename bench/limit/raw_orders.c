// The limit of `orders`: the rows of the same orders of ten lines, put into the same tables as raw
// as SQLite takes them, durably, so many orders in a transaction. Reads and decides nothing.
//
//   raw_orders DB GROUP ORDERS   prints orders/s; DB as `orders --setup` makes it
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { LINES = 10, STATEMENTS = 12 };

// ?1 the customer, ?2 its transaction, ?3 an id, ?4 a line, ?5 a text of its own.
static const char *const statements[STATEMENTS] = {
    "UPDATE enterprise SET seq = ?2 WHERE enterprise = ?1",
    "INSERT INTO recorded VALUES (?1, ?2, 1740787200, '2025-03-01')",
    "UPDATE agreement SET term = 1, term_start = '2025-03-01', term_end = '2026-02-28', "
    "first_anniversary = '2026-03-01', term_points = ?2, level = 'D', floor = 'BL' "
    "WHERE enterprise = ?1 AND agreement = 1048576",
    "INSERT INTO orders (enterprise, order_id, seq, number, kind, state, agreement, site, term, "
    "accepted_on, accepted_at, level, points, total, currency, country_group, programme_version, "
    "actor, account, request) VALUES (?1, ?3, ?2, ?5, 'order', 'accepted', 1048576, 1048577, 1, "
    "'2025-03-01', 1740787200, 'D', 5000, 475000, 'USD', 'WW', 1, 0, 0, ?5)",
    "INSERT INTO proof (enterprise, proof, seq, number, issued_on, order_id, site) VALUES (?1, ?3 "
    "+ "
    "100, ?2, ?5, '2025-03-01', ?3, 1048577)",
    "INSERT INTO directory VALUES ('order', ?5, ?1, ?3), ('proof', ?5, ?1, ?3)",
    "INSERT INTO outbox VALUES (?1, ?2, 1, 'proof.issued', ?3), (?1, ?2, 2, 'order.accepted', ?3)",
    "INSERT INTO audit VALUES (?1, ?2, 1740787200, 0, 0, 'order.accept', ?3, ?5); ",
    "INSERT INTO request_key VALUES (?1, 0, ?5, "
    "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', ?2, ?3)",
    // the lines
    "INSERT INTO order_line (enterprise, order_id, line, site, part, quantity, returned, "
    "price_row, "
    "price_on, yearly, unit, extended, points, coverage_start, coverage_end) VALUES (?1, ?3, ?4, "
    "1048577, 'P' || (?4 - 1), 5, 0, ?4, '2025-03-01', 9500, 9500, 47500, 500, '2025-03-01', "
    "'2026-03-31')",
    "INSERT INTO points_entry VALUES (?1, 1048576, ?2, ?4, 1, '2025-03-01', 'order', ?3, 1048577, "
    "'P' || (?4 - 1), 5, 500)",
    "INSERT INTO entitlement (enterprise, entitlement, site, part, order_id, line, quantity, "
    "coverage_end, agreement_since) VALUES (?1, ?3 + ?4, 1048577, 'P' || (?4 - 1), ?3, ?4, 5, "
    "'2026-03-31', '2025-03-01')",
};
static const char event[] = "INSERT INTO entitlement_event (enterprise, entitlement, event, seq, "
                            "cause, on_day, site, change, coverage_end, agreement_since) VALUES "
                            "(?1, ?3 + ?4, ?3 + 50 + ?4, ?2, 'order', '2025-03-01', 1048577, 5, "
                            "'2026-03-31', '2025-03-01')";
enum { FIRST_OF_LINES = 9, ALL = STATEMENTS + 1 };

typedef struct {
    sqlite3 *db;
    sqlite3_stmt *prepared[ALL];
} Raw;

static void must(sqlite3 *db, int code) {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
        (void)fprintf(stderr, "raw_orders: %s\n", sqlite3_errmsg(db));
        exit(1);
    }
}

static void put(const Raw *raw, int which, const long long *values, const char *text, int length) {
    sqlite3_stmt *statement = raw->prepared[which];
    int known = sqlite3_bind_parameter_count(statement);
    for (int i = 0; i < 4 && i < known; i++) {
        must(raw->db, sqlite3_bind_int64(statement, i + 1, values[i]));
    }
    if (known > 4) {
        must(raw->db, sqlite3_bind_text(statement, 5, text, length, SQLITE_STATIC));
    }
    must(raw->db, sqlite3_step(statement));
    must(raw->db, sqlite3_reset(statement));
}

static void put_order(const Raw *raw, int customer, int number) {
    char text[24];
    int length = snprintf(text, sizeof text, "r%d-%d", customer, number);
    long long seq = number + 2;
    long long values[] = {customer + 1, seq, seq << 20, 0};
    for (int i = 0; i < FIRST_OF_LINES; i++) {
        put(raw, i, values, text, length);
    }
    for (int i = FIRST_OF_LINES; i < ALL; i++) {
        for (values[3] = 1; values[3] <= LINES; values[3]++) {
            put(raw, i, values, text, length);
        }
    }
}

static double seconds(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int count, char **words) {
    if (count != 4) {
        (void)fputs("usage: raw_orders DB GROUP ORDERS\n", stderr);
        return 2;
    }
    Raw raw = {0};
    int group = (int)strtol(words[2], NULL, 10);
    int orders = (int)strtol(words[3], NULL, 10);
    must(raw.db, sqlite3_open(words[1], &raw.db));
    must(raw.db, sqlite3_exec(raw.db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL", NULL,
                              NULL, NULL));
    for (int i = 0; i < ALL; i++) {
        const char *sql = i < STATEMENTS ? statements[i] : event;
        must(raw.db, sqlite3_prepare_v3(raw.db, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                        &raw.prepared[i], NULL));
    }
    double begin = seconds();
    for (int i = 0; i < orders / group; i++) {
        must(raw.db, sqlite3_exec(raw.db, "BEGIN IMMEDIATE", NULL, NULL, NULL));
        for (int customer = 0; customer < group; customer++) {
            put_order(&raw, customer, i);
        }
        must(raw.db, sqlite3_exec(raw.db, "COMMIT", NULL, NULL, NULL));
    }
    (void)printf("%.0f\n", (double)(orders / group * group) / (seconds() - begin));
    for (int i = 0; i < ALL; i++) {
        (void)sqlite3_finalize(raw.prepared[i]);
    }
    (void)sqlite3_close(raw.db);
    return 0;
}
