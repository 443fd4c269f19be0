// What a reading connection shows (portal.md §2), below every query: the second of the two locks.
// The first is the SQL of each view; each must hold alone.
//
// A connection opened by db_open_to_see shows nobody's rows but in a transaction that is scoped. It
// has the same table names as any other, and behind each table of a customer stands the predicate
// of db/scope/<group>/<table>.sql: on SQLite a view of the connection's own with an authorizer that
// lets nothing reach the table itself, on PostgreSQL row security for a role that owns nothing.
// Nothing can be written on it, and passwords cannot be read.
#ifndef STORE_DB_SCOPE_H
#define STORE_DB_SCOPE_H

#include "base/date.h"
#include "domain/value/ids.h"
#include "store/db.h"

typedef enum { SCOPE_NOBODY, SCOPE_PARTNER, SCOPE_CUSTOMER, SCOPE_STAFF } DbScopeKind;

typedef struct {
    DbScopeKind kind;
    AccountId account;
    // Of a customer: its site, and its agreement where it sees that whole (V1).
    EnterpriseId enterprise;
    SiteId site;
    AgreementId agreement;
    bool whole_agreement;
    Date today;          // evidence that holds on this day
    Date contacts_since; // V5: a sale before this day opens no contacts
} DbScope;

// db_open_to_read, but showing only what db_scope_to says. FAULT_DB_SCHEMA where the database is
// not of this program's version; on PostgreSQL FAULT_DB_OPEN where there is no role licet_reader to
// take; licet_partner, licet_customer and licet_staff are taken by db_scope_to.
Err db_open_to_see(Text address, Db **ret_db);
// Whether the connection was opened so.
bool db_has_scope(const Db *db);
// Whether it shows what a scope opens: in a transaction, behind db_scope_to.
bool db_is_scoped(const Db *db);
// Until the end of the transaction the connection shows what this scope opens; behind it, and
// before, nobody's rows. Inside a reading transaction only, no cursor open; only on a connection
// opened by db_open_to_see. A fault may come out of the next read instead, which then gives
// nothing.
Err db_scope_to(Db *db, const DbScope *scope);
// Ends the transaction and begins another one to read, with the scope of the first.
Err db_see_anew(Db *db);

#endif
