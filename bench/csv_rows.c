// All rows of a table of a SQLite file as CSV on standard output, through doc/csv: to be held
// against `sqlite3 -csv FILE "SELECT * FROM row"`. With --make N it makes the file first.
#include "base/file.h"
#include "doc/csv.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char make_rows[] =
    "CREATE TABLE row (site text, part text, name text, quantity int, coverage_start text,"
    " coverage_end text, unit text, extended text, currency text, reseller text);"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %lld)"
    " INSERT INTO row SELECT printf('%%07d', i * 7919 %% 10000000), printf('XL-%%05d', i %% 4000),"
    " CASE i %% 20 WHEN 0 THEN 'Kantor \"Pusat\", Jakarta' ELSE 'Customer ' || i END, i %% 90 + 1,"
    " '2025-04-01', '2026-03-31', printf('%%d.%%02d', i %% 9000, i %% 100),"
    " printf('%%d.%%02d', i %% 90000, i %% 100), 'USD', printf('%%06d', i %% 700) FROM n;";

static int make(const char *file, const char *count) {
    sqlite3 *db = NULL;
    char *sql = sqlite3_mprintf(make_rows, strtoll(count, NULL, 10));
    bool fine = sqlite3_open(file, &db) == SQLITE_OK &&
                sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_free(sql);
    sqlite3_close(db);
    return fine ? 0 : 1;
}

static Text cell_of(sqlite3_stmt *statement, int column) {
    const char *bytes = (const char *)sqlite3_column_text(statement, column);
    return (Text){bytes, (size_t)sqlite3_column_bytes(statement, column)};
}

int main(int count, char **words) {
    Arena arena;
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    if (count == 4 && strcmp(words[2], "--make") == 0) {
        return make(words[1], words[3]);
    }
    if (count != 2 || err_failed(arena_init(&arena, (size_t)1 << 24)) ||
        sqlite3_open(words[1], &db) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "SELECT * FROM row", -1, &statement, NULL) != SQLITE_OK) {
        return 1;
    }
    CsvOptions options = CSV_PLAIN;
    CsvWriter writer = csv_writer(&arena, &options, file_standard_output());
    int columns = sqlite3_column_count(statement);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < columns; i++) {
            csv_add(&writer, CSV_TEXT, cell_of(statement, i));
        }
        csv_end_row(&writer);
    }
    Err err = csv_writer_end(&writer);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return err_failed(err) ? 1 : 0;
}
