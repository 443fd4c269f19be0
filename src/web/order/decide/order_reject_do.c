// POST /orders/{number}/reject (portal.md P19).
#include "web/order/decide/order_decide.h"

PAGE(order_reject, HTTP_POST, "/orders/{number}/reject",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_decide_fields) {
    return order_decide_do(call, ORDER_ASK_REJECT, do_order_reject);
}
