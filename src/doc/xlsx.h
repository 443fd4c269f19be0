// A spreadsheet (XLSX), written row by row into a file with flat memory. Cells are typed: an
// identifier stays text and keeps its zeros, a day is a day, a decimal a number that shows its own
// digits. (The library behind it is libxlsxwriter, in its constant-memory mode.)
//
//   - The file is made by xlsx_close; before that nothing can be read of it.
//   - The same cells and `made_at` give the same bytes.
//   - A number of more than 15 digits would lose some in a spreadsheet: it is written as text.
#ifndef DOC_XLSX_H
#define DOC_XLSX_H

#include "base/date.h"
#include "base/err.h"
#include "base/text.h"

enum { XLSX_DIGITS_MAX = 15 };

typedef struct XlsxBook XlsxBook;

// `path` is made anew by xlsx_close. FAULT_FILE_WRITE where no working file can be opened.
Err xlsx_open(Arena *arena, const char *path, Instant made_at, XlsxBook **ret_book);

// A new sheet; the cells that follow are its. `widths`: of its columns, in characters. With `head`
// its first row stays in sight and is bold.
void xlsx_sheet(XlsxBook *book, Text name, const int *widths, size_t count, bool head);

// The next cell of the row. A fault sticks and is told by xlsx_close.
void xlsx_add_text(XlsxBook *book, Text text);
void xlsx_add_date(XlsxBook *book, Date date);
void xlsx_add_bool(XlsxBook *book, bool value);
// A decimal number as machines write it, "-1234.50".
void xlsx_add_number(XlsxBook *book, Text decimal);
void xlsx_add_empty(XlsxBook *book);
void xlsx_end_row(XlsxBook *book);

// Writes the file and gives everything back. FAULT_TOO_LARGE where a cell or a sheet held too much,
// FAULT_FILE_WRITE. Once, also after a fault.
Err xlsx_close(XlsxBook *book);

#endif
