// Files of lists.
#include "web/list/list_answer.h"

enum { NAME_BYTES_MAX = 160 };

bool list_file_rows(const PageCall *call, const RowsAsk *ask, const ColumnTable *table,
                    RowsStream *ret_rows) {
    RowsStream rows = {
        .form = {.format = rows_ask_format(ask),
                 .marks = rows_ask_marks(ask, call->lang == LANG_ID)},
    };
    Complaints complaints = {.arena = call->arena};
    if (!rows_ask_choose(ask, table, &rows.form.choice, &complaints)) {
        return false;
    }
    *ret_rows = rows;
    return true;
}

void list_file_name(PageCall *call, Text name, RowsFormat format) {
    if (format == ROWS_XLSX) { // the job's file has a name of its own
        return;
    }
    TextBuf value = buf_new(call->arena, NAME_BYTES_MAX);
    char day[DATE_TEXT_BYTES];
    date_write(call->context->today, day);
    buf_addf(&value, "attachment; filename=\"%.*s-%.*s.%s\"", TEXT_ARG(name), DATE_TEXT_BYTES, day,
             format == ROWS_CSV      ? "csv"
             : format == ROWS_NDJSON ? "ndjson"
             : format == ROWS_ICAL   ? "ics"
                                     : "json");
    bool added = http_answer_header(call->answer, S("Content-Disposition"), buf_text(&value));
    ENSURE(added);
}
