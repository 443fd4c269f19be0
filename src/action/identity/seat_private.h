// Seats as they are read; inside action only.
#ifndef ACTION_IDENTITY_SEAT_PRIVATE_H
#define ACTION_IDENTITY_SEAT_PRIVATE_H

#include "action/action_private.h"
#include "action/viewer.h"

ViewerKind seat_kind(Text account_kind);
SeatRole seat_role(Text role);
Desk seat_desk(bool is_null, Text desk);

typedef struct {
    AccountId account;
    SiteId site;
    IdentityId identity;
} SeatKey;

typedef struct {
    RightSet rights;        // that hold today; of a primary all of its kind
    bool granted_agreement; // V1: agreement.view was granted, not only held by a primary
} SeatRights;

// portal.md P05: the latest grant of a right counts, inside its days.
Err seat_rights(const ActionContext *context, SeatKey key, ViewerKind kind, SeatRole role,
                SeatRights *ret_rights);
// The same of the seat that a session is in, by the digest of its secret.
Err seat_rights_of_session(const ActionContext *context, Text digest, ViewerKind kind,
                           SeatRole role, SeatRights *ret_rights);

#endif
