// Values on their way to PostgreSQL, in binary, and rows of values of one statement that wait to go
// as one, an array for each of its values. Knows no connection.
#ifndef STORE_POSTGRES_POSTGRES_ROWS_H
#define STORE_POSTGRES_POSTGRES_ROWS_H

#include "store/db_private.h"

enum {
    DAYS_TO_2000 = 10957,     // from 1970-01-01: PostgreSQL counts its dates from there
    ROWS_WIDTH_MAX = 64,      // values of one row
    ROWS_VALUES_MAX = 16384,  // of the rows that wait
    ROWS_TEXT_BYTES = 524288, // of their texts
    ROWS_SQL_BYTES = 8192,    // of a statement of many rows
    ROWS_ARRAY_HEAD_BYTES = 20,
    ROWS_ARRAY_BYTES =
        ROWS_WIDTH_MAX * ROWS_ARRAY_HEAD_BYTES + ROWS_VALUES_MAX * 12 + ROWS_TEXT_BYTES,
};

// As libpq takes them.
typedef struct {
    const char *values[ROWS_WIDTH_MAX];
    int lengths[ROWS_WIDTH_MAX];
    int formats[ROWS_WIDTH_MAX];
    unsigned char numbers[ROWS_WIDTH_MAX][8];
} RowParameters;

// Binds the values of one row; texts are not copied. FAULT_DB_VALUE or FAULT_TOO_LARGE with the
// value's place from 1.
Err postgres_rows_bind(RowParameters *parameters, const DbValue *in, int count);

// ---- statements of many rows ----

// How rows of a statement go together, its parameters being arrays then.
typedef enum {
    ROWS_ALONE,
    // INSERT … VALUES that looks nowhere (it would not see the rows beside its own) and settles no
    // conflict.
    ROWS_ADDED,
    // UPDATE of one row by its key, of an enterprise: it looks at nothing else.
    ROWS_CHANGED,
    ROWS_ASKED, // SELECT, also behind WITH
} RowsForm;

RowsForm postgres_rows_form(const QueryDef *def);

// Writes such a statement for as many rows as its parameters have places. ROWS_CHANGED divides by
// zero unless it changes one row for each. ROWS_ASKED gives what each place asks for, place by
// place, with the place (from 1) as a last column. ENSUREs that it fits into ROWS_SQL_BYTES.
void postgres_rows_write(const QueryDef *def, RowsForm form, char ret_sql[ROWS_SQL_BYTES]);
// The statement that fails unless it changes exactly one row: it divides by zero then.
void postgres_rows_write_guarded(const char *sql, char ret_sql[ROWS_SQL_BYTES]);

// ---- rows that wait ----

typedef struct {
    int query;
    int64_t number; // of their asking
    int rows;
    int width;
    size_t used;     // of bytes
    int rows_before; // of them, those from before the step that is open
    size_t used_before;
    DbValue values[ROWS_VALUES_MAX]; // row after row
    char bytes[ROWS_TEXT_BYTES];
} RowsGathered;

// Whether a row can wait with those that wait.
bool postgres_rows_have_room(const RowsGathered *gathered, const DbValue *in, int count);

// Adds a row, with copies of its texts. Faults as postgres_rows_bind; there must be room.
Err postgres_rows_add(RowsGathered *gathered, const DbValue *in, int count);

// Binds the first `rows` of them: one as it is, several as arrays, which live in `arrays`.
Err postgres_rows_bind_gathered(const RowsGathered *gathered, int rows, const char *types,
                                char arrays[ROWS_ARRAY_BYTES], RowParameters *parameters);

// The first `rows` of them have gone.
void postgres_rows_drop(RowsGathered *gathered, int rows);

#endif
