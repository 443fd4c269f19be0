// Typed rows to text for machines.
#include "report/rows_file.h"

#include "doc/csv.h"

RowsChoice rows_choose_all(const ColumnTable *table) {
    RowsChoice choice = {.table = table, .count = table->count};
    ENSURE(table->count <= ROWS_COLUMNS_MAX);
    for (size_t i = 0; i < table->count; i++) {
        choice.columns[i] = &table->columns[i];
    }
    return choice;
}

static bool is_chosen(const RowsChoice *choice, const Column *column) {
    for (size_t i = 0; i < choice->count; i++) {
        if (choice->columns[i] == column) {
            return true;
        }
    }
    return false;
}

bool rows_choose_more(RowsChoice *choice, Text fields, Text *ret_wrong) {
    size_t begin = 0;
    for (size_t i = 0; i <= fields.len; i++) {
        if (i < fields.len && fields.bytes[i] != ',') {
            continue;
        }
        Text name = {fields.bytes + begin, i - begin};
        const Column *column = columns_find(choice->table, name);
        if (column == NULL || is_chosen(choice, column)) {
            *ret_wrong = name;
            return false;
        }
        ENSURE(choice->count < ROWS_COLUMNS_MAX); // no column twice
        choice->columns[choice->count++] = column;
        begin = i + 1;
    }
    return true;
}

