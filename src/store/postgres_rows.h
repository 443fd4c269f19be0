// Values on their way to PostgreSQL, in binary, and rows of one INSERT … VALUES that wait to go as
// one statement, an array for each of its values. Knows no connection.
#ifndef STORE_POSTGRES_ROWS_H
#define STORE_POSTGRES_ROWS_H

#include "store/db_private.h"

enum {
    DAYS_TO_2000 = 10957,    // from 1970-01-01: PostgreSQL counts its dates from there
    ROWS_WIDTH_MAX = 64,     // values of one row
    ROWS_VALUES_MAX = 1024,  // of the rows that wait
    ROWS_TEXT_BYTES = 65536, // of their texts
    ROWS_SQL_BYTES = 4096,   // of a statement of many rows
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

// Whether rows of this statement may go together: an INSERT of VALUES, that does not read its own
// table (it would not see the rows beside its own) and settles no conflict.
bool postgres_rows_are_gathered(const char *sql);

// Writes such a statement for as many rows as its parameters, which are arrays then, have places;
// `types` has a letter for each (QueryDef). ENSUREs that it fits into ROWS_SQL_BYTES.
void postgres_rows_write(const char *sql, const char *types, char ret_sql[ROWS_SQL_BYTES]);

typedef struct {
    int query;
    int rows;
    int width;
    size_t used;                     // of bytes
    DbValue values[ROWS_VALUES_MAX]; // row after row
    char bytes[ROWS_TEXT_BYTES];
    char arrays[ROWS_ARRAY_BYTES];
} RowsGathered;

// Whether a row of this query can wait with those that wait.
bool postgres_rows_have_room(const RowsGathered *gathered, int query, const DbValue *in, int count);

// Adds a row, with copies of its texts. Faults as postgres_rows_bind; there must be room.
Err postgres_rows_add(RowsGathered *gathered, int query, const DbValue *in, int count);

// Binds what waits: one row as it is, several as arrays, which live until the next row is added.
Err postgres_rows_bind_gathered(RowsGathered *gathered, const char *types,
                                RowParameters *parameters);

void postgres_rows_forget(RowsGathered *gathered);

#endif
