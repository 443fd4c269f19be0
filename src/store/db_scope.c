// Scoping a connection, the same for both engines: a scope becomes the values that the conditions
// of db/scope ask for.
#include "store/db_scope.h"

#include "store/db_private.h"

#include <string.h>

Err db_open_to_see(Text address, Db **ret_db) {
    static const ScopeDefs defs = {scope_defs, SCOPE_COUNT};
    return db_open_to_see_by(address, &defs, ret_db);
}

static DbValue number_if(bool is_there, int64_t number) {
    return is_there ? db_of_int(number) : db_of_null();
}

static void fill_values(const DbScope *scope, DbValue values[SCOPE_VALUE_COUNT]) {
    bool is_somebody = scope->kind != SCOPE_NOBODY;
    bool is_customer = scope->kind == SCOPE_CUSTOMER;
    values[SCOPE_VALUE_STAFF] = number_if(scope->kind == SCOPE_STAFF, 1);
    values[SCOPE_VALUE_ACCOUNT] = number_if(is_somebody, scope->account.id);
    values[SCOPE_VALUE_PARTNER] = number_if(scope->kind == SCOPE_PARTNER, scope->account.id);
    values[SCOPE_VALUE_CUSTOMER] = number_if(is_customer, scope->enterprise.id);
    values[SCOPE_VALUE_SITE] = number_if(is_customer, scope->site.id);
    values[SCOPE_VALUE_AGREEMENT] = number_if(is_customer, scope->agreement.id);
    values[SCOPE_VALUE_WHOLE] = number_if(is_customer && scope->whole_agreement, 1);
    values[SCOPE_VALUE_TODAY] = is_somebody ? db_of_date(scope->today) : db_of_null();
    values[SCOPE_VALUE_CONTACTS_SINCE] =
        is_somebody ? db_of_date(scope->contacts_since) : db_of_null();
}

bool db_has_scope(const Db *db) {
    return db->has_scope;
}

bool db_is_scoped(const Db *db) {
    return db->is_scoped;
}

Err db_scope_to(Db *db, const DbScope *scope) {
    ENSURE(db->has_scope && db_in_transaction(db));
    ENSURE(scope->kind != SCOPE_PARTNER || scope->account.id > 0);
    fill_values(scope, db->scope);
    db->is_scoped = true;
    return db->engine->scope_to(db, db->scope);
}

Err db_see_anew(Db *db) {
    DbValue values[SCOPE_VALUE_COUNT];
    bool was_scoped = db->is_scoped;
    memcpy(values, db->scope, sizeof values);
    db_rollback(db);
    TRY(db_begin_read(db));
    if (!was_scoped) {
        return OK;
    }
    memcpy(db->scope, values, sizeof values);
    db->is_scoped = true;
    return db->engine->scope_to(db, db->scope);
}
