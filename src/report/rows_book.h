// Rows of a list as a spreadsheet (portal.md §7): a sheet of rows, its head the columns' names as
// CSV has them, and a sheet `about` that says what was asked for. What is kept of it while it grows
// does not grow.
#ifndef REPORT_ROWS_BOOK_H
#define REPORT_ROWS_BOOK_H

#include "doc/xlsx.h"
#include "report/rows_file.h"

enum { ROWS_IN_BOOK_MAX = 1000000 }; // more come in the next file

typedef struct {
    Text name;
    Text value;
} AboutFilter;

// What was asked for, by whom, when.
typedef struct {
    Text report; // "customers"
    Text account;
    const AboutFilter *filters;
    size_t filter_count;
    Text true_on;
    Text known_on;
    Text generated_at;
} RowsAbout;

typedef struct {
    RowsChoice choice;
    XlsxBook *book;
    int64_t rows;
} RowsBook;

// `path` is made by rows_book_end. FAULT_FILE_WRITE.
Err rows_book_begin(Arena *arena, const char *path, const RowsChoice *choice, Instant made_at,
                    RowsBook *ret_book);
void rows_book_add(RowsBook *book, Arena *arena, const void *rows, size_t count);
// Writes `about` and the file; once, also where nothing more is wanted of it.
Err rows_book_end(RowsBook *book, Arena *arena, const RowsAbout *about);

#endif
