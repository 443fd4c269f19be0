// GET /orders/{number}/release: asks before it is done (portal.md P19).
#include "web/order/decide/order_decide.h"

PAGE(order_release_ask, HTTP_GET, "/orders/{number}/release",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), NO_FIELDS) {
    return order_decide_ask(call, ORDER_ASK_RELEASE);
}
