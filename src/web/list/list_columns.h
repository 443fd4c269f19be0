// Which columns a list shows beside those that its page always has: `fields` of portal.md C5, as a
// chooser, heads and cells; and how close the rows stand.
#ifndef WEB_LIST_LIST_COLUMNS_H
#define WEB_LIST_LIST_COLUMNS_H

#include "domain/columns.h"
#include "report/rows_ask.h"
#include "web/page.h"
#include "web/part/table/cell.h"
#include "web/part/table/column_head.h"
#include "web/part/table/table_bar.h"

typedef struct {
    const ColumnTable *table;
    const Text *own;      // always shown, ended by an empty text; files have them too
    const Column **extra; // chosen beside them, in the table's order
    size_t extra_count;
} ListColumns;

// False where a column is asked for that is none, or comes twice (a 400). What is chosen has its
// place in the address, so that a file of it has these columns.
bool list_columns(const PageCall *call, const RowsAsk *ask, const ColumnTable *table,
                  const Text *own, ListColumns *ret_columns);
// The chooser and the density of the bar above the rows.
void list_choices(const PageCall *call, const ListColumns *columns, TableBar *bar);
// sortable: each leads to the list in its order.
ColumnHeads list_extra_heads(const PageCall *call, const ListColumns *columns, bool sortable);
// Of a row of the table.
Cells list_extra_cells(const PageCall *call, const ListColumns *columns, const void *row);

#endif
