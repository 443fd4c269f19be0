// The same lines as two orders, both or neither (B21): the second is priced behind the first.
#ifndef ACTION_PLAN_ORDER_PAIR_H
#define ACTION_PLAN_ORDER_PAIR_H

#include "action/order/order_submission.h"

typedef struct {
    OrderSubmitInput
        order;             // site, papers, currency; its lines are all lines, its total is not read
    const Quantity *first; // of each line, what the first order takes; the second takes the rest
    bool has_expected;
    Money expected_first; // as they were shown
    Money expected_second;
} OrderPairInput;

typedef struct {
    OrderSubmitOutcome first;
    OrderSubmitOutcome second;
} OrderPairOutcome;

// Submits two orders in one transaction. One set of papers backs both. Where they wait for a
// distributor, the second has its level once the first is confirmed, and its expected total is not
// asked about before. Refuses bad_quantity where more than there is goes to the first, no_lines
// where either would be empty, and what do_order_submit refuses of each.
Err do_order_pair(const ActionContext *context, const OrderPairInput *input,
                  OrderPairOutcome *ret_outcome, Refusals *ret_refusals);

#endif
