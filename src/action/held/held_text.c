// From cells to rows.
#include "action/held/held_text.h"

#include "base/text_map.h"

// A column's place among those that are read.
typedef enum {
    COLUMN_ROW_KEY,
    COLUMN_ENTITLEMENT,
    COLUMN_SITE,
    COLUMN_PART,
    COLUMN_DOWNLOAD,
    COLUMN_MEDIA,
    COLUMN_SUPPORT,
    COLUMN_DEPLOYED,
    COLUMN_READ_COUNT,
    COLUMN_PASSED_OVER = COLUMN_READ_COUNT
} CountColumn;

static const struct {
    Text name;
    CountColumn column;
    bool of_tool;
} names[] = {
    {S_INIT("row_key"), COLUMN_ROW_KEY, false},
    {S_INIT("entitlement"), COLUMN_ENTITLEMENT, false},
    {S_INIT("site"), COLUMN_SITE, false},
    {S_INIT("part"), COLUMN_PART, false},
    {S_INIT("download"), COLUMN_DOWNLOAD, false},
    {S_INIT("media"), COLUMN_MEDIA, false},
    {S_INIT("support"), COLUMN_SUPPORT, false},
    {S_INIT("deployed"), COLUMN_DEPLOYED, false},
    {S_INIT("part number"), COLUMN_PART, true},
    {S_INIT("sale order date"), COLUMN_PASSED_OVER, true},
    {S_INIT("part description"), COLUMN_PASSED_OVER, true},
    {S_INIT("coverage dates"), COLUMN_PASSED_OVER, true},
    {S_INIT("order type"), COLUMN_PASSED_OVER, true},
};
enum { NAME_COUNT = sizeof names / sizeof names[0] };

typedef struct {
    size_t at[COLUMN_READ_COUNT]; // in a row, from 1; 0: the file has no such column
    bool of_tool;
} CountColumns;

static bool is_called(Text cell, Text name) {
    if (cell.len != name.len) {
        return false;
    }
    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.bytes[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != name.bytes[i]) {
            return false;
        }
    }
    return true;
}

static Text trimmed(Text text) {
    while (text.len > 0 && text.bytes[0] == ' ') {
        text = (Text){text.bytes + 1, text.len - 1};
    }
    while (text.len > 0 && text.bytes[text.len - 1] == ' ') {
        text.len--;
    }
    return text;
}

static void refuse_column(RefusalId id, Text name, Refusals *refusals) {
    refuse(refusals, (Refusal){.id = id, .field = S("text"), .value = name});
}

static void find_column(Text cell, size_t place, CountColumns *columns, Refusals *refusals) {
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (is_called(cell, names[i].name)) {
            columns->of_tool = columns->of_tool || names[i].of_tool;
            if (names[i].column != COLUMN_PASSED_OVER) {
                columns->at[names[i].column] = place + 1;
            }
            return;
        }
    }
    refuse_column(REFUSAL_COLUMN_UNKNOWN, cell, refusals);
}

static void find_columns(const HeldTable *table, CountColumns *columns, Refusals *refusals) {
    for (size_t i = 0; i < table->columns; i++) {
        find_column(trimmed(table->header[i]), i, columns, refusals);
    }
    bool counts = columns->at[COLUMN_DOWNLOAD] > 0 || columns->at[COLUMN_MEDIA] > 0 ||
                  columns->at[COLUMN_SUPPORT] > 0;
    if (columns->at[COLUMN_PART] == 0 && columns->at[COLUMN_ENTITLEMENT] == 0) {
        refuse_column(REFUSAL_COLUMN_MISSING, S("part"), refusals);
    }
    if (columns->at[COLUMN_DEPLOYED] == 0 && !counts) {
        refuse_column(REFUSAL_COLUMN_MISSING, S("deployed"), refusals);
    }
}

static Text cell_of(const CountColumns *columns, CountColumn column, const Text *cells) {
    size_t at = columns->at[column];
    return at == 0 ? (Text){0} : trimmed(cells[at - 1]);
}

static FieldWhole count_of(const CountColumns *columns, CountColumn column, const Text *cells) {
    Text cell = cell_of(columns, column, cells);
    FieldWhole count = {.given = cell.len > 0};
    if (count.given && (!text_to_int(cell, &count.number) || count.number < 0)) {
        count.number = -1;
    }
    return count;
}

static HeldRowAsk row_of(const CountColumns *columns, const Text *cells) {
    return (HeldRowAsk){
        .row_key = cell_of(columns, COLUMN_ROW_KEY, cells),
        .entitlement = cell_of(columns, COLUMN_ENTITLEMENT, cells),
        .site = cell_of(columns, COLUMN_SITE, cells),
        .part = cell_of(columns, COLUMN_PART, cells),
        .download = count_of(columns, COLUMN_DOWNLOAD, cells),
        .media = count_of(columns, COLUMN_MEDIA, cells),
        .support = count_of(columns, COLUMN_SUPPORT, cells),
        .deployed = count_of(columns, COLUMN_DEPLOYED, cells),
    };
}

// Two counts that cannot be added leave one that is refused.
static void add_count(FieldWhole *sum, const FieldWhole *more) {
    if (!more->given) {
        return;
    }
    if (!sum->given) {
        *sum = *more;
    } else if (sum->number < 0 || more->number < 0 ||
               __builtin_add_overflow(sum->number, more->number, &sum->number)) {
        sum->number = -1;
    }
}

void held_text_read(Arena *arena, const HeldTable *table, HeldRead *ret_read, Refusals *refusals) {
    CountColumns columns = {0};
    TextMap firsts = {0};
    HeldRead read = {.rows = arena_array(arena, HeldRowAsk, table->count),
                     .lines = arena_array(arena, int64_t, table->count)};
    *ret_read = read;
    find_columns(table, &columns, refusals);
    if (refused(refusals)) {
        return;
    }
    for (size_t i = 0; i < table->count; i++) {
        HeldRowAsk row = row_of(&columns, table->rows[i]);
        Text name = held_name(arena, row.site, row.part);
        size_t first = 0;
        if (columns.of_tool && text_map_find(&firsts, name, &first)) {
            add_count(&read.rows[first].deployed, &row.deployed);
            read.joined++;
            continue;
        }
        if (columns.of_tool) {
            text_map_add(arena, &firsts, name, read.count);
        }
        read.lines[read.count] = table->lines[i];
        read.rows[read.count++] = row;
    }
    *ret_read = read;
}
