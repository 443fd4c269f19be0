// The kept print of a quote, as a file.
#ifndef WEB_QUOTE_PRINT_QUOTE_FILE_H
#define WEB_QUOTE_PRINT_QUOTE_FILE_H

#include "action/quote/print/quote_print.h"
#include "web/page.h"

Err quote_file_answer(PageCall *call, bool pdf);

#endif
