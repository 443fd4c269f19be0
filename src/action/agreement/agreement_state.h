// Whether an agreement is active (R1.9; portal.md §5 agreement: active ⇄ inactive). An inactive one
// takes no order, quote, site or entitlement; what was there stays to be seen. Only an
// administrator brings it back.
#ifndef ACTION_AGREEMENT_AGREEMENT_STATE_H
#define ACTION_AGREEMENT_AGREEMENT_STATE_H

#include "action/action.h"
#include "base/input/fields.h"
#include "domain/columns.h"

enum { AGREEMENT_REASON_MAX = 2000 }; // characters

typedef struct {
    Text state;
    Date on;
    Text reason; // for the desks alone, as the next
    Text by;     // name of the administrator
} AgreementStep;

extern const ColumnTable agreement_step_columns;

typedef struct {
    Text agreement; // its number
    Text state;     // "active", "inactive"
    Date since;
    bool inactive_from_null;
    Date inactive_from; // as P11 has it
    int64_t revision;   // rises with each change of the state
    AgreementStep *steps;
    size_t step_count;
    Text changed_by; // of the last step; empty: none, or not told
    Instant changed_at;
    bool may_deactivate; // the viewer, today
    bool may_activate;
} AgreementState;

extern const ColumnTable agreement_state_columns;

// For who sees the agreement. Refuses agreement_not_found: not there and not visible are one (V6).
Err see_agreement_state(const ActionContext *context, Text number, AgreementState *ret_state,
                        Refusals *ret_refusals);

typedef enum { AGREEMENT_DEACTIVATE, AGREEMENT_ACTIVATE } AgreementVerb;

typedef struct {
    Text reason;
} AgreementMoveAsk;

extern const FieldTable agreement_move_fields;

typedef struct {
    Text agreement;   // its number
    int64_t revision; // of the state, as it was seen
    Text reason;
} AgreementMove;

typedef struct {
    AgreementState state; // as it is then
    bool repeated;
} AgreementMoved;

// Sets an agreement inactive, from the day that R1.9 counts, or active again: an administrator.
// Refuses agreement_not_found · right_missing · stale · already_decided (it is so; value: its
// state) · agreement_not_idle (value: the day from which it may be; none: it never ordered) ·
// reason_required. With the same key it is done once.
Err do_agreement_move(const ActionContext *context, AgreementVerb verb, const AgreementMove *move,
                      AgreementMoved *ret_moved, Refusals *ret_refusals);

#endif
