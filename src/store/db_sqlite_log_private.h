// How SQLite's log is written. Between db_sqlite.c and db_sqlite_log.c only.
#ifndef STORE_DB_SQLITE_LOG_PRIVATE_H
#define STORE_DB_SQLITE_LOG_PRIVATE_H

// The name for sqlite3_open_v2 of the system's files, where the log of a transaction is written in
// large pieces; NULL, the usual ones, where memory ran out.
const char *sqlite_log_files(void);

#endif
