// Connections to PostgreSQL. Inside store only.
#ifndef STORE_POSTGRES_POSTGRES_CONNECT_H
#define STORE_POSTGRES_POSTGRES_CONNECT_H

#include "store/db_private.h"
#include <postgresql/libpq-fe.h>

enum { POSTGRES_ADDRESS_MAX = 4096 }; // bytes

// A new connection with the settings of its purpose, in pipeline mode. FAULT_DB_OPEN, FAULT_DB_WEAK
// or FAULT_DB_COLLATION as db_open.
Err postgres_connect(const char *address, DbPurpose purpose, PGconn **ret_connection);

#endif
