// POST /api/v1/orders/{number}/return/check: what returning would do, without effect (portal.md
// P19).
#include "api/order/order_return_answer.h"

ENDPOINT(order_return_check, HTTP_POST, "/orders/{number}/return/check",
         MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &return_ask_fields,
         GIVES(200, &order_returns_shape), SAYS("What a return would do, without effect"),
         WITHOUT_KEY) {
    return order_answer_returns(call, do_order_returns_check, 0);
}
