// The parameters of every list.
#include "report/rows_ask.h"

#include <stddef.h>

enum { FIELDS_CHARACTERS_MAX = 2000 };

static const Text formats[] = {S_INIT("page"), S_INIT("json"), S_INIT("csv"), S_INIT("ndjson"),
                               S_INIT("xlsx")};

static const Field fields[] = {
    {.name = S_INIT("format"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(RowsAsk, format),
     .choices = formats,
     .choice_count = 5},
    {.name = S_INIT("fields"),
     .kind = FIELD_NAMES,
     .offset = offsetof(RowsAsk, fields),
     .most = FIELDS_CHARACTERS_MAX},
    {.name = S_INIT("sheet"), .kind = FIELD_BOOL, .offset = offsetof(RowsAsk, sheet)},
};
const FieldTable rows_ask_fields = FIELD_TABLE("a list", RowsAsk, fields);

RowsFormat rows_ask_format(const RowsAsk *ask) {
    ENSURE(ask->format != ASK_PAGE);
    return ask->format == ASK_CSV      ? ROWS_CSV
           : ask->format == ASK_NDJSON ? ROWS_NDJSON
           : ask->format == ASK_XLSX   ? ROWS_XLSX
                                       : ROWS_JSON;
}

static void complain_of_column(const ColumnTable *table, Text name, Complaints *complaints) {
    JsonPlace place = {.key = S("fields")};
    if (columns_find(table, name) != NULL) {
        complain_of(complaints, &place, COMPLAINT_TWICE, name, S(""), "given twice");
        return;
    }
    Text *names = arena_array(complaints->arena, Text, table->count);
    for (size_t i = 0; i < table->count; i++) {
        names[i] = table->columns[i].name;
    }
    complain_unknown(complaints, &place, name, names, table->count, S("no such column"));
}

bool rows_ask_choose(const RowsAsk *ask, const ColumnTable *table, RowsChoice *ret_choice,
                     Complaints *complaints) {
    const Text *names = ask->fields.items;
    Text wrong;
    *ret_choice = ask->fields.count == 0 ? rows_choose_all(table) : (RowsChoice){.table = table};
    for (size_t i = 0; i < ask->fields.count; i++) {
        if (!rows_choose_more(ret_choice, names[i], &wrong)) {
            complain_of_column(table, wrong, complaints);
            return false;
        }
    }
    return true;
}

RowsMarks rows_ask_marks(const RowsAsk *ask, bool comma_is_decimal) {
    bool sheet = ask->sheet.given && ask->sheet.value;
    return sheet && comma_is_decimal ? (RowsMarks){true, ';', ','} : (RowsMarks){sheet, ',', '.'};
}
