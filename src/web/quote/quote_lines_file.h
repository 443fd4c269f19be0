// The lines of a quote as a file.
#ifndef WEB_QUOTE_QUOTE_LINES_FILE_H
#define WEB_QUOTE_QUOTE_LINES_FILE_H

#include "report/rows_ask.h"
#include "web/page.h"

Err quote_lines_file(PageCall *call, RowsFormat format);

#endif
