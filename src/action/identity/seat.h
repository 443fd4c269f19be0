// Seats: where an identity may sit, as what and with which rights (portal.md P01).
#ifndef ACTION_IDENTITY_SEAT_H
#define ACTION_IDENTITY_SEAT_H

#include "action/action.h"
#include "action/viewer.h"

typedef struct {
    AccountId account;
    SiteId site;
    Text number; // of the site, or of the partner's office
    Text name;   // of the account
    ViewerKind kind;
    SeatRole role;
    Desk desk;
    RightSet rights;
    bool has_until;
    Date until;
    bool has_last_used;
    Instant last_used;
} SeatRow;

// The seats that an identity may take today, the last used first.
Err see_seats(const ActionContext *context, IdentityId identity, SeatRow **ret_seats,
              size_t *ret_count);
// The same with no rights in them: what a menu names.
Err see_seats_bare(const ActionContext *context, IdentityId identity, SeatRow **ret_seats,
                   size_t *ret_count);
// Says that one of them will come (db_ask).
Err see_seats_ahead(const ActionContext *context, IdentityId identity);

#endif
