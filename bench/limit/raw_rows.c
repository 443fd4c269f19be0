// The limit of row B: writes the rows that a replay left in a database into a fresh one, the rows
// of each step in one transaction, with prepared statements. It reads nothing, checks no reference,
// computes nothing and changes no row twice; steps that wrote nothing cost it nothing.
//   raw_rows SOURCE TARGET STEPS [references]
// TARGET is :memory: or a new file (write-ahead log, full sync). With `references` the engine
// checks foreign keys: what they cost, no limit. It knows tables, not the house: which column of a
// customer's table tells the step that wrote a row. Other tables are the catalogue and stand before
// the first step.
#include "../measure.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { TABLES_MAX = 256, COLUMNS_MAX = 32, SQL_MAX = 1024, CATALOGUE = 0 };

typedef struct {
    char name[64];
    int columns;
    sqlite3_stmt *insert;
} Table;

typedef struct {
    int table;
    int64_t step;  // from 1; CATALOGUE
    size_t number; // as it came
    sqlite3_value *values[COLUMNS_MAX];
} Row;

typedef struct {
    sqlite3 *source;
    sqlite3 *target;
    Table tables[TABLES_MAX];
    int table_count;
    Row *rows; // in the order of steps
    size_t row_count;
    size_t row_room;
    bool references; // foreign keys are checked
    MeasureClock clock;
} Copy;

// What tells the step of a table without a column seq. Ids are step × 2^20 + a number.
static const struct {
    const char *table;
    const char *step;
} steps_of_tables[] = {
    {"enterprise", "1"},
    {"directory", "object >> 20"},
    {"agreement", "enrolled_seq"},
    {"site", "site >> 20"},
    {"order_line", "order_id >> 20"},
    {"entitlement", "entitlement >> 20"},
    {"site_word", "site >> 20"},
    {"proof_record", "entitlement >> 20"},
};

static _Noreturn void stop(const char *what, const char *why) {
    (void)fprintf(stderr, "raw_rows: %s: %s\n", what, why);
    exit(1);
}

static void run(sqlite3 *db, const char *sql) {
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        stop(sql, sqlite3_errmsg(db));
    }
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) {
        stop(sql, sqlite3_errmsg(db));
    }
    return statement;
}

static void copy_schema(const Copy *copy) {
    sqlite3_stmt *list =
        prepare(copy->source, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL "
                              "AND name NOT LIKE 'sqlite_%' ORDER BY rowid");
    while (sqlite3_step(list) == SQLITE_ROW) {
        run(copy->target, (const char *)sqlite3_column_text(list, 0));
    }
    (void)sqlite3_finalize(list);
}

static bool has_column(const Copy *copy, const char *table, const char *column) {
    return sqlite3_table_column_metadata(copy->source, NULL, table, column, NULL, NULL, NULL, NULL,
                                         NULL) == SQLITE_OK;
}

// NULL for a customer's table that tells no step: its rows must not pass as the catalogue's.
static const char *step_of(const Copy *copy, const char *table) {
    for (size_t i = 0; i < sizeof steps_of_tables / sizeof steps_of_tables[0]; i++) {
        if (strcmp(table, steps_of_tables[i].table) == 0) {
            return steps_of_tables[i].step;
        }
    }
    if (has_column(copy, table, "seq")) {
        return "seq";
    }
    return has_column(copy, table, "enterprise") ? NULL : "0";
}

static Row *next_row(Copy *copy) {
    if (copy->row_count == copy->row_room) {
        copy->row_room = copy->row_room == 0 ? 4096 : copy->row_room * 2;
        copy->rows = realloc(copy->rows, copy->row_room * sizeof *copy->rows);
        if (copy->rows == NULL) {
            stop("rows", "no memory");
        }
    }
    copy->rows[copy->row_count].number = copy->row_count;
    return &copy->rows[copy->row_count++];
}

static void load_table(Copy *copy, int number) {
    Table *table = &copy->tables[number];
    char sql[SQL_MAX];
    const char *step = step_of(copy, table->name);
    (void)snprintf(sql, sizeof sql, "SELECT %s, * FROM %s", step == NULL ? "0" : step, table->name);
    sqlite3_stmt *select = prepare(copy->source, sql);
    table->columns = sqlite3_column_count(select) - 1;
    if (table->columns > COLUMNS_MAX) {
        stop(table->name, "too many columns");
    }
    while (sqlite3_step(select) == SQLITE_ROW) {
        if (step == NULL) {
            stop(table->name, "its rows do not tell which step wrote them");
        }
        Row *row = next_row(copy);
        row->table = number;
        row->step = sqlite3_column_int64(select, 0);
        for (int i = 0; i < table->columns; i++) {
            row->values[i] = sqlite3_value_dup(sqlite3_column_value(select, i + 1));
        }
    }
    (void)sqlite3_finalize(select);
}

static void load_tables(Copy *copy) {
    sqlite3_stmt *list =
        prepare(copy->source, "SELECT name FROM sqlite_schema WHERE type = 'table' "
                              "AND name NOT LIKE 'sqlite_%' ORDER BY rowid");
    while (sqlite3_step(list) == SQLITE_ROW) {
        if (copy->table_count == TABLES_MAX) {
            stop("schema", "too many tables");
        }
        Table *table = &copy->tables[copy->table_count];
        (void)snprintf(table->name, sizeof table->name, "%s", sqlite3_column_text(list, 0));
        load_table(copy, copy->table_count++);
    }
    (void)sqlite3_finalize(list);
}

