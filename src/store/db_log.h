// Where changes are written to a log first and moved into the file later (SQLite): who has a thread
// for it moves them beside who writes, so that nobody waits for that.
#ifndef STORE_DB_LOG_H
#define STORE_DB_LOG_H

#include "store/db.h"

// Pages of the log behind this connection's last change; fewer than before where it has begun anew,
// 0 where an engine has none.
int64_t db_log_pages(const Db *db);
// On a connection of its own: what can be moved is in the file when this comes back, and durably
// where that is all of the log; it does not begin anew before. FAULT_DB_BUSY where another one is
// at it.
Err db_log_move(Db *db);

#endif
