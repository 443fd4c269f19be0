// POST /api/v1/orders/{number}/release (portal.md P19).
#include "action/order/ask/order_ask.h"
#include "action/order/order_submit.h"
#include "api/order/order_answer.h"

ENDPOINT(order_release, HTTP_POST, "/orders/{number}/release",
         MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_decision_fields,
         GIVES(200, &order_outcome_shape), IF_MATCH,
         SAYS("Releases an order that is held, for the order desk")) {
    return order_answer_decision(call, do_order_release);
}
