// POST /orders/{number}/confirm (portal.md P19).
#include "web/order/decide/order_decide.h"

PAGE(order_confirm, HTTP_POST, "/orders/{number}/confirm",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_decide_fields) {
    return order_decide_do(call, ORDER_ASK_CONFIRM, do_order_confirm);
}
