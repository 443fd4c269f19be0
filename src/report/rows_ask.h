// What every list can be asked for beside its filters (portal.md C5): the form of the answer, and
// which columns.
#ifndef REPORT_ROWS_ASK_H
#define REPORT_ROWS_ASK_H

#include "base/input/fields.h"
#include "report/rows_file.h"

typedef enum { ASK_PAGE, ASK_JSON, ASK_CSV, ASK_NDJSON, ASK_XLSX } AskFormat;

typedef struct {
    int format;       // AskFormat; not given: a page, or JSON from the API
    FieldList fields; // of Text: "due,extended", in one or more pieces; none: all
    FieldBool sheet;  // CSV for a spreadsheet
} RowsAsk;

extern const FieldTable rows_ask_fields;

// The columns that are asked for; false where one is none, or comes twice: then it is complained
// about.
bool rows_ask_choose(const RowsAsk *ask, const ColumnTable *table, RowsChoice *ret_choice,
                     Complaints *complaints);
// A comma, or what a spreadsheet of the language takes.
RowsMarks rows_ask_marks(const RowsAsk *ask, bool comma_is_decimal);
// Which of rows_file's formats; of a page's own there is none (a bug).
RowsFormat rows_ask_format(const RowsAsk *ask);

#endif
