// Binds values, writes statements of many rows, and keeps rows until they go.
#include "store/postgres_rows.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

// ---- values ----

static Err bind_text(RowParameters *parameters, int at, Text text) {
    if (text.len > 0 && memchr(text.bytes, 0, text.len) != NULL) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    if (text.len > INT32_MAX) {
        return FAULT_AT(FAULT_TOO_LARGE, 0);
    }
    parameters->values[at] = text.len > 0 ? text.bytes : "";
    parameters->lengths[at] = (int)text.len;
    return OK;
}

// Numbers travel with their highest byte first.
static void bind_number(RowParameters *parameters, int at, int64_t number, int length) {
    for (int i = 0; i < length; i++) {
        parameters->numbers[at][i] = (unsigned char)((uint64_t)number >> 8 * (length - 1 - i));
    }
    parameters->values[at] = (const char *)parameters->numbers[at];
    parameters->lengths[at] = length;
}

static Err bind_value(RowParameters *parameters, int at, const DbValue *value) {
    parameters->formats[at] = 1; // binary
    switch (value->kind) {
    case DB_NULL:
        parameters->values[at] = NULL;
        return OK;
    case DB_INT:
        bind_number(parameters, at, value->number, 8);
        return OK;
    case DB_TEXT:
        return bind_text(parameters, at, value->text);
    case DB_DATE:
        bind_number(parameters, at, value->date.days - DAYS_TO_2000, 4);
        return OK;
    case DB_OTHER:
        break;
    }
    NEVER("a kind of value");
}

Err postgres_rows_bind(RowParameters *parameters, int first, const DbValue *in, int count) {
    ENSURE(count <= ROWS_WIDTH_MAX && first + count <= ROWS_VALUES_MAX);
    for (int i = 0; i < count; i++) {
        Err err = bind_value(parameters, first + i, &in[i]);
        if (err_failed(err)) {
            return FAULT_AT(err.code, i + 1);
        }
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

// One row's "($1, …)" with its parameters raised.
static void add_row(char *sql, size_t *used, const char *row, int raise) {
    while (*row != '\0') {
        if (*row != '$') {
            add(sql, used, row++, 1);
            continue;
        }
        char number[16];
        char *end = NULL;
        long parameter = strtol(row + 1, &end, 10);
        int length = snprintf(number, sizeof number, "$%ld", parameter + raise);
        add(sql, used, number, (size_t)length);
        row = end;
    }
}

void postgres_rows_write(const char *sql, int width, int rows, char ret_sql[ROWS_SQL_BYTES]) {
    const char *row = strstr(sql, values_word);
    size_t used = 0;
    ENSURE(row != NULL);
    row += strlen(values_word) - 1; // its bracket
    add(ret_sql, &used, sql, (size_t)(row - sql));
    for (int i = 0; i < rows; i++) {
        add(ret_sql, &used, ", ", i == 0 ? 0 : 2);
        add_row(ret_sql, &used, row, i * width);
    }
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
    return (gathered->rows == 0 || (gathered->query == query && gathered->rows < ROWS_MAX)) &&
           text_bytes(in, count) <= ROWS_TEXT_BYTES - gathered->used;
}

// The texts of a row outlive its call: they are kept beside it.
static void keep_texts(RowsGathered *gathered, int first, const DbValue *in, int count) {
    for (int i = 0; i < count; i++) {
        if (in[i].kind == DB_TEXT && in[i].text.len > 0) {
            char *kept = gathered->bytes + gathered->used;
            memcpy(kept, in[i].text.bytes, in[i].text.len);
            gathered->parameters.values[first + i] = kept;
            gathered->used += in[i].text.len;
        }
    }
}

Err postgres_rows_add(RowsGathered *gathered, int query, const DbValue *in, int count) {
    int first = gathered->rows * count;
    ENSURE(postgres_rows_have_room(gathered, query, in, count));
    TRY(postgres_rows_bind(&gathered->parameters, first, in, count));
    keep_texts(gathered, first, in, count);
    gathered->query = query;
    gathered->rows++;
    return OK;
}

void postgres_rows_forget(RowsGathered *gathered) {
    gathered->rows = 0;
    gathered->used = 0;
}
