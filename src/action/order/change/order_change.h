// Changes of an order that one person of the order desk asks for and a second one confirms or
// refuses, never the same (portal.md P19, §4): so far a rebill (R9.3). Until it is confirmed
// nothing is changed; both stand on the order.
#ifndef ACTION_ORDER_CHANGE_ORDER_CHANGE_H
#define ACTION_ORDER_CHANGE_ORDER_CHANGE_H

#include "action/action.h"
#include "base/input/fields.h"
#include "domain/columns.h"

// The site, parties and papers of the order that it becomes: all of them, what is left out is none.
// The site alone: the order's own.
typedef struct {
    Text site;
    Text distributor; // number of the account, as the next
    Text reseller;
    Text purchase_order;
    FieldDate purchase_order_date;
    Text distributor_purchase_order;
    FieldDate distributor_purchase_order_date;
    Text customer_purchase_order;
    FieldDate customer_order_date;
    Text reason;
} RebillAsk;

extern const FieldTable rebill_ask_fields;

// Of an order: what it was billed by, or is to be.
typedef struct {
    Text site;
    Text distributor;
    Text distributor_name;
    Text reseller;
    Text reseller_name;
    Text purchase_order;
    Date purchase_order_date;
    bool purchase_order_date_null;
    Text distributor_purchase_order;
    Date distributor_purchase_order_date;
    bool distributor_purchase_order_date_null;
    Text customer_purchase_order;
    Date customer_order_date;
    bool customer_order_date_null;
} RebillSide;

// What is asked, or would be, and what it does: the old order is credited, the new one has its day,
// level, points and price.
typedef struct {
    Currency money;
    Text order;
    int64_t revision; // of what was asked, for If-Match; 0: nothing is asked yet, as the next ones
    Text state;       // waiting, confirmed, refused
    Text reason;
    Date asked_on;
    bool asked_on_null;
    Text asked_by; // name of the person
    Date decided_on;
    bool decided_on_null;
    Text decided_by;
    Text decided_reason;
    Text made; // number of the order that it became
    Date accepted_on;
    Text level;
    Points points;
    Money total;
    Text currency;
    RebillSide was;
    RebillSide becomes;
    bool may_decide; // the viewer is a second person
} OrderRebill;

extern const ColumnTable rebill_side_columns;
extern const ColumnTable order_rebill_columns;

typedef struct {
    Text order; // its number
    int64_t revision;
    const RebillAsk *ask;
} RebillAskInput;

typedef struct {
    OrderRebill rebill; // as it is then
    bool repeated;
} RebillMoved;

// The latest that was asked of an accepted order; where nothing was, its revision is 0 and it
// becomes what it is. Refuses right_missing · order_not_found · not_rebillable.
Err see_order_rebill(const ActionContext *context, Text order, OrderRebill *ret_rebill,
                     Refusals *ret_refusals);
// What asking would ask for, and nothing done: no reason, no revision. Refuses as do_rebill_ask.
Err see_rebill_check(const ActionContext *context, const RebillAskInput *input,
                     OrderRebill *ret_rebill, Refusals *ret_refusals);
// Asks for it. Refuses right_missing · order_not_found · stale (the order's revision) ·
// reason_required · change_waits · what do_order_rebill does · distributor_not_found ·
// reseller_not_found (new ones have to be active) · purchase_order_required and
// purchase_order_is_quote (of one that changes) · nothing_changes.
Err do_rebill_ask(const ActionContext *context, const RebillAskInput *input, RebillMoved *ret_moved,
                  Refusals *ret_refusals);

typedef enum { CHANGE_CONFIRM, CHANGE_REFUSE } ChangeVerb;

typedef struct {
    Text reason;
} ChangeDecideAsk;

extern const FieldTable change_decide_fields;

typedef struct {
    Text order;
    int64_t revision; // of what was asked, as it was seen
    Text reason;
} ChangeDecision;

// The second person confirms, and it is done in the same commit, or refuses. Refuses right_missing
// · order_not_found · change_not_found · already_decided (value: the state, by whom and when) ·
// own_request · stale · reason_required (of a refusal) · of confirming what do_order_rebill does.
Err do_rebill_decide(const ActionContext *context, ChangeVerb verb, const ChangeDecision *decision,
                     RebillMoved *ret_moved, Refusals *ret_refusals);

#endif
