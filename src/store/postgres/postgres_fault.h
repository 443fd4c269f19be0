// The fault of an error code of PostgreSQL.
#ifndef STORE_POSTGRES_POSTGRES_FAULT_H
#define STORE_POSTGRES_POSTGRES_FAULT_H

#include "base/err.h"

// `state`: its five characters; NULL: the server said nothing.
Err postgres_fault(const char *state);

#endif
