// GET /api/v1/orders/{number} (portal.md P19).
#include "api/order/order_answer.h"

ENDPOINT(order_show, HTTP_GET, "/orders/{number}",
         MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING), TAKES_NOTHING,
         GIVES(200, &order_shape), TAGGED, SAYS("An order: lines, steps, proofs")) {
    return order_answer(call, call->params[0]);
}
