// Values on their way to PostgreSQL, in binary, and rows of one INSERT … VALUES that wait to go as
// one statement of several rows. Knows no connection.
#ifndef STORE_POSTGRES_ROWS_H
#define STORE_POSTGRES_ROWS_H

#include "store/db_private.h"

enum {
    DAYS_TO_2000 = 10957, // from 1970-01-01: PostgreSQL counts its dates from there
    ROWS_WIDTH_MAX = 64,  // values of one row
    ROWS_MAX = 16,        // that are gathered; in statements of 16, 8, 4, 2 and 1
    ROWS_SIZES = 5,       // of these
    ROWS_VALUES_MAX = ROWS_WIDTH_MAX * ROWS_MAX,
    ROWS_TEXT_BYTES = 65536, // of the rows' texts
    ROWS_SQL_BYTES = 16384,  // of a statement of ROWS_MAX rows
};

// As libpq takes them.
typedef struct {
    const char *values[ROWS_VALUES_MAX];
    int lengths[ROWS_VALUES_MAX];
    int formats[ROWS_VALUES_MAX];
    unsigned char numbers[ROWS_VALUES_MAX][8];
} RowParameters;

// Binds `count` values from place `first` on; texts are not copied. FAULT_DB_VALUE or
// FAULT_TOO_LARGE with the value's place from 1.
Err postgres_rows_bind(RowParameters *parameters, int first, const DbValue *in, int count);

// Whether rows of this statement may go together: an INSERT of VALUES, that does not read its own
// table (it would not see the rows beside its own) and settles no conflict.
bool postgres_rows_are_gathered(const char *sql);

// Writes such a statement of `width` values a row for `rows` rows: its VALUES as many times, with
// parameters that go on. ENSUREs that it fits into ROWS_SQL_BYTES.
void postgres_rows_write(const char *sql, int width, int rows, char ret_sql[ROWS_SQL_BYTES]);

typedef struct {
    int query;
    int rows;
    size_t used; // of bytes
    RowParameters parameters;
    char bytes[ROWS_TEXT_BYTES];
} RowsGathered;

// Whether a row of this query can wait with those that wait.
bool postgres_rows_have_room(const RowsGathered *gathered, int query, const DbValue *in, int count);

// Adds a row, with copies of its texts. Faults as rows_bind; there must be room.
Err postgres_rows_add(RowsGathered *gathered, int query, const DbValue *in, int count);

void postgres_rows_forget(RowsGathered *gathered);

#endif
