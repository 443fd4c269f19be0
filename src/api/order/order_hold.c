// POST /api/v1/orders/{number}/hold (portal.md P19).
#include "action/order/ask/order_ask.h"
#include "action/order/order_submit.h"
#include "api/order/order_answer.h"

ENDPOINT(order_hold, HTTP_POST, "/orders/{number}/hold",
         MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_hold_fields,
         GIVES(200, &order_outcome_shape), IF_MATCH,
         SAYS("Holds an order that waits, for the order desk")) {
    return order_answer_decision(call, do_order_hold);
}
