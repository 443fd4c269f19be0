// Counts as a file has them: a table by the names of held_row_fields, or a licence tool's own
// (portal.md §7) with a column of what is deployed behind it.
#ifndef ACTION_HELD_HELD_TEXT_H
#define ACTION_HELD_HELD_TEXT_H

#include "action/held/held_counts.h"

typedef struct {
    const Text *header;
    size_t columns;
    Text *const *rows; // of so many cells each
    const int64_t *lines;
    size_t count;
} HeldTable;

typedef struct {
    HeldRowAsk *rows;
    int64_t *lines;
    size_t count;
    size_t joined; // rows of a licence tool's file that were added to an earlier one of their part
} HeldRead;

// A licence tool's file has a row per order and coverage: those of one part add up. Refuses
// column_unknown (value: its name) · column_missing (value: its name).
void held_text_read(Arena *arena, const HeldTable *table, HeldRead *ret_read, Refusals *refusals);

#endif
