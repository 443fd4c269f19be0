// Binds values, writes statements of many rows, and keeps rows until they go.
#include "store/postgres_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// ---- values ----

static Err check_text(Text text) {
    if (text.len > 0 && memchr(text.bytes, 0, text.len) != NULL) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    return text.len > INT32_MAX ? FAULT_AT(FAULT_TOO_LARGE, 0) : OK;
}

// A fault's number is the value's place.
static Err check_row(const DbValue *in, int count) {
    for (int i = 0; i < count; i++) {
        Err err = in[i].kind == DB_TEXT ? check_text(in[i].text) : OK;
        if (err_failed(err)) {
            return FAULT_AT(err.code, i + 1);
        }
    }
    return OK;
}

// Numbers travel with their highest byte first.
static void write_number(void *ret_bytes, int64_t number, int length) {
    unsigned char *bytes = ret_bytes;
    for (int i = 0; i < length; i++) {
        bytes[i] = (unsigned char)((uint64_t)number >> 8 * (length - 1 - i));
    }
}

// How many bytes a number or a day has; it is written to `bytes`.
static int write_fixed(void *bytes, const DbValue *value) {
    ENSURE(value->kind == DB_INT || value->kind == DB_DATE);
    bool is_date = value->kind == DB_DATE;
    write_number(bytes, is_date ? value->date.days - DAYS_TO_2000 : value->number, is_date ? 4 : 8);
    return is_date ? 4 : 8;
}

static void bind_value(RowParameters *parameters, int at, const DbValue *value) {
    parameters->formats[at] = 1; // binary
    parameters->lengths[at] = 0;
    if (value->kind == DB_NULL) {
        parameters->values[at] = NULL;
    } else if (value->kind == DB_TEXT) {
        parameters->values[at] = value->text.len > 0 ? value->text.bytes : "";
        parameters->lengths[at] = (int)value->text.len;
    } else {
        parameters->values[at] = (const char *)parameters->numbers[at];
        parameters->lengths[at] = write_fixed(parameters->numbers[at], value);
    }
}

Err postgres_rows_bind(RowParameters *parameters, const DbValue *in, int count) {
    ENSURE(count <= ROWS_WIDTH_MAX);
    TRY(check_row(in, count));
    for (int i = 0; i < count; i++) {
        bind_value(parameters, i, &in[i]);
    }
    return OK;
}

// ---- statements of many rows ----

static const char values_word[] = " VALUES (";

static const char insert_words[] = "INSERT INTO ";

// Its table stands behind FROM or JOIN as well.
static bool reads_its_table(const char *sql) {
    const char *table = sql + strlen(insert_words);
    size_t length = strcspn(table, " ");
    for (const char *at = strstr(table, " "); at != NULL; at = strstr(at + 1, " ")) {
        bool is_read = strncmp(at, " FROM ", 6) == 0 || strncmp(at, " JOIN ", 6) == 0;
        if (is_read && strncmp(at + 6, table, length + 1) == 0) {
            return true;
        }
    }
    return false;
}

bool postgres_rows_are_gathered(const char *sql) {
    size_t length = strlen(sql);
    return strncmp(sql, insert_words, strlen(insert_words)) == 0 &&
           strstr(sql, values_word) != NULL && !reads_its_table(sql) &&
           strstr(sql, "CONFLICT") == NULL && sql[length - 1] == ')';
}

static void add(char *sql, size_t *used, const char *bytes, size_t length) {
    ENSURE(length < ROWS_SQL_BYTES - *used);
    memcpy(sql + *used, bytes, length);
    *used += length;
}

// The letters of QueryDef's in_types.
typedef struct {
    char letter;
    const char *name;
    int32_t number; // of pg_type.h, which is no header for clients; they never change
} ArrayType;

static const ArrayType array_types[] = {
    {'n', "bigint", 20}, {'t', "text", 25}, {'d', "date", 1082}};

static const ArrayType *array_type(char letter) {
    for (size_t i = 0; i < sizeof array_types / sizeof array_types[0]; i++) {
        if (array_types[i].letter == letter) {
            return &array_types[i];
        }
    }
    NEVER("a type of a parameter");
}

static void add_text(char *sql, size_t *used, const char *text) {
    add(sql, used, text, strlen(text));
}

// The expressions of VALUES with their parameters at the row's place in each array.
static void add_expressions(char *sql, size_t *used, const char *row, size_t length,
                            const char *types) {
    const char *end = row + length;
    while (row < end) {
        if (*row != '$') {
            add(sql, used, row++, 1);
            continue;
        }
        char text[48];
        char *after = NULL;
        long parameter = strtol(row + 1, &after, 10);
        int written = snprintf(text, sizeof text, "($%ld::%s[])[row_at]", parameter,
                               array_type(types[parameter - 1])->name);
        add(sql, used, text, (size_t)written);
        row = after;
    }
}

