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
#include "domain/price.h"
#include "domain/refusal.h"

struct Db;           // store/db.h
struct Viewer;       // action/viewer.h
struct NumberSource; // store/number_store.h

// The work of one action, to be done inside a transaction that is open and belongs to several: a
// step of it (a savepoint), which is kept, or taken back alone where the action failed, refused or
// was repeated. After a fault db_in_transaction tells whether the engine ended them all.
typedef Err (*ActionWork)(void *argument, struct Db *db, struct NumberSource *numbers);

// Who gathers actions of many threads into transactions on its own connection (main/writer.h).
// `run` comes back when the transaction that holds the work has committed, or with the fault that
// kept it from that.
typedef struct {
    Err (*run)(void *target, ActionWork work, void *argument);
    void *target;
} ActionGathering;

typedef struct {
    struct Db *db;          // to read from
    struct DbPool *writers; // connections to write on where nobody gathers; NULL: db
    struct DbPool *readers; // connections that read all, for who only looks; NULL: db
    struct Db *seeing; // inside an action: the db of who called it, which reads as the viewer does
    Arena *arena;      // what comes back lives here
    PriceList prices;  // the programme, country group and currency of what is priced
    bool locked;       // the transaction that is open has the lock of every enterprise it opens
    struct PricedMemory *priced; // parts that several actions share; NULL: each asks for its own
    int64_t programme_version;
    Date today;            // R10.2
    bool has_published_by; // of a view of another day: prices published later were not known
    Date published_by;     // (R4.6); else today
    Instant now;
    struct NumberSource *numbers; // of this connection; not used where somebody gathers
    ActionGathering gathering;    // run NULL: a do_ is a transaction of its own on db
    IdentityId actor;             // who asks
    AccountId account;            // for which account; keys are bound to it
    Text key;                     // idempotency key; empty: the request cannot be repeated
    uint64_t number_key;          // of the installation: hides the ids of what has no number
    const struct Viewer *viewer;  // who sees; NULL: the house itself (replay, loaders, the night)
    Text digest;                  // of what is asked: the same key with another digest is refused
} ActionContext;

#endif
