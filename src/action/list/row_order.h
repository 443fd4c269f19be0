// A list of few rows in an order that is asked for (portal.md C5): read whole, put in order, and
// paged by place. In its own order a list is paged by key and has no bound.
#ifndef ACTION_LIST_ROW_ORDER_H
#define ACTION_LIST_ROW_ORDER_H

#include "base/arena.h"
#include "domain/columns.h"
#include "domain/refusal.h"

enum { ROWS_SORTED = 1000 };

typedef struct {
    Sort sort;     // no key: the list's own order
    int64_t place; // of the page's first row
} RowOrder;

// Refuses bad_sort, and bad_after where `after` of a sorted list is no place.
void row_order_read(const ColumnTable *table, Text sort, Text after, RowOrder *ret_order,
                    Refusals *refusals);
// Of a sorted list makes the question the one for all its rows, from the first on.
void row_order_whole(const RowOrder *order, Text *after, int64_t *limit);

typedef struct {
    void *rows; // of the table
    size_t count;
    Text next; // empty: these were the last
} RowPage;

// Of a sorted list all rows become those of its page, in their order; of another nothing changes.
// Refuses too_many_lines where there are more than ROWS_SORTED.
void row_order_page(Arena *arena, const RowOrder *order, const ColumnTable *table, int64_t limit,
                    RowPage *page, Refusals *refusals);

#endif
