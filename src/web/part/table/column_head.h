// The head of a column, a link where the list can be sorted by it.
#ifndef WEB_PART_TABLE_COLUMN_HEAD_H
#define WEB_PART_TABLE_COLUMN_HEAD_H

#include "base/show/html.h"

typedef struct {
    Message label;
    Text style; // classes: "num", "edge", "edge-e"
    Url sort;   // empty: it cannot be
    bool ascending;
    bool descending;
} ColumnHead;

typedef struct {
    ColumnHead *items;
    size_t count;
} ColumnHeads;

// What people call the column with this machine name (portal.md C2); the name itself where it has
// no word yet.
Message column_label(Text name);

#endif
