// Binds values, writes statements of many rows, and keeps rows until they go.
#include "store/postgres/postgres_rows.h"

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

static const char update_word[] = "UPDATE ";

static const char where_word[] = " WHERE ";

static bool begins(const char *sql, const char *word) {
    return strncmp(sql, word, strlen(word)) == 0;
}

static bool adds_values(const QueryDef *def) {
    const char *sql = def->postgres;
    return begins(sql, insert_words) && strstr(sql, values_word) != NULL &&
           !tables_meet(&def->reads, &def->writes) && strstr(sql, "CONFLICT") == NULL &&
           sql[strlen(sql) - 1] == ')';
}

// Its rows are found by the values of their own key: one level, one WHERE.
static bool changes_by_values(const QueryDef *def) {
    const char *sql = def->postgres;
    const char *where = strstr(sql, where_word);
    return begins(sql, update_word) && def->rows == DB_CHANGES_ONE && def->of_enterprise &&
           where != NULL && strstr(where + 1, where_word) == NULL &&
           strstr(sql, "SELECT") == NULL && strstr(sql, " FROM ") == NULL;
}

static bool reads_alone(const QueryDef *def) {
    bool writes = tables_meet(&def->writes, &def->writes);
    return begins(def->postgres, "SELECT ") || (begins(def->postgres, "WITH ") && !writes);
}

RowsForm postgres_rows_form(const QueryDef *def) {
    if (def->in_count == 0 || def->in_types == NULL) {
        return ROWS_ALONE;
    }
    return adds_values(def)         ? ROWS_ADDED
           : changes_by_values(def) ? ROWS_CHANGED
           : reads_alone(def)       ? ROWS_ASKED
                                    : ROWS_ALONE;
}

// A statement on its way.
typedef struct {
    char *sql;
    size_t used;
    const char *types;
} Writing;

static void add(Writing *writing, const char *bytes, size_t length) {
    ENSURE(length < ROWS_SQL_BYTES - writing->used);
    memcpy(writing->sql + writing->used, bytes, length);
    writing->used += length;
    writing->sql[writing->used] = '\0';
}

