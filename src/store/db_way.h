// Making way: where one connection may write at a time, a long piece of work in many transactions
// leaves moments to others.
#ifndef STORE_DB_WAY_H
#define STORE_DB_WAY_H

#include "store/db.h"

// Between two transactions: whether others wrote since this was asked last; if so, and where only
// one may write at a time, waits a moment for them. Never true where several write at once.
Err db_make_way(Db *db, bool *ret_others);

#endif
