// Whom a connection of PostgreSQL shows things to, as its settings say it. Knows no connection.
#ifndef STORE_POSTGRES_POSTGRES_SCOPE_H
#define STORE_POSTGRES_POSTGRES_SCOPE_H

#include "store/db_private.h"

// A plan is made of what its role may see, so each role has statements of its own: where the next
// viewer is another kind of one, nothing is planned anew.
typedef enum { ROLE_NOBODY, ROLE_PARTNER, ROLE_CUSTOMER, ROLE_STAFF, ROLE_COUNT } Role;

enum { SETTING_BYTES = 24 };

// What the statement that sets them is called with; `in` looks into `texts`.
typedef struct {
    Role role;
    DbValue in[SCOPE_VALUE_COUNT + 1]; // the last: the role's name
    char texts[SCOPE_VALUE_COUNT][SETTING_BYTES];
} ScopeSettings;

void postgres_scope_settings(const DbValue values[SCOPE_VALUE_COUNT], ScopeSettings *ret_settings);

#endif
