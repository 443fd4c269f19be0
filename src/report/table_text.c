// From text to cells.
#include "report/table_text.h"

#include "doc/csv.h"

enum { PLACE_ROOM = 48 };

static RefusalId refusal_of(CsvProblem problem) {
    switch (problem) {
    case CSV_FINE:
        return REFUSAL_NONE;
    case CSV_EMPTY:
        return REFUSAL_NO_ROWS;
    case CSV_OPEN_QUOTE:
    case CSV_STRAY_QUOTE:
        return REFUSAL_BAD_QUOTES;
    case CSV_CHARSET:
    case CSV_CONTROL:
        return REFUSAL_BAD_CHARSET;
    case CSV_CELL_COUNT:
        return REFUSAL_BAD_CELLS;
    case CSV_SEPARATOR:
    case CSV_TOO_LARGE:
    case CSV_HEADER_TWICE:
        return REFUSAL_BAD_HEADER;
    }
    NEVER("a problem of CSV");
}

static void say(Arena *arena, const CsvReader *reader, Refusals *refusals) {
    RefusalId id = refusal_of(reader->fault.problem);
    TextBuf place = buf_new(arena, PLACE_ROOM);
    if (id == REFUSAL_NONE) {
        return;
    }
    buf_add_int(&place, reader->fault.line);
    buf_add_char(&place, ':');
    buf_add_int(&place, reader->fault.column);
    refuse(refusals, (Refusal){.id = id,
                               .field = S("text"),
                               .value = id == REFUSAL_NO_ROWS ? (Text){0} : buf_text(&place)});
}

static void say_too_many(Arena *arena, size_t most, Refusals *refusals) {
    TextBuf value = buf_new(arena, PLACE_ROOM);
    buf_add_int(&value, (int64_t)most);
    refuse(refusals,
           (Refusal){.id = REFUSAL_TOO_MANY_ROWS, .field = S("text"), .value = buf_text(&value)});
}

// No text has more rows than line ends.
static size_t rows_at_most(Text text, size_t most) {
    size_t lines = 1;
    for (size_t i = 0; i < text.len && lines <= most; i++) {
        lines += text.bytes[i] == '\n' || text.bytes[i] == '\r';
    }
    return lines <= most ? lines : most;
}

void table_text_read(Arena *arena, Text text, size_t most, TableText *ret_table,
                     Refusals *refusals) {
    CsvReader *reader = arena_array(arena, CsvReader, 1);
    *ret_table = (TableText){.text = text};
    if (!csv_reader_begin(arena, text, true, reader)) {
        say(arena, reader, refusals);
        return;
    }
    size_t room = rows_at_most(reader->text, most);
    TableText table = {.text = reader->text,
                       .header = reader->header,
                       .columns = reader->columns,
                       .rows = arena_array(arena, Text *, room),
                       .lines = arena_array(arena, int64_t, room)};
    Text *cells = arena_array(arena, Text, table.columns);
    int64_t line = 0;
    while (csv_reader_next(reader, arena, cells, &line)) {
        if (table.count == room) {
            say_too_many(arena, most, refusals);
            break;
        }
        table.rows[table.count] = cells;
        table.lines[table.count++] = line;
        cells = arena_array(arena, Text, table.columns);
    }
    say(arena, reader, refusals);
    *ret_table = table;
}
