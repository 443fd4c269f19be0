// Row G's spreadsheet: so many rows of ten columns through report/rows_book. Prints rows per
// second and the most memory that the process held.
#include "base/clock.h"
#include "base/file.h"
#include "domain/value/currency.h"
#include "report/rows_book.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

typedef struct {
    Currency money;
    Text site;
    Text part;
    Text name;
    int64_t quantity;
    Date start;
    Date end;
    Money unit;
    Money extended;
    Text currency;
    Text reseller;
} Row;

static const Column columns[] = {
    COLUMN(Row, site, COLUMN_NUMBER),   COLUMN(Row, part, COLUMN_TEXT),
    COLUMN(Row, name, COLUMN_TEXT),     COLUMN(Row, quantity, COLUMN_COUNT),
    COLUMN(Row, start, COLUMN_DATE),    COLUMN(Row, end, COLUMN_DATE),
    COLUMN(Row, unit, COLUMN_MONEY),    COLUMN(Row, extended, COLUMN_MONEY),
    COLUMN(Row, currency, COLUMN_TEXT), COLUMN(Row, reseller, COLUMN_NUMBER),
};
static const ColumnTable table = COLUMN_TABLE(columns, Row, money);

static Row row_of(int64_t i) {
    Row row = {.site = S("0012345"),
               .part = S("XL-00042"),
               .name = S("Kantor \"Pusat\", Jakarta"),
               .quantity = i % 90 + 1,
               .start = date_of((CivilDay){2025, 4, 1}),
               .end = date_of((CivilDay){2026, 3, 31}),
               .unit = {i % 900000},
               .extended = {i % 9000000},
               .currency = S("USD"),
               .reseller = S("0000700")};
    (void)currency_find(row.currency, &row.money);
    return row;
}

static Err write_rows(Arena *arena, int64_t count, FileNameless *file) {
    RowsBook book;
    RowsChoice choice = rows_choose_all(&table);
    RowsAbout about = {.report = S("bench")};
    TRY(file_nameless_open(arena, file));
    TRY(rows_book_begin(arena, file->path, &choice, (Instant){0}, &book));
    for (int64_t i = 0; i < count; i++) {
        Row row = row_of(i);
        rows_book_add(&book, arena, &row, 1);
    }
    return rows_book_end(&book, arena, &about);
}

int main(int count, char **words) {
    Arena arena;
    FileNameless file;
    struct rusage used;
    int64_t rows = count == 2 ? strtoll(words[1], NULL, 10) : 0;
    if (rows <= 0 || err_failed(arena_init(&arena, (size_t)16 << 20))) {
        (void)fputs("usage: xlsx_rows ROWS\n", stderr);
        return 2;
    }
    int64_t begun = clock_monotonic_us();
    Err err = write_rows(&arena, rows, &file);
    int64_t took = clock_monotonic_us() - begun;
    (void)getrusage(RUSAGE_SELF, &used);
    (void)printf("%lld rows in %lld ms, %lld rows/s, at most %ld KiB\n", (long long)rows,
                 (long long)took / 1000, (long long)(rows * 1000000 / took), used.ru_maxrss);
    return err_failed(err) ? 1 : 0;
}
