// CSV (RFC 4180): a streaming writer and a strict reader. Both know cells and rows, nothing of what
// is in them but its kind: the writer is told what a cell is, so that a spreadsheet shows it as it
// is meant (portal.md §7).
#ifndef DOC_CSV_H
#define DOC_CSV_H

#include "base/date.h"
#include "base/json_write.h" // Sink

typedef enum {
    CSV_TEXT,       // anything people typed
    CSV_IDENTIFIER, // digits that are a name: leading zeros stay
    CSV_NUMBER,     // a decimal number with a point
    CSV_DATE,       // YYYY-MM-DD
} CsvKind;

typedef enum {
    CSV_DATE_ISO,
    CSV_DATE_DMY,
    CSV_DATE_MDY
} CsvDates; // 2025-03-31 31/03/2025 03/31/2025

typedef struct {
    bool bom;
    char separator; // ',' ';' '\t' or '|'
    char decimal;   // '.' or ','; a number with the separator in it is quoted
    CsvDates dates;
    // Spreadsheet-safe: identifiers as ="0012345", and text that begins with = + - @ tab or CR gets
    // a leading '.
    bool sheet;
} CsvOptions;

#define CSV_PLAIN ((CsvOptions){.separator = ',', .decimal = '.'})
// sheet=1 with the reader's marks.
#define CSV_SHEET(mark, point)                                                                     \
    ((CsvOptions){.bom = true, .separator = (mark), .decimal = (point), .sheet = true})

// True where the options are some of the above and separator and decimal differ.
bool csv_options_fit(const CsvOptions *options);

typedef struct {
    CsvOptions options;
    Sink sink; // takes pieces of up to 64 KiB, and keeps the writer waiting as long as it likes
    TextBuf buf;
    size_t cells;   // of the row so far
    bool row_blank; // nothing was written for them
    Err fault;      // of the sink; sticks
} CsvWriter;

CsvWriter csv_writer(Arena *arena, const CsvOptions *options, Sink sink);
void csv_add(CsvWriter *writer, CsvKind kind, Text cell);
void csv_add_int(CsvWriter *writer, int64_t number);
void csv_add_date(CsvWriter *writer, Date date);
void csv_add_empty(CsvWriter *writer); // a missing value
void csv_end_row(CsvWriter *writer);
// Hands the rest to the sink and says whether all of it was taken. csv_writer_fault asks earlier:
// who makes rows stops where the reader went away.
Err csv_writer_end(CsvWriter *writer);
static inline bool csv_writer_failed(const CsvWriter *writer) {
    return err_failed(writer->fault);
}

// ---- reading ----

typedef enum {
    CSV_NOTE_BOM = 1,       // a byte order mark was passed over
    CSV_NOTE_SEPARATOR = 2, // another separator than the comma
    CSV_NOTE_LINE_ENDS = 4, // LF or CR alone
    CSV_NOTE_CHARSET = 8,   // UTF-16, made UTF-8
    CSV_NOTE_SHEET = 16,    // ="…" and leading ' were taken off (what sheet=1 puts on)
    CSV_NOTE_BLANK_LINES = 32,
} CsvNote;

typedef enum {
    CSV_FINE,
    CSV_EMPTY,        // no header
    CSV_OPEN_QUOTE,   // a quotation mark that nobody closes
    CSV_STRAY_QUOTE,  // a quotation mark inside a bare cell, or text behind a closed one
    CSV_CHARSET,      // neither UTF-8 nor UTF-16 with its mark
    CSV_CONTROL,      // a control character
    CSV_CELL_COUNT,   // another number of cells than the header
    CSV_SEPARATOR,    // two separators would do
    CSV_TOO_LARGE,    // a cell over CSV_CELL_BYTES_MAX, a header over CSV_COLUMNS_MAX
    CSV_HEADER_TWICE, // two columns of one name
} CsvProblem;

enum { CSV_COLUMNS_MAX = 256, CSV_CELL_BYTES_MAX = 64 * 1024 };

typedef struct {
    CsvProblem problem;
    int64_t line;   // of the text, from 1
    int64_t column; // of the character in the line, from 1
} CsvFault;

typedef struct {
    Text text; // UTF-8, without mark
    size_t at;
    int64_t line;
    size_t line_start;
    char separator;
    unsigned notes;  // of CsvNote
    bool undo_sheet; // set from the start: what sheet=1 put on is taken off
    Text header[CSV_COLUMNS_MAX];
    size_t columns; // 0 while the header is read
    CsvFault fault;
} CsvReader;

// Begins to read a text, which must outlive the reader, and reads its header row. undo_sheet: what
// sheet=1 puts on is taken off. False with reader->fault where it cannot be read.
bool csv_reader_begin(Arena *arena, Text text, bool undo_sheet, CsvReader *reader);
// The next row's cells, as many as the header has, in `cells`; blank lines are passed over. False
// at the end, and where reader->fault.problem says why not.
bool csv_reader_next(CsvReader *reader, Arena *arena, Text *cells, int64_t *ret_line);

// What a problem is, for messages; never NULL.
const char *csv_problem_words(CsvProblem problem);

#endif
