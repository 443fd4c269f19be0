// Replaying a scenario through the actions (replay.md), each step one transaction.
#ifndef MAIN_REPLAY_REPLAY_H
#define MAIN_REPLAY_REPLAY_H

#include "action/agreement/enrol.h"
#include "action/entitlement/entitlement_see.h"
#include "action/order/order_parties.h"
#include "action/order/return/order_return.h"
#include "action/order/order_view.h"
#include "main/replay/scenario.h"
#include "store/db.h"

// What a step came to. Which member counts follows from the step's kind; none where it was refused.
typedef struct {
    const Step *step;
    Refusals refusals;
    AgreementSummary agreement; // enrol, add_site, move_site, agreement
    OrderView order;            // order, renewals, renew
    ReturnOutcome back;         // return
    Quantity moved;             // migrate
    EntitlementRows entitlements;
} StepResult;

// Is handed each result as it comes; a fault ends the replay.
typedef struct {
    Err (*take)(void *target, const StepResult *result);
    void *target;
} ResultSink;

typedef struct {
    Text database;     // for db_open: ":memory:", a new file, an empty schema of PostgreSQL
    bool repeat_steps; // do every step twice with its key: the second must come to the same
    // What a scenario does not say: who sells. Both are NULL, or neither.
    Err (*add_accounts)(Db *db);
    OrderParties (*parties_of)(const Step *step);
} ReplayOptions;

// Replays all steps in a fresh database; FAULT_DB_NOT_EMPTY where it is none. `arena` is for the
// steps' own memory and is rewound after each.
Err replay_run(Arena *arena, const Scenario *scenario, const ReplayOptions *options,
               ResultSink sink);
// The same in an open database that is migrated and holds no rows; options->database counts for
// nothing.
Err replay_run_in(Db *db, Arena *arena, const Scenario *scenario, const ReplayOptions *options,
                  ResultSink sink);

#endif
