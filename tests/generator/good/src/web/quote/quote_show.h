// The view of the test's page: every type that a template can show.
#ifndef WEB_QUOTE_QUOTE_SHOW_H
#define WEB_QUOTE_QUOTE_SHOW_H

#include "base/show/html.h"
#include "web/quote/quote_line.h"

typedef struct {
    QuoteLine *items;
    size_t count;
} QuoteLines;

typedef struct {
    Text number;
    Text note;
    Url self;
    Html chart;
    Date day;
    Amount total;
    Share discount;
    Compact volume;
    Message notice;
    int32_t version;
    int64_t count;
    size_t size;
    bool draft;
    QuoteLines lines;
} QuoteShow;

#endif
