// GET /orders/{number}/hold: asks before it is done (portal.md P19).
#include "web/order/decide/order_decide.h"

PAGE(order_hold_ask, HTTP_GET, "/orders/{number}/hold",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), NO_FIELDS) {
    return order_decide_ask(call, ORDER_ASK_HOLD);
}
