// POST /orders/{number}/hold (portal.md P19).
#include "web/order/decide/order_decide.h"

PAGE(order_hold, HTTP_POST, "/orders/{number}/hold",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_hold_form_fields) {
    return order_decide_do(call, ORDER_ASK_HOLD, do_order_hold);
}
