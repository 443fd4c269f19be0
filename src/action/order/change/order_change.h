// Changes of an order that one person of the order desk asks for and a second one confirms or
// refuses, never the same (portal.md P19, §4): a rebill of an accepted one (R9.3), prices of the
// lines of one that waits. Until it is confirmed nothing is changed; both stand on the order. Who
// asked may take it back.
#ifndef ACTION_ORDER_CHANGE_ORDER_CHANGE_H
#define ACTION_ORDER_CHANGE_ORDER_CHANGE_H

#include "action/action.h"
#include "action/price_trace.h"
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

// Units as suggested (R8.4), after months ÷ 12 and before the channel discount;
// docs/decisions/0015.
typedef struct {
    int64_t line;
    Text unit; // as typed
} RepriceAskLine;

typedef struct {
    FieldList lines; // of RepriceAskLine
    Text reason;
} RepriceAsk;

extern const FieldTable reprice_ask_fields;

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

// A line whose price is set.
typedef struct {
    Currency money;
    int64_t line;
    Text part;
    Quantity quantity;
    Money unit_before;
    Money extended_before;
    Money unit;
    Money extended;
    PriceTraceRow *trace; // of what is only checked
    size_t trace_count;
} RepricedLine;

extern const ColumnTable repriced_line_columns;

typedef enum { CHANGE_REBILL, CHANGE_PRICE, CHANGE_KINDS } ChangeKind;

// What is asked, or would be, and what it does. Of a rebill the old order is credited, the new one
// has its day, level, points and price; of a price the order keeps points and level.
typedef struct {
    Currency money;
    Text order;
    int64_t revision; // of what was asked, for If-Match; 0: nothing is asked yet, as the next ones
    Text state;       // waiting, confirmed, refused, withdrawn
    Text reason;
    Date asked_on;
    bool asked_on_null;
    Text asked_by; // name of the person
    Date decided_on;
    bool decided_on_null;
    Text decided_by;
    Text decided_reason;
    Text made;        // number of the order that a rebill became
    Date accepted_on; // of a rebill
    Text level;
    Points points;
    Money total_before; // of a price
    Money total;
    Text currency;
    RebillSide was;
    RebillSide becomes;
    RepricedLine *lines; // of a price
    size_t line_count;
    bool may_decide;   // the viewer is a second person
    bool may_withdraw; // he is who asked
} OrderChange;

extern const ColumnTable rebill_side_columns;
extern const ColumnTable order_rebill_columns;
extern const ColumnTable order_reprice_columns;

typedef struct {
    ChangeKind kind;
    Text order; // its number
    int64_t revision;
    const RebillAsk *rebill; // of that kind, as the next
    const RepriceAsk *price;
    bool leaves_empty; // a line without a unit is none, as forms send it
} ChangeAskInput;

typedef struct {
    OrderChange change; // as it is then
    bool repeated;
} ChangeMoved;

// The latest of its kind that was asked of an order; where nothing was, its revision is 0, and a
// rebill becomes what the order is. Refuses right_missing · order_not_found · not_rebillable (not
// accepted) · where no price was asked for, price_stands (accepted) and order_ended (cancelled, or
// a draft).
Err see_order_change(const ActionContext *context, ChangeKind kind, Text order,
                     OrderChange *ret_change, Refusals *ret_refusals);
// What asking would ask for, and nothing done: no reason, no revision. Refuses as do_change_ask.
Err see_change_check(const ActionContext *context, const ChangeAskInput *input,
                     OrderChange *ret_change, Refusals *ret_refusals);
// Asks for it. Refuses right_missing · order_not_found · stale (the order's revision) ·
// reason_required · change_waits. Of a rebill what do_order_rebill does · distributor_not_found ·
// reseller_not_found (new ones have to be active) · purchase_order_required and
// purchase_order_is_quote (of one that changes) · nothing_changes. Of a price price_stands ·
// order_ended · what today refuses of the order · no_lines · line by line line_not_found ·
// line_twice · bad_price · nothing_changes · then amount_too_large.
Err do_change_ask(const ActionContext *context, const ChangeAskInput *input, ChangeMoved *ret_moved,
                  Refusals *ret_refusals);

typedef enum { CHANGE_CONFIRM, CHANGE_REFUSE, CHANGE_WITHDRAW } ChangeVerb;

typedef struct {
    Text reason;
} ChangeDecideAsk;

extern const FieldTable change_decide_fields;

typedef struct {
    ChangeKind kind;
    Text order;
    int64_t revision; // of what was asked, as it was seen
    Text reason;
} ChangeDecision;

// The second person confirms, and it is done in the same commit, or refuses; or who asked takes it
// back. Refuses right_missing · order_not_found · change_not_found · already_decided (value: the
// state, by whom and when) · own_request · other_request (of withdrawing) · stale · reason_required
// (of a refusal) · of confirming a rebill what do_order_rebill does, of a price price_stands ·
// order_ended · what today refuses of the order · price_differs (what it comes to moved since).
Err do_change_decide(const ActionContext *context, ChangeVerb verb, const ChangeDecision *decision,
                     ChangeMoved *ret_moved, Refusals *ret_refusals);

#endif
