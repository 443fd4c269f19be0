// Columns: finding, comparing, and writing what stands at their place in a row.
#include "domain/columns.h"

#include <stddef.h>
#include <stdlib.h>

enum { VALUE_BYTES_MAX = 40 };

const Column *columns_find(const ColumnTable *table, Text name) {
    for (size_t i = 0; i < table->count; i++) {
        if (text_equal(table->columns[i].name, name)) {
            return &table->columns[i];
        }
    }
    return NULL;
}

static const void *value_of(const Column *column, const void *row) {
    return (const char *)row + column->offset;
}

static Currency currency_of(const ColumnTable *table, const void *row) {
    return *(const Currency *)(const void *)((const char *)row + table->currency_at);
}

static bool is_text(ColumnKind kind) {
    return kind == COLUMN_TEXT || kind == COLUMN_NUMBER;
}

bool column_is_null(const Column *column, const void *row) {
    if (column->nullable) {
        return *(const bool *)(const void *)((const char *)row + column->null_at);
    }
    return is_text(column->kind) && ((const Text *)value_of(column, row))->len == 0;
}

// What is no text, as one integer: its order is the values' order.
static int64_t integer_of(const Column *column, const void *row) {
    const void *value = value_of(column, row);
    switch (column->kind) {
    case COLUMN_COUNT:
        return *(const int64_t *)value;
    case COLUMN_DATE:
        return ((const Date *)value)->days;
    case COLUMN_INSTANT:
        return ((const Instant *)value)->seconds;
    case COLUMN_MONEY:
        return ((const Money *)value)->minor;
    case COLUMN_POINTS:
        return ((const Points *)value)->hundredths;
    case COLUMN_QUANTITY:
        return ((const Quantity *)value)->count;
    case COLUMN_PERCENT:
        return ((const Percent *)value)->hundredths;
    case COLUMN_BOOL:
        return *(const bool *)value;
    case COLUMN_TEXT:
    case COLUMN_NUMBER:
        break;
    }
    NEVER("a kind with an integer");
}

static void write_instant(TextBuf *buf, int64_t seconds) {
    Date day = instant_civil_day((Instant){seconds}, 0);
    int64_t left = seconds - date_midnight_utc(day).seconds;
    char text[DATE_TEXT_BYTES];
    date_write(day, text);
    buf_add(buf, (Text){text, DATE_TEXT_BYTES});
    buf_addf(buf, "T%02d:%02d:%02dZ", (int)(left / 3600), (int)(left / 60 % 60), (int)(left % 60));
}

Text instant_text(Arena *arena, Instant instant) {
    TextBuf buf = buf_new(arena, VALUE_BYTES_MAX);
    write_instant(&buf, instant.seconds);
    return buf_text(&buf);
}

static void write_value(const ColumnTable *table, const Column *column, const void *row,
                        TextBuf *buf) {
    int64_t value = integer_of(column, row);
    char day[DATE_TEXT_BYTES];
    switch (column->kind) {
    case COLUMN_DATE:
        date_write((Date){(int32_t)value}, day);
        buf_add(buf, (Text){day, DATE_TEXT_BYTES});
        return;
    case COLUMN_INSTANT:
        write_instant(buf, value);
        return;
    case COLUMN_MONEY:
        money_write(buf, (Money){value}, currency_of(table, row));
        return;
    case COLUMN_POINTS:
    case COLUMN_PERCENT:
        decimal_write(buf, value, 2);
        return;
    case COLUMN_BOOL:
        buf_add(buf, value != 0 ? S("true") : S("false"));
        return;
    case COLUMN_COUNT:
    case COLUMN_QUANTITY:
    case COLUMN_TEXT:
    case COLUMN_NUMBER:
        break;
    }
    buf_add_int(buf, value);
}

Text column_text(Arena *arena, const ColumnTable *table, const Column *column, const void *row) {
    if (column_is_null(column, row)) {
        return (Text){0};
    }
    if (is_text(column->kind)) {
        return *(const Text *)value_of(column, row);
    }
    TextBuf buf = buf_new(arena, VALUE_BYTES_MAX);
    write_value(table, column, row, &buf);
    ENSURE(!buf.overflow);
    return buf_text(&buf);
}

// A whole number or a decimal of so many digits, with a sign.
static bool parse_number(Text text, int digits, int64_t *ret) {
    bool negative = text.len > 0 && text.bytes[0] == '-';
    Text figure = negative ? (Text){text.bytes + 1, text.len - 1} : text;
    int64_t value = 0;
    if (decimal_parse(figure, digits, &value) != DECIMAL_FINE) {
        return false;
    }
    *ret = negative ? -value : value;
    return true;
}

