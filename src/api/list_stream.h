// Lists of the API: rows streamed in the form that was asked for.
#ifndef API_LIST_STREAM_H
#define API_LIST_STREAM_H

#include "api/endpoint.h"
#include "report/rows_ask.h"

// A page of a list (JSON), or all of it as a file. False where a column is asked for that is none;
// then *ret_err is the answer's.
bool list_choose(EndpointCall *call, const RowsAsk *ask, const ColumnTable *table,
                 RowsStream *ret_rows, Err *ret_err);
// {"meta":{"next":…},"rows":[…]} of rows of the form's table (C1). next empty: the last.
Err list_answer(EndpointCall *call, const RowsStream *rows, Text next, const void *items,
                size_t count);

// Whether it is a page: JSON, as where nothing was asked.
static inline bool list_is_page(const RowsAsk *ask) {
    return ask->format == ASK_PAGE || ask->format == ASK_JSON;
}

#endif
