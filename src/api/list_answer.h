// Lists: one page as JSON, or all rows as a stream (portal.md C1, C5).
#ifndef API_LIST_ANSWER_H
#define API_LIST_ANSWER_H

#include "api/endpoint.h"
#include "report/rows_ask.h"

// What a view found, with where it goes on.
typedef struct {
    const ColumnTable *columns;
    const void *rows;
    size_t count;
    Text next; // empty: these were the last
} ListPage;

// CSV, NDJSON and XLSX hold all rows; JSON comes page by page.
bool list_is_stream(const RowsAsk *ask);
// {"meta":{"next":…},"rows":[…]}; 400 where a column is asked for that is none.
Err list_answer_page(EndpointCall *call, const RowsAsk *ask, const ListPage *page);
// Begins the stream; *ret_state NULL: it was answered with 400.
Err list_answer_stream(EndpointCall *call, const RowsAsk *ask, const RowSource *source,
                       void **ret_state, Arena **ret_memory);

#endif
