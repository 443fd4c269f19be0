// Rows of a list as a file: CSV, JSON or NDJSON (and which columns an XLSX has) from one column
// table (portal.md C1, C3, §7). Columns come in the table's order, or only those that were asked
// for.
#ifndef REPORT_ROWS_FILE_H
#define REPORT_ROWS_FILE_H

#include "base/json_write.h"
#include "domain/columns.h"
#include "report/rows_calendar.h"

// ROWS_XLSX is no stream: a job makes it (report/rows_book.h). ROWS_ICAL is of lists with days
// alone.
typedef enum { ROWS_JSON, ROWS_CSV, ROWS_NDJSON, ROWS_XLSX, ROWS_ICAL } RowsFormat;

enum { ROWS_COLUMNS_MAX = 96 };

// Which columns, in which order.
typedef struct {
    const ColumnTable *table;
    const Column *columns[ROWS_COLUMNS_MAX];
    size_t count;
} RowsChoice;

// All columns.
RowsChoice rows_choose_all(const ColumnTable *table);
// Adds those named in "due,extended"; false, with the piece that is no column, or one that is
// chosen already, in *ret_wrong.
bool rows_choose_more(RowsChoice *choice, Text fields, Text *ret_wrong);

// "text/csv; charset=utf-8"
Text rows_type(RowsFormat format);

// How a CSV is to be; the other formats have no choices. sheet: spreadsheet-safe with the reader's
// separator and decimal mark (§7).
typedef struct {
    bool sheet;
    char separator;
    char decimal;
} RowsMarks;

// Which columns, as what, how.
typedef struct {
    RowsChoice choice;
    RowsFormat format;
    RowsMarks marks;
    RowsCalendar calendar; // of ROWS_ICAL
} RowsForm;

// Writes rows, perhaps only a stretch of them: what comes before and after all rows is asked for
// apart, so that a long file can be made in pieces by different workers.
Err rows_write_head(Arena *arena, const RowsForm *form, Text next, Sink sink);
// `rows` are structs of the table; `first`: they are the first of the file.
Err rows_write(Arena *arena, const RowsForm *form, const void *rows, size_t count, bool first,
               Sink sink);
Err rows_write_tail(Arena *arena, const RowsForm *form, Sink sink);

// One object of the table, for who writes it inside another value; or its members alone, of an
// object that is begun and ended by who calls.
void rows_write_object(JsonWriter *writer, Arena *arena, const RowsChoice *choice, const void *row);
void rows_write_members(JsonWriter *writer, Arena *arena, const RowsChoice *choice,
                        const void *row);

#endif
