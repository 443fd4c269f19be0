// What the actions on people share; inside action only.
#ifndef ACTION_IDENTITY_IDENTITY_PRIVATE_H
#define ACTION_IDENTITY_IDENTITY_PRIVATE_H

#include "action/action_private.h"

// Notes what happened to a person: its audit row, and what a mail is made from. Identity 0: nobody
// known.
Err identity_tell(Action *action, IdentityId identity, Text kind);

static inline Instant seconds_after(Instant instant, int64_t seconds) {
    return (Instant){instant.seconds + seconds};
}

#endif
