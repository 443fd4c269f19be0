// Who asks: a person in one seat (a user of one account at one site), with the rights that hold
// today. Made from a session or a key, once per request; never from what the request says.
#ifndef ACTION_VIEWER_H
#define ACTION_VIEWER_H

#include "base/text.h"
#include "domain/access/right.h"
#include "domain/value/ids.h"

typedef enum { VIEWER_PARTNER, VIEWER_CUSTOMER, VIEWER_STAFF } ViewerKind;
typedef enum { SEAT_PRIMARY, SEAT_SECONDARY, SEAT_USER, SEAT_STAFF } SeatRole;
// portal.md §4. DESK_NONE where the viewer is not staff.
typedef enum {
    DESK_NONE,
    DESK_CARE,
    DESK_PRICING,
    DESK_ORDERS,
    DESK_RENEWALS,
    DESK_ADMIN,
    DESK_AUDITOR
} Desk;

typedef struct Viewer {
    ViewerKind kind;
    SeatRole role;
    Desk desk;
    IdentityId identity;
    AccountId account;
    RightSet rights;
    bool is_distributor; // of a partner
    bool is_direct;      // of a partner: it buys from the vendor
    // Of a customer: its own site, and whether it sees all sites of the agreement (V1).
    EnterpriseId enterprise;
    SiteId site;
    AgreementId agreement;
    bool sees_agreement;
    Text name; // of the person
    Text mail;
    Text language;  // "en", "id", "zh-Hant"
    Text time_zone; // IANA name
    Text account_name;
    Text account_number;
} Viewer;

#endif
