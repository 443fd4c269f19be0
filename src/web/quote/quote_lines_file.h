// The lines of a quote as a file.
#ifndef WEB_QUOTE_QUOTE_LINES_FILE_H
#define WEB_QUOTE_QUOTE_LINES_FILE_H

#include "action/as_of.h"
#include "report/rows_ask.h"
#include "web/page.h"

typedef struct {
    RowsAsk rows;
    int64_t revision; // 0: the newest
    ViewTimeInput when;
} QuoteFileAsk;

extern const FieldTable quote_file_fields;

Err quote_lines_file(PageCall *call, RowsFormat format);

#endif
