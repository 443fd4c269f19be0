// Returning lines of an order (P19): what it does is seen first, by doing it and taking it back;
// then it is done, all lines or none.
#ifndef ACTION_ORDER_RETURN_ORDER_RETURNS_H
#define ACTION_ORDER_RETURN_ORDER_RETURNS_H

#include "action/order/return/order_return.h"

typedef struct {
    int64_t line;
    Quantity quantity;
} ReturnLineInput;

typedef struct {
    Text order; // number
    const ReturnLineInput *lines;
    size_t line_count;
    Text reason;       // required, but for checking
    bool has_revision; // the order's, as it was seen
    int64_t revision;
} OrderReturnsInput;

typedef struct {
    Text order;
    int64_t revision; // of the order behind it
    Currency money;
    Money credit;
    Points points; // taken back, ≤ 0
    AgreementSummary before;
    AgreementSummary after;
    ReturnOutcome *lines; // in the input's places
    size_t line_count;
} OrderReturnsOutcome;

// Refuses order_not_found (not there and not visible are one) · stale · no_lines · reason_required
// · of every line what do_order_return refuses.
Err do_order_returns(const ActionContext *context, const OrderReturnsInput *input,
                     OrderReturnsOutcome *ret_outcome, Refusals *ret_refusals);
// Answers as do_order_returns would, by doing it and taking it back: no effect, no key, no reason.
Err do_order_returns_check(const ActionContext *context, const OrderReturnsInput *input,
                           OrderReturnsOutcome *ret_outcome, Refusals *ret_refusals);

#endif
