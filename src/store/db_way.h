// Others that write: whether they did, and, where one connection may write at a time, moments that
// a long piece of work in many transactions leaves to them.
#ifndef STORE_DB_WAY_H
#define STORE_DB_WAY_H

#include "store/db.h"

// Between two transactions: whether others wrote since this was asked last; if so, and where only
// one may write at a time, waits a moment for them. Never true where several write at once.
Err db_make_way(Db *db, bool *ret_others);
// Outside a transaction: a number that is another one whenever another connection has committed
// something in between; 0 where the engine tells none.
Err db_others_version(Db *db, int64_t *ret_version);

#endif
