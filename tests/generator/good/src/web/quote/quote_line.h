// The view of one line, and the tags that it has.
#ifndef WEB_QUOTE_QUOTE_LINE_H
#define WEB_QUOTE_QUOTE_LINE_H

#include "base/show/html.h"

typedef struct {
    const Text *items;
    int32_t count;
} Tags;

typedef struct {
    Text part;
    int64_t quantity;
    Amount price;
    bool chosen;
    Tags tags;
} QuoteLine;

#endif
