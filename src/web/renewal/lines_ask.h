// What the page of renewal lines takes: P21's filters and what every list takes.
#ifndef WEB_RENEWAL_LINES_ASK_H
#define WEB_RENEWAL_LINES_ASK_H

#include "action/renewal/renewal_lines.h"
#include "report/rows_ask.h"

typedef struct {
    RenewalLinesInput lines;
    RowsAsk rows;
} LinesAsk;

extern const FieldTable lines_ask_fields;

#endif
