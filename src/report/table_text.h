// A table that somebody uploads or pastes (portal.md §7, §8), cell by cell: what CSV files hold, or
// a spreadsheet's columns with tabs between. Read as far as it is unambiguous; else the line and
// the column that are not.
#ifndef REPORT_TABLE_TEXT_H
#define REPORT_TABLE_TEXT_H

#include "domain/refusal.h"

typedef struct {
    Text text; // all of it, as UTF-8 without a mark
    const Text *header;
    size_t columns;
    Text **rows; // of so many cells each
    int64_t *lines;
    size_t count;
} TableText;

// What sheet=1 put on is taken off. Refuses no_rows (no header) · bad_quotes, bad_charset,
// bad_cells, bad_header (value: "line:column") · too_many_rows (more than `most`; value).
void table_text_read(Arena *arena, Text text, size_t most, TableText *ret_table,
                     Refusals *refusals);

#endif
