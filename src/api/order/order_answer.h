// Orders as the API answers them.
#ifndef API_ORDER_ORDER_ANSWER_H
#define API_ORDER_ORDER_ANSWER_H

#include "api/order/order_shape.h"
#include "api/endpoint.h"

// An order with its lines, steps and proofs; 404 where it is not there for the viewer.
Err order_answer(EndpointCall *call, Text number);
// The same of the day that is asked for, with its revision then: what came since is a 412.
Err order_answer_on(EndpointCall *call, Text number, const ViewTimeInput *when);
// Location: the order of this number.
Err order_say_where(EndpointCall *call, Text number);
// What checking or submitting made of it: state, hold, prices, points and level.
Err order_answer_outcome(EndpointCall *call, const OrderSubmitOutcome *outcome, Currency currency);

// 412: the revision that was seen, the present one, by whom and when (portal.md §10).
Err order_answer_stale(EndpointCall *call, int64_t seen, const Refusals *refusals);

typedef Err (*OrderDecider)(const ActionContext *context, const OrderDecisionInput *input,
                            OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals);

// POST /orders/{number}/verb: decides, and answers with the order as it is then.
Err order_answer_decision(EndpointCall *call, OrderDecider decide);

#endif
