// GET /api/v1/orders/{number} (portal.md P19).
#include "api/order/order_answer.h"

ENDPOINT(order_show, HTTP_GET, "/orders/{number}",
         MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING), TAKES_NOTHING) {
    return order_answer(call, 200, call->params[0]);
}
