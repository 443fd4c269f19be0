// POST /orders/{number}/cancel (portal.md P19).
#include "web/order/decide/order_decide.h"

PAGE(order_cancel, HTTP_POST, "/orders/{number}/cancel",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_decide_fields) {
    return order_decide_do(call, ORDER_ASK_CANCEL, do_order_cancel);
}
