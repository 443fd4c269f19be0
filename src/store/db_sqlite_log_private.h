// How SQLite's log is written. Between db_sqlite.c and db_sqlite_log.c only.
#ifndef STORE_DB_SQLITE_LOG_PRIVATE_H
#define STORE_DB_SQLITE_LOG_PRIVATE_H

#include <sqlite3.h>
#include <stdint.h>

// The name for sqlite3_open_v2 of the system's files, where the log of a transaction is written in
// large pieces; NULL, the usual ones, where memory ran out.
const char *sqlite_log_files(void);

// Pages of the log up to the last that this connection wrote.
int64_t sqlite_log_pages(sqlite3 *handle);

#endif
