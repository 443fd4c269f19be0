// One value of an answer of PostgreSQL, in binary. Knows no connection.
#ifndef STORE_POSTGRES_POSTGRES_VALUE_H
#define STORE_POSTGRES_POSTGRES_VALUE_H

#include "store/db_private.h"
#include <postgresql/libpq-fe.h>

// DB_OTHER where it is of no type of ours, or no day of the calendar. Lives as long as the answer.
DbValue postgres_value_of(const PGresult *answer, int row, int column);

#endif
