// SQLite's scoped views. Between db_sqlite.c and db_sqlite_scope.c only.
#ifndef STORE_DB_SQLITE_SCOPE_PRIVATE_H
#define STORE_DB_SQLITE_SCOPE_PRIVATE_H

#include "store/db_private.h"
#include <sqlite3.h>

// The values that the views ask for, NULL until they are set. A day as its text.
typedef struct {
    const ScopeDefs *defs;
    DbValue values[SCOPE_VALUE_COUNT];
    char days[SCOPE_VALUE_COUNT][DATE_TEXT_BYTES];
} SqliteScope;

// Makes the views and from then on lets statements reach the tables through them only; an SQLite
// code. `scope` must outlive the handle.
int sqlite_scope_begin(sqlite3 *handle, SqliteScope *scope);
void sqlite_scope_set(SqliteScope *scope, const DbValue values[SCOPE_VALUE_COUNT]);

#endif
