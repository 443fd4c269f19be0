// Sessions: who holds a secret, in which seat, with the rights that hold today (portal.md P01, C6).
#ifndef ACTION_IDENTITY_SESSION_H
#define ACTION_IDENTITY_SESSION_H

#include "action/action.h"
#include "action/identity/seat.h"
#include "action/identity/sign_in.h"

typedef struct {
    bool found; // false: unknown, idle for too long, over, or its person may not sign in any more
    bool has_seat;
    bool touch_due; // do_session_touch wants to be called
    SessionKind kind;
    // Of what nobody but its holder has: page tokens (auth/secret.h) are made from the secret
    // itself.
    Instant expires; // with no further use
    Instant until;   // at the latest
    Viewer viewer;   // without a seat: identity and the person's own words only
} SessionView;

// Who asks with this secret. A read connection that shows only what it is scoped to
// (db_open_to_see), inside a transaction, is scoped to this viewer here, and to nobody where there
// is no session or no seat: see_session comes first in every request.
Err see_session(const ActionContext *context, Text session, SessionView *ret_session);
// Says that see_session will come (db_ask).
Err see_session_ahead(const ActionContext *context, Text session);

// The same of a person at a seat, without a session: for work that somebody asked for and that is
// done later, by the rights of then (portal.md C6). found false: the person may not sign in any
// more; has_seat false: the seat is theirs no longer.
Err see_seat_of(const ActionContext *context, IdentityId identity, AccountId account, SiteId site,
                SessionView *ret_session);

// Notes that the session is used; due once a minute at most.
Err do_session_touch(const ActionContext *context, Text session, Refusals *ret_refusals);

// Takes the seat of this number in the session. Refuses seat_not_found; sign_in_failed where there
// is no session.
Err do_seat_choose(const ActionContext *context, Text session, Text number, Refusals *ret_refusals);

typedef struct {
    IdentityId identity;
    Text name;
    Text mail;
    Text language;
    Text time_zone;
    SeatRow *seats;
    size_t seat_count;
} MeView;

// What portal.md P01 calls /me. Refuses sign_in_failed where there is no session.
Err see_me(const ActionContext *context, Text session, MeView *ret_me, Refusals *ret_refusals);

#endif
