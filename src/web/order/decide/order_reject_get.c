// GET /orders/{number}/reject: asks before it is done (portal.md P19).
#include "web/order/decide/order_decide.h"

PAGE(order_reject_ask, HTTP_GET, "/orders/{number}/reject",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), NO_FIELDS) {
    return order_decide_ask(call, ORDER_ASK_REJECT);
}
