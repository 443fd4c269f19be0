// What every action (do_…) and view (see_…) is given, and how an action ends.
//
// An action is one transaction on one enterprise: it takes the enterprise's next seq (also its
// lock), looks its idempotency key up, brings the enterprise up to its civil day (R10.3), lets the
// rules judge, and saves — or refuses and changes nothing. Refusals come back in the order in which
// they are checked.
#ifndef ACTION_ACTION_H
#define ACTION_ACTION_H

#include "base/date.h"
#include "domain/value/ids.h"
#include "domain/refusal.h"
#include "store/number_store.h"
#include "store/part_store.h"

typedef struct {
    Db *db;
    Arena *arena;     // what comes back lives here
    PriceList prices; // the programme, country group and currency of what is priced
    int64_t programme_version;
    Date today; // R10.2
    Instant now;
    NumberSource *numbers; // of this connection
    // True: a transaction is open, and the action is one step of it (a savepoint) that alone is
    // taken back where it fails or is refused. Who opened it commits and then tells the numbers.
    bool in_group;
    IdentityId actor;  // who asks
    AccountId account; // for which account; keys are bound to it
    Text key;          // idempotency key; empty: the request cannot be repeated
    Text digest;       // of what is asked: the same key with another digest is refused
} ActionContext;

#endif
