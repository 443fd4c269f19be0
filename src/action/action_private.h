// The frame of an action; inside action only.
#ifndef ACTION_ACTION_PRIVATE_H
#define ACTION_ACTION_PRIVATE_H

#include "action/action.h"
#include "domain/coverage.h"
#include "store/agreement_store.h"
#include "store/number_store.h"
#include "store/part_store.h"

typedef struct {
    const ActionContext *context;
    Db *db;
    Db *seeing; // reads as the viewer does; for the house itself: db
    Arena *arena;
    const Programme *programme;
    Date today;
    Refusals *refusals;
    EnterpriseId enterprise; // set by action_open
    int64_t seq;             // of this transaction; set by action_open
    int64_t objects;         // made so far in this transaction
    int64_t told;            // outbox rows so far
    bool repeated;           // the key was used before: nothing is to be done
    int64_t object;          // what the key made then
    bool rehearsed;          // set by the body: what it did is taken back
    bool looks;              // it writes nothing, and could not (action_look)
    bool makes_day; // set by the body before action_open: it is what the day does by itself
} Action;

// The work of an action between begin and commit. `input` and `outcome` are the action's own.
typedef Err (*ActionBody)(Action *action, const void *input, void *outcome);

// Runs a body in one transaction: commits unless it failed, refused or was repeated. Where another
// transaction was first (db_lost_race) the body runs again from its start, a bounded number of
// times: here, because only here nothing was answered yet and all that it read is read again. Where
// somebody gathers (context->gathering), it is a step of that one's transaction instead, and runs
// there. Who called reads on as of now, where its connection shows one state for a whole request.
Err action_run(const ActionContext *context, ActionBody body, const void *input, void *outcome,
               Refusals *ret_refusals);

// Runs a body that judges as an action does and has no effect: in one state of the database, on a
// connection that reads all and can write nothing. Nothing is locked, drawn or waited for but what
// the day does first (action_open).
Err action_look(const ActionContext *context, ActionBody body, const void *input, void *outcome,
                Refusals *ret_refusals);
// For who only looks: an action that opens and saves nothing.
Action action_reading(const ActionContext *context, Refusals *refusals);

// Takes the enterprise's next seq, finds the key (then action->repeated; another digest is refused)
// and closes terms that ended before today. Go on only where neither repeated nor refused. Where it
// only looks the enterprise is noted: day_standing closes terms in memory.
// FAULT_DAY_FIRST where today still has to renew or cancel something of the enterprise by itself
// (R4.9, R10.3): action_run and action_look do that first, each an action of its own that stays
// done, and then run the body again from its start.
Err action_open(Action *action, EnterpriseId enterprise);
// Says that this enterprise, whose lock is taken (context->locked), will be opened, and that its
// day will be asked for what it does by itself: both come with the next read (db_ask).
Err action_open_ask(const ActionContext *context, EnterpriseId enterprise);
Err automatic_ask(const ActionContext *context, EnterpriseId enterprise);
// Finds the key in an enterprise: sets action->repeated and object, or refuses another digest.
Err action_find_key(Action *action, EnterpriseId enterprise);
// Leaves an outbox row (D6): what happened, to which object.
Err action_tell(Action *action, Text kind, int64_t object);
// The same context, that prices by another list.
ActionContext context_priced_by(const ActionContext *context, Text country_group,
                                Currency currency);
// From here on the action prices by that list.
void action_price_by(Action *action, Text country_group, Currency currency);

// R4.6: by which day prices have to be published to be known.
Date context_published_by(const ActionContext *context);

// Writes the audit row and binds the key to what the action made. Once, last. `what`:
// "order.accept".
Err action_finish(Action *action, Text what, int64_t object);

// The next action on the same enterprise inside the same transaction, with a key of its own: the
// `place`-th of them, from 1, the first of which has the key as it is. Refusals are the same.
Action action_behind(const Action *first, int64_t place);

// A fresh id: it rises with time within the enterprise (R4.14's age) and tells the seq that made
// it.
int64_t action_new_id(Action *action);

// What an enterprise's day does by itself (R4.9; action/renewal/automatic_private.h).
typedef enum { AUTOMATIC_NOTHING, AUTOMATIC_ORDER, AUTOMATIC_CANCEL } AutomaticKind;

// One thing to be done today, or done.
typedef struct {
    AutomaticKind kind;
    QuoteId quote;
    Date due;      // of AUTOMATIC_ORDER
    OrderId order; // of AUTOMATIC_CANCEL
} AutomaticStep;

// The first thing that is to be done with an enterprise on context->today, as it is kept now: what
// is not paid before what is due.
Err automatic_next(const ActionContext *context, EnterpriseId enterprise, AutomaticStep *ret_step);

// ActionBody: does the first thing, an action of its own; `given` is an EnterpriseId, `outcome` the
// AutomaticStep that was done: nothing where somebody was first, or the quote had to give way.
Err automatic_do(Action *action, const void *given, void *outcome);

// R10.3: closes the terms of an enterprise that ended before today, one row each.
Err day_close(Action *action);
// The standing of an agreement on a day, for who only reads: terms closed in memory.
Err day_standing(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                 Standing *ret_standing);
// The same of what a query's row says of it.
Err day_standing_of(const ActionContext *context, const StandingRow *row, Standing *ret_standing);

// A public number's enterprise and object; false where there is none. kind: "agreement" or "site".
Err directory_find(Db *db, Arena *arena, Text kind, Text number, EnterpriseId *ret_enterprise,
                   int64_t *ret_object, bool *ret_found);

// The same of a number that somebody typed, on the connection that reads as the viewer does: what
// is hidden is missing, costs what that costs, and nothing is locked for it (V6).
Err action_find(Action *action, Text kind, Text number, EnterpriseId *ret_enterprise,
                int64_t *ret_object, bool *ret_found);

// Enters a public number, for ever.
Err directory_add(Action *action, Text kind, Text number, int64_t object);

// A site and its agreement, by number.
typedef struct {
    EnterpriseId enterprise;
    SiteId site;
    AgreementId agreement;
} SiteRecord;
Err site_find(Db *db, Arena *arena, Text number, SiteRecord *ret_site, bool *ret_found);
// Reads again, after action_open, what another transaction may have changed since site_find: before
// the enterprise is locked only the directory is certain.
Err site_refresh(Action *action, SiteRecord *site);

#endif