void postgres_rows_write(const char *sql, const char *types, char ret_sql[ROWS_SQL_BYTES]) {
    const char *values = strstr(sql, values_word);
    size_t used = 0;
    ENSURE(values != NULL && types[0] != '\0');
    const char *row = values + strlen(values_word);
    add(ret_sql, &used, sql, (size_t)(values - sql));
    add_text(ret_sql, &used, " SELECT ");
    add_expressions(ret_sql, &used, row, strlen(row) - 1, types); // less its bracket
    add_text(ret_sql, &used, " FROM generate_subscripts($1::");
    add_text(ret_sql, &used, array_type(types[0])->name);
    add_text(ret_sql, &used, "[], 1) AS row_at");
    ret_sql[used] = '\0';
}

// ---- rows that wait ----

static size_t text_bytes(const DbValue *in, int count) {
    size_t bytes = 0;
    for (int i = 0; i < count; i++) {
        bytes += in[i].kind == DB_TEXT ? in[i].text.len : 0;
    }
    return bytes;
}

bool postgres_rows_have_room(const RowsGathered *gathered, int query, const DbValue *in,
                             int count) {
    bool fits = gathered->rows == 0 ||
                (gathered->query == query && (gathered->rows + 1) * count <= ROWS_VALUES_MAX);
    return fits && text_bytes(in, count) <= ROWS_TEXT_BYTES - gathered->used;
}

// The texts of a row outlive its call: they are kept beside it.
static void keep_texts(RowsGathered *gathered, DbValue *row, int count) {
    for (int i = 0; i < count; i++) {
        if (row[i].kind == DB_TEXT && row[i].text.len > 0) {
            char *kept = gathered->bytes + gathered->used;
            memcpy(kept, row[i].text.bytes, row[i].text.len);
            row[i].text.bytes = kept;
            gathered->used += row[i].text.len;
        }
    }
}

Err postgres_rows_add(RowsGathered *gathered, int query, const DbValue *in, int count) {
    DbValue *row = &gathered->values[gathered->rows * count];
    ENSURE(count > 0 && count <= ROWS_WIDTH_MAX);
    ENSURE(postgres_rows_have_room(gathered, query, in, count));
    TRY(check_row(in, count));
    memcpy(row, in, (size_t)count * sizeof *row);
    keep_texts(gathered, row, count);
    gathered->query = query;
    gathered->width = count;
    gathered->rows++;
    return OK;
}

// A place of an array: its length and its bytes, or -1.
static size_t write_place(char *bytes, const DbValue *value) {
    if (value->kind == DB_NULL) {
        write_number(bytes, -1, 4);
        return 4;
    }
    int length = 0;
    if (value->kind == DB_TEXT) {
        length = (int)value->text.len;
        memcpy(bytes + 4, length > 0 ? value->text.bytes : "", (size_t)length);
    } else {
        length = write_fixed(bytes + 4, value);
    }
    write_number(bytes, length, 4);
    return 4 + (size_t)length;
}

// One value of every row: dimensions, whether there are nulls, the type, places, the first's
// number.
static size_t write_array(const RowsGathered *gathered, int column, char letter, char *bytes) {
    bool has_null = false;
    size_t used = ROWS_ARRAY_HEAD_BYTES;
    for (int i = 0; i < gathered->rows; i++) {
        const DbValue *value = &gathered->values[i * gathered->width + column];
        has_null = has_null || value->kind == DB_NULL;
        used += write_place(bytes + used, value);
    }
    const int32_t head[] = {1, has_null, array_type(letter)->number, gathered->rows, 1};
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++) {
        write_number(bytes + 4 * i, head[i], 4);
    }
    return used;
}

Err postgres_rows_bind_gathered(RowsGathered *gathered, const char *types,
                                RowParameters *parameters) {
    size_t used = 0;
    if (gathered->rows == 1) {
        return postgres_rows_bind(parameters, gathered->values, gathered->width);
    }
    for (int i = 0; i < gathered->width; i++) {
        char *array = gathered->arrays + used;
        size_t length = write_array(gathered, i, types[i], array);
        used += length;
        ENSURE(used <= ROWS_ARRAY_BYTES);
        parameters->values[i] = array;
        parameters->lengths[i] = (int)length;
        parameters->formats[i] = 1;
    }
    return OK;
}

void postgres_rows_forget(RowsGathered *gathered) {
    gathered->rows = 0;
    gathered->used = 0;
}
