// POST /api/v1/orders/{number}/confirm (portal.md P19).
#include "action/order/ask/order_ask.h"
#include "action/order/order_submit.h"
#include "api/order/order_answer.h"

ENDPOINT(order_confirm, HTTP_POST, "/orders/{number}/confirm",
         MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_decision_fields,
         GIVES(200, &order_outcome_shape), IF_MATCH, SAYS("Confirms an order that waits")) {
    return order_answer_decision(call, do_order_confirm);
}
