// keys_each() of SQLite. For db_sqlite.c only.
#ifndef STORE_DB_SQLITE_KEYS_PRIVATE_H
#define STORE_DB_SQLITE_KEYS_PRIVATE_H

#include <sqlite3.h>

// Adds the table-valued function keys_each(list) (base/keys_each.h) to a connection; an SQLite
// code. A list that is none ends the statement with SQLITE_ERROR.
int sqlite_keys_begin(sqlite3 *handle);

#endif
