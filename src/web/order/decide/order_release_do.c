// POST /orders/{number}/release (portal.md P19).
#include "web/order/decide/order_decide.h"

PAGE(order_release, HTTP_POST, "/orders/{number}/release",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_decide_fields) {
    return order_decide_do(call, ORDER_ASK_RELEASE, do_order_release);
}
