// A list as a file: what was asked for, and what it is called.
#ifndef WEB_LIST_LIST_ANSWER_H
#define WEB_LIST_LIST_ANSWER_H

#include "report/rows_ask.h"
#include "report/rows_stream.h"
#include "web/page.h"

// Columns, form and marks in the reader's way. False where a column is asked for that is none.
bool list_file_rows(const PageCall *call, const RowsAsk *ask, const ColumnTable *table,
                    RowsStream *ret_rows);
// "renewal-lines-2026-11-21.csv"; browsers keep it under this name.
void list_file_name(PageCall *call, Text name, RowsFormat format);

#endif