static int by_step(const void *left, const void *right) {
    const Row *a = left;
    const Row *b = right;
    int order = (a->step > b->step) - (a->step < b->step);
    return order != 0 ? order : (a->number > b->number) - (a->number < b->number);
}

static void prepare_inserts(Copy *copy) {
    for (int i = 0; i < copy->table_count; i++) {
        char sql[SQL_MAX];
        int length = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", copy->tables[i].name);
        for (int j = 1; j < copy->tables[i].columns; j++) {
            length += snprintf(sql + length, sizeof sql - (size_t)length, ", ?");
        }
        (void)snprintf(sql + length, sizeof sql - (size_t)length, ")");
        copy->tables[i].insert = prepare(copy->target, sql);
    }
}

static void insert(const Copy *copy, const Row *row) {
    const Table *table = &copy->tables[row->table];
    for (int i = 0; i < table->columns; i++) {
        (void)sqlite3_bind_value(table->insert, i + 1, row->values[i]);
    }
    if (sqlite3_step(table->insert) != SQLITE_DONE) {
        stop(table->name, sqlite3_errmsg(copy->target));
    }
    (void)sqlite3_reset(table->insert);
}

static void step(sqlite3_stmt *statement, sqlite3 *db) {
    if (sqlite3_step(statement) != SQLITE_DONE) {
        stop("transaction", sqlite3_errmsg(db));
    }
    (void)sqlite3_reset(statement);
}

// Writes the rows of each step in one transaction; returns how many transactions that were.
static int64_t write_steps(const Copy *copy, size_t from, size_t to) {
    sqlite3_stmt *begin = prepare(copy->target, "BEGIN IMMEDIATE");
    sqlite3_stmt *commit = prepare(copy->target, "COMMIT");
    int64_t transactions = 0;
    for (size_t i = from; i < to; transactions++) {
        int64_t number = copy->rows[i].step;
        step(begin, copy->target);
        for (; i < to && copy->rows[i].step == number; i++) {
            insert(copy, &copy->rows[i]);
        }
        step(commit, copy->target);
    }
    (void)sqlite3_finalize(begin);
    (void)sqlite3_finalize(commit);
    return transactions;
}

static size_t count_catalogue(const Copy *copy) {
    size_t count = 0;
    while (count < copy->row_count && copy->rows[count].step == CATALOGUE) {
        count++;
    }
    return count;
}

static int measure(const Copy *copy, int64_t steps) {
    size_t catalogue = count_catalogue(copy);
    char remark[160];
    (void)write_steps(copy, 0, catalogue);
    run(copy->target, copy->references ? "PRAGMA foreign_keys=ON" : "PRAGMA foreign_keys=OFF");
    int64_t begin = measure_now(copy->clock);
    int64_t transactions = write_steps(copy, catalogue, copy->row_count);
    int64_t taken = measure_now(copy->clock) - begin;
    (void)snprintf(remark, sizeof remark, "%zu rows in %" PRId64 " transactions",
                   copy->row_count - catalogue, transactions);
    return measure_say(measure_rate(steps, taken), "steps/s", remark);
}

static void open_target(Copy *copy, const char *path) {
    if (sqlite3_open_v2(path, &copy->target,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                        NULL) != SQLITE_OK) {
        stop(path, sqlite3_errmsg(copy->target));
    }
    run(copy->target, "PRAGMA journal_mode=WAL");
    run(copy->target, "PRAGMA synchronous=FULL");
    run(copy->target, "PRAGMA foreign_keys=OFF"); // the catalogue's parts name each other
}

static void close_all(Copy *copy) {
    for (int i = 0; i < copy->table_count; i++) {
        (void)sqlite3_finalize(copy->tables[i].insert);
    }
    for (size_t i = 0; i < copy->row_count; i++) {
        for (int j = 0; j < copy->tables[copy->rows[i].table].columns; j++) {
            sqlite3_value_free(copy->rows[i].values[j]);
        }
    }
    free(copy->rows);
    (void)sqlite3_close(copy->source);
    (void)sqlite3_close(copy->target);
}

int main(int count, char **words) {
    Copy copy = {.references = count == 5 && strcmp(words[4], "references") == 0};
    int64_t steps = count == 4 || copy.references ? strtoll(words[3], NULL, 10) : 0;
    if (steps < 1) {
        (void)fputs("usage: raw_rows SOURCE TARGET STEPS [references]\n", stderr);
        return 2;
    }
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); // no lock and no count per allocation
    if (sqlite3_open_v2(words[1], &copy.source, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        stop(words[1], sqlite3_errmsg(copy.source));
    }
    copy.clock = strcmp(words[2], ":memory:") == 0 ? MEASURE_PROCESSOR : MEASURE_WALL;
    open_target(&copy, words[2]);
    copy_schema(&copy);
    load_tables(&copy);
    qsort(copy.rows, copy.row_count, sizeof *copy.rows, by_step);
    prepare_inserts(&copy);
    int status = measure(&copy, steps);
    close_all(&copy);
    return status;
}
