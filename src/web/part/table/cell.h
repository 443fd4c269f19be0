// A cell of a column that the reader chose beside the page's own.
#ifndef WEB_PART_TABLE_CELL_H
#define WEB_PART_TABLE_CELL_H

#include "base/show/html.h"

typedef struct {
    Message label; // of its column, for narrow screens
    Html value;
    bool number;
} Cell;

typedef struct {
    Cell *items;
    size_t count;
} Cells;

#endif
