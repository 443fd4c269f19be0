// The permission table (portal.md §4): what each kind of person may do, and how far it reaches.
// Which tool right (domain/access/right.h) a user needs beside it stands in the row of the route.
#ifndef DOMAIN_ACCESS_PERMISSION_H
#define DOMAIN_ACCESS_PERMISSION_H

#include "base/text.h"

typedef enum {
#define PERMISSION(id, ...) id,
#include "domain/access/permission.def"
#undef PERMISSION
    SUBJECT_COUNT
} Subject;

typedef enum { READ, WRITE, ACT, DECIDE, ASK, ACT_KINDS } ActOn;

// The columns of §4, and the auditor, who reads everything and writes nothing.
typedef enum {
    PARTY_CUSTOMER,
    PARTY_PARTNER,
    PARTY_CARE,
    PARTY_PRICING,
    PARTY_ORDERS,
    PARTY_RENEWALS,
    PARTY_ADMIN,
    PARTY_AUDITOR,
    PARTY_COUNT
} Party;

typedef struct {
    Party party;
    bool is_primary; // of staff: not asked
} Capacity;

typedef enum { REACH_NONE, REACH_OWN, REACH_SEEN, REACH_CONSENT, REACH_ANY, REACH_COUNT } Reach;

// A part of the subject beyond which the cell says nothing; the action asks for it.
typedef enum {
    LIMIT_NONE,
    LIMIT_CLAIMS,          // claims to be the primary contact
    LIMIT_USERS_BY_TICKET, // users, not rights, and with a ticket
    LIMIT_ACCEPT,          // accepting or declining
    LIMIT_RELEASE,
    LIMIT_REISSUE,
    LIMIT_SHIP,
    LIMIT_PRICES,
    LIMIT_ORDERS,
    LIMIT_OF_TICKETS,
    LIMIT_COUNT
} PermissionLimit;

typedef struct {
    Reach reach; // REACH_NONE: not at all
    bool two_persons;
    PermissionLimit limit;
} Permission;

// What a person of this capacity may do with the subject. Pure; the same for everybody alike.
Permission permission_of(Capacity capacity, Subject subject, ActOn act);

// Its stable name, "access_requests".
Text subject_code(Subject subject);
// True where a user with the right acts as the primary does; false on the rows that §4 marks °.
bool subject_is_for_users(Subject subject);

#endif