static void add_text(Writing *writing, const char *text) {
    add(writing, text, strlen(text));
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

// How a parameter reads where it has many places.
typedef enum { PLACE_OF_ARRAY, COLUMN_OF_GIVEN } ManyPlaces;

// A stretch of the statement with its parameters so.
static void add_stretch(Writing *writing, const char *from, size_t length, ManyPlaces places) {
    const char *end = from + length;
    while (from < end) {
        if (*from != '$') {
            add(writing, from++, 1);
            continue;
        }
        char text[48];
        char *after = NULL;
        long parameter = strtol(from + 1, &after, 10);
        const char *type = array_type(writing->types[parameter - 1])->name;
        int written = places == PLACE_OF_ARRAY
                          ? snprintf(text, sizeof text, "($%ld::%s[])[row_at]", parameter, type)
                          : snprintf(text, sizeof text, "given.v%ld", parameter);
        add(writing, text, (size_t)written);
        from = after;
    }
}

// The arrays side by side as rows: given (v1, v2, …).
static void add_given(Writing *writing, const char *behind_unnest, const char *last_column) {
    char text[48];
    add_text(writing, " FROM unnest(");
    for (size_t i = 0; writing->types[i] != '\0'; i++) {
        int written = snprintf(text, sizeof text, "%s$%zu::%s[]", i > 0 ? ", " : "", i + 1,
                               array_type(writing->types[i])->name);
        add(writing, text, (size_t)written);
    }
    add_text(writing, behind_unnest);
    for (size_t i = 0; writing->types[i] != '\0'; i++) {
        int written = snprintf(text, sizeof text, "%sv%zu", i > 0 ? ", " : "", i + 1);
        add(writing, text, (size_t)written);
    }
    add_text(writing, last_column);
}

static void write_added(Writing *writing, const char *sql) {
    const char *values = strstr(sql, values_word);
    const char *row = values + strlen(values_word);
    add(writing, sql, (size_t)(values - sql));
    add_text(writing, " SELECT ");
    add_stretch(writing, row, strlen(row) - 1, PLACE_OF_ARRAY); // less its bracket
    add_text(writing, " FROM generate_subscripts($1::");
    add_text(writing, array_type(writing->types[0])->name);
    add_text(writing, "[], 1) AS row_at");
}

static void write_changed(Writing *writing, const char *sql) {
    const char *where = strstr(sql, where_word);
    add_text(writing, "WITH changed AS (");
    add_stretch(writing, sql, (size_t)(where - sql), COLUMN_OF_GIVEN);
    add_given(writing, ") AS given (", ")");
    add_stretch(writing, where, strlen(where), COLUMN_OF_GIVEN);
    add_text(writing, " RETURNING 1) SELECT 1 / (count(*) = cardinality($1::");
    add_text(writing, array_type(writing->types[0])->name);
    add_text(writing, "[]))::pg_catalog.int4 FROM changed");
}

// OFFSET keeps the planner from taking the inner statement apart: it is done place by place, its
// rows in its order.
static void write_asked(Writing *writing, const char *sql) {
    add_text(writing, "SELECT answer.*, given.place");
    add_given(writing, ") WITH ORDINALITY AS given (", ", place)");
    add_text(writing, " CROSS JOIN LATERAL (");
    add_stretch(writing, sql, strlen(sql), COLUMN_OF_GIVEN);
    add_text(writing, " OFFSET 0) AS answer");
}

void postgres_rows_write_guarded(const char *sql, char ret_sql[ROWS_SQL_BYTES]) {
    int length = snprintf(ret_sql, ROWS_SQL_BYTES,
                          "WITH changed AS (%s RETURNING 1) "
                          "SELECT 1 / (count(*) = 1)::pg_catalog.int4 FROM changed",
                          sql);
    ENSURE(length < ROWS_SQL_BYTES);
}

void postgres_rows_write(const QueryDef *def, RowsForm form, char ret_sql[ROWS_SQL_BYTES]) {
    Writing writing = {.sql = ret_sql, .types = def->in_types};
    ENSURE(def->in_count > 0 && form != ROWS_ALONE);
    if (form == ROWS_ADDED) {
        write_added(&writing, def->postgres);
    } else if (form == ROWS_CHANGED) {
        write_changed(&writing, def->postgres);
    } else {
        write_asked(&writing, def->postgres);
    }
}

// ---- rows that wait ----

static size_t text_bytes(const DbValue *in, int count) {
    size_t bytes = 0;
    for (int i = 0; i < count; i++) {
        bytes += in[i].kind == DB_TEXT ? in[i].text.len : 0;
    }
    return bytes;
}

bool postgres_rows_have_room(const RowsGathered *gathered, const DbValue *in, int count) {
    return (gathered->rows + 1) * count <= ROWS_VALUES_MAX &&
           text_bytes(in, count) <= ROWS_TEXT_BYTES - gathered->used;
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

Err postgres_rows_add(RowsGathered *gathered, const DbValue *in, int count) {
    DbValue *row = &gathered->values[(ptrdiff_t)gathered->rows * count];
    ENSURE(count > 0 && count <= ROWS_WIDTH_MAX);
    ENSURE(postgres_rows_have_room(gathered, in, count));
    ENSURE(gathered->rows == 0 || gathered->width == count);
    TRY(check_row(in, count));
    memcpy(row, in, (size_t)count * sizeof *row);
    keep_texts(gathered, row, count);
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
static size_t write_array(const RowsGathered *gathered, int rows, int column, char letter,
                          char *bytes) {
    bool has_null = false;
    size_t used = ROWS_ARRAY_HEAD_BYTES;
    for (int i = 0; i < rows; i++) {
        const DbValue *value = &gathered->values[i * gathered->width + column];
        has_null = has_null || value->kind == DB_NULL;
        used += write_place(bytes + used, value);
    }
    const int32_t head[] = {1, has_null, array_type(letter)->number, rows, 1};
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++) {
        write_number(bytes + 4 * i, head[i], 4);
    }
    return used;
}

Err postgres_rows_bind_gathered(const RowsGathered *gathered, int rows, const char *types,
                                char arrays[ROWS_ARRAY_BYTES], RowParameters *parameters) {
    size_t used = 0;
    if (rows == 1) {
        return postgres_rows_bind(parameters, gathered->values, gathered->width);
    }
    for (int i = 0; i < gathered->width; i++) {
        char *array = arrays + used;
        size_t length = write_array(gathered, rows, i, types[i], array);
        used += length;
        ENSURE(used <= ROWS_ARRAY_BYTES);
        parameters->values[i] = array;
        parameters->lengths[i] = (int)length;
        parameters->formats[i] = 1;
    }
    return OK;
}

// The texts stay where they are until none waits.
void postgres_rows_drop(RowsGathered *gathered, int rows) {
    int left = gathered->rows - rows;
    ENSURE(left >= 0);
    memmove(gathered->values, &gathered->values[(ptrdiff_t)rows * gathered->width],
            (size_t)(left * gathered->width) * sizeof gathered->values[0]);
    gathered->rows = left;
    gathered->used = left == 0 ? 0 : gathered->used;
    gathered->rows_before = 0;
    gathered->used_before = 0;
}