Text rows_type(RowsFormat format) {
    switch (format) {
    case ROWS_CSV:
        return S("text/csv; charset=utf-8");
    case ROWS_NDJSON:
        return S("application/x-ndjson");
    case ROWS_XLSX:
        return S("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    case ROWS_ICAL:
        return S("text/calendar; charset=utf-8");
    case ROWS_JSON:
        break;
    }
    return S("application/json");
}

// ---- JSON ----

// Money and points are strings, counts are numbers (C3).
static void write_value(JsonWriter *writer, Arena *arena, const RowsChoice *choice,
                        const Column *column, const void *row) {
    const char *at = (const char *)row + column->offset;
    if (column_is_null(column, row)) {
        json_add_null(writer);
        return;
    }
    switch (column->kind) {
    case COLUMN_COUNT:
        json_add_int(writer, *(const int64_t *)(const void *)at);
        return;
    case COLUMN_QUANTITY:
        json_add_int(writer, ((const Quantity *)(const void *)at)->count);
        return;
    case COLUMN_BOOL:
        json_add_bool(writer, *(const bool *)(const void *)at);
        return;
    case COLUMN_TEXT:
    case COLUMN_NUMBER:
    case COLUMN_DATE:
    case COLUMN_INSTANT:
    case COLUMN_MONEY:
    case COLUMN_POINTS:
    case COLUMN_PERCENT:
        break;
    }
    json_add_text(writer, column_text(arena, choice->table, column, row));
}

void rows_write_members(JsonWriter *writer, Arena *arena, const RowsChoice *choice,
                        const void *row) {
    for (size_t i = 0; i < choice->count; i++) {
        json_key(writer, choice->columns[i]->name);
        write_value(writer, arena, choice, choice->columns[i], row);
    }
}

void rows_write_object(JsonWriter *writer, Arena *arena, const RowsChoice *choice,
                       const void *row) {
    json_begin_object(writer);
    rows_write_members(writer, arena, choice, row);
    json_end_object(writer);
}

// ---- CSV ----

static CsvOptions csv_options(RowsMarks marks) {
    return marks.sheet ? CSV_SHEET(marks.separator, marks.decimal) : CSV_PLAIN;
}

static CsvKind csv_kind(ColumnKind kind) {
    switch (kind) {
    case COLUMN_NUMBER:
        return CSV_IDENTIFIER;
    case COLUMN_DATE:
        return CSV_DATE;
    case COLUMN_COUNT:
    case COLUMN_MONEY:
    case COLUMN_POINTS:
    case COLUMN_QUANTITY:
    case COLUMN_PERCENT:
        return CSV_NUMBER;
    case COLUMN_TEXT:
    case COLUMN_INSTANT:
    case COLUMN_BOOL:
        break;
    }
    return CSV_TEXT;
}

static void add_row(CsvWriter *writer, Arena *arena, const RowsChoice *choice, const void *row) {
    for (size_t i = 0; i < choice->count; i++) {
        const Column *column = choice->columns[i];
        if (column_is_null(column, row)) {
            csv_add_empty(writer);
        } else {
            csv_add(writer, csv_kind(column->kind), column_text(arena, choice->table, column, row));
        }
    }
    csv_end_row(writer);
}

static Err write_csv(Arena *arena, const RowsForm *form, const void *rows, size_t count,
                     Sink sink) {
    CsvOptions options = csv_options(form->marks);
    size_t bytes = form->choice.table->row_bytes;
    options.bom = false; // only before the head
    CsvWriter writer = csv_writer(arena, &options, sink);
    for (size_t i = 0; i < count; i++) {
        add_row(&writer, arena, &form->choice, (const char *)rows + i * bytes);
    }
    return csv_writer_end(&writer);
}

static Err write_csv_head(Arena *arena, const RowsForm *form, Sink sink) {
    CsvOptions options = csv_options(form->marks);
    const RowsChoice *choice = &form->choice;
    CsvWriter writer = csv_writer(arena, &options, sink);
    for (size_t i = 0; i < choice->count; i++) {
        csv_add(&writer, CSV_TEXT, choice->columns[i]->name);
    }
    csv_end_row(&writer);
    return csv_writer_end(&writer);
}

// ---- a calendar ----

static Err write_calendar(Arena *arena, const RowsForm *form, const void *rows, size_t count,
                          Sink sink) {
    size_t bytes = form->choice.table->row_bytes;
    for (size_t i = 0; i < count; i++) {
        size_t mark = arena->used;
        TRY(rows_calendar_add(&form->calendar, arena, (const char *)rows + i * bytes, sink));
        arena_rewind(arena, mark);
    }
    return OK;
}

// ---- stretches ----

Err rows_write_head(Arena *arena, const RowsForm *form, Text next, Sink sink) {
    if (form->format == ROWS_CSV) {
        return write_csv_head(arena, form, sink);
    }
    if (form->format == ROWS_ICAL) {
        return rows_calendar_head(arena, sink);
    }
    if (form->format == ROWS_NDJSON) {
        return OK;
    }
    JsonWriter writer = json_writer(arena, sink);
    json_begin_object(&writer);
    json_key(&writer, S("next"));
    if (next.len > 0) {
        json_add_text(&writer, next);
    } else {
        json_add_null(&writer);
    }
    json_end_object(&writer);
    TRY(sink.write(sink.target, S("{\"meta\":")));
    TRY(json_writer_end(&writer));
    return sink.write(sink.target, S(",\"rows\":["));
}

Err rows_write(Arena *arena, const RowsForm *form, const void *rows, size_t count, bool first,
               Sink sink) {
    size_t bytes = form->choice.table->row_bytes;
    if (form->format == ROWS_CSV) {
        return write_csv(arena, form, rows, count, sink);
    }
    if (form->format == ROWS_ICAL) {
        return write_calendar(arena, form, rows, count, sink);
    }
    for (size_t i = 0; i < count; i++) {
        if (form->format == ROWS_JSON && !(first && i == 0)) {
            TRY(sink.write(sink.target, S(",")));
        }
        size_t mark = arena->used;
        JsonWriter writer = json_writer(arena, sink);
        rows_write_object(&writer, arena, &form->choice, (const char *)rows + i * bytes);
        TRY(json_writer_end(&writer));
        arena_rewind(arena, mark);
        if (form->format == ROWS_NDJSON) {
            TRY(sink.write(sink.target, S("\n")));
        }
    }
    return OK;
}

Err rows_write_tail(Arena *arena, const RowsForm *form, Sink sink) {
    if (form->format == ROWS_ICAL) {
        return rows_calendar_tail(arena, sink);
    }
    return form->format == ROWS_JSON ? sink.write(sink.target, S("]}")) : OK;
}
