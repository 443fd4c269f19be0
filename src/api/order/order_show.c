// GET /api/v1/orders/{number} (portal.md P19).
#include "api/order/order_answer.h"

ENDPOINT(order_show, HTTP_GET, "/orders/{number}",
         MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING), &view_time_fields,
         GIVES(200, &order_shape), TAGGED, SAYS("An order on a day: lines, steps, proofs")) {
    return order_answer_on(call, call->params[0], call->input);
}