static bool parse_value(const ColumnTable *table, const Column *column, Text text, const void *row,
                        int64_t *ret) {
    Date day = {0};
    Instant at = {0};
    switch (column->kind) {
    case COLUMN_DATE:
        if (!date_parse(text, &day)) {
            return false;
        }
        *ret = day.days;
        return true;
    case COLUMN_INSTANT:
        if (!instant_parse(text, &at)) {
            return false;
        }
        *ret = at.seconds;
        return true;
    case COLUMN_MONEY:
        return parse_number(text, currency_digits(currency_of(table, row)), ret);
    case COLUMN_POINTS:
    case COLUMN_PERCENT:
        return parse_number(text, 2, ret);
    case COLUMN_BOOL:
        *ret = text_equal(text, S("true"));
        return *ret != 0 || text_equal(text, S("false"));
    case COLUMN_COUNT:
    case COLUMN_QUANTITY:
        return parse_number(text, 0, ret);
    case COLUMN_TEXT:
    case COLUMN_NUMBER:
        break;
    }
    NEVER("a kind with an integer");
}

static void put_value(const Column *column, int64_t value, void *row) {
    void *place = (char *)row + column->offset;
    switch (column->kind) {
    case COLUMN_DATE:
        *(Date *)place = (Date){(int32_t)value};
        return;
    case COLUMN_PERCENT:
        *(Percent *)place = (Percent){(int32_t)value};
        return;
    case COLUMN_BOOL:
        *(bool *)place = value != 0;
        return;
    case COLUMN_COUNT:
    case COLUMN_INSTANT:
    case COLUMN_MONEY:
    case COLUMN_POINTS:
    case COLUMN_QUANTITY:
        *(int64_t *)place = value; // each is a struct of one int64_t
        return;
    case COLUMN_TEXT:
    case COLUMN_NUMBER:
        break;
    }
    NEVER("a kind with an integer");
}

bool column_parse(const ColumnTable *table, const Column *column, Text text, void *row) {
    int64_t value = 0;
    bool null = text.len == 0;
    if (is_text(column->kind)) {
        *(Text *)(void *)((char *)row + column->offset) = text;
    } else if (!null) {
        if (!parse_value(table, column, text, row, &value)) {
            return false;
        }
        put_value(column, value, row);
    } else if (!column->nullable) {
        return false;
    }
    if (column->nullable) {
        *(bool *)(void *)((char *)row + column->null_at) = null;
    }
    return true;
}

int column_compare(const Column *column, const void *left, const void *right) {
    bool left_null = column_is_null(column, left);
    bool right_null = column_is_null(column, right);
    if (left_null || right_null) {
        return right_null - left_null;
    }
    if (is_text(column->kind)) {
        return text_compare(*(const Text *)value_of(column, left),
                            *(const Text *)value_of(column, right));
    }
    int64_t a = integer_of(column, left);
    int64_t b = integer_of(column, right);
    return (a > b) - (a < b);
}

static bool has_key(const Sort *sort, const Column *column) {
    for (int i = 0; i < sort->count; i++) {
        if (sort->keys[i].column == column) {
            return true;
        }
    }
    return false;
}

static bool add_key(const ColumnTable *table, Text piece, Sort *sort) {
    bool descending = piece.len > 0 && piece.bytes[0] == '-';
    Text name = descending ? (Text){piece.bytes + 1, piece.len - 1} : piece;
    const Column *column = columns_find(table, name);
    if (column == NULL || sort->count == SORT_KEYS_MAX || has_key(sort, column)) {
        return false;
    }
    sort->keys[sort->count++] = (SortKey){column, descending};
    return true;
}

bool sort_parse(const ColumnTable *table, Text text, Sort *ret_sort, Text *ret_wrong) {
    Sort sort = {0};
    size_t from = 0;
    while (from < text.len) {
        size_t to = from;
        while (to < text.len && text.bytes[to] != ',') {
            to++;
        }
        Text piece = {text.bytes + from, to - from};
        if (!add_key(table, piece, &sort)) {
            *ret_wrong = piece;
            return false;
        }
        from = to + 1;
    }
    *ret_sort = sort;
    return true;
}

int sort_compare(const Sort *sort, const void *left, const void *right) {
    for (int i = 0; i < sort->count; i++) {
        int order = column_compare(sort->keys[i].column, left, right);
        if (order != 0) {
            return sort->keys[i].descending ? -order : order;
        }
    }
    return 0;
}

typedef struct {
    const Sort *sort;
    const void *row; // its address is its place
} Sortable;

static int sortable_compare(const void *left, const void *right) {
    const Sortable *a = left;
    const Sortable *b = right;
    int order = sort_compare(a->sort, a->row, b->row);
    return order != 0 ? order
                      : ((const char *)a->row > (const char *)b->row) -
                            ((const char *)a->row < (const char *)b->row);
}

const void **sort_rows(Arena *arena, const Sort *sort, const void *rows, size_t count,
                       size_t row_bytes) {
    Sortable *sortables = arena_array(arena, Sortable, count);
    const void **sorted = arena_array(arena, const void *, count);
    for (size_t i = 0; i < count; i++) {
        sortables[i] = (Sortable){sort, (const char *)rows + i * row_bytes};
    }
    if (count > 1) {
        qsort(sortables, count, sizeof *sortables, sortable_compare);
    }
    for (size_t i = 0; i < count; i++) {
        sorted[i] = sortables[i].row;
    }
    return sorted;
}

void sort_by(Sort *sort, const Column *column) {
    for (int i = 0; i < sort->count; i++) {
        if (text_equal(sort->keys[i].column->name, column->name)) {
            sort->keys[i].column = column;
        }
    }
}
