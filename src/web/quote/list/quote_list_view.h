// The parts of the work list of quotes.
#ifndef WEB_QUOTE_QUOTE_LIST_VIEW_H
#define WEB_QUOTE_QUOTE_LIST_VIEW_H

#include "action/quote/quotes_see.h"
#include "report/rows_ask.h"
#include "web/page.h"
#include "web/quote/list/quote_list.h"

// P16's filters and what every list takes.
typedef struct {
    QuotesInput quotes;
    RowsAsk rows;
} QuotesAsk;

extern const FieldTable quotes_ask_fields;

Tabs quotes_tabs(const PageCall *call);
Filters quotes_filters(const PageCall *call);

// Answers with the page or the file of it.
Err quotes_answer(PageCall *call);

#endif
