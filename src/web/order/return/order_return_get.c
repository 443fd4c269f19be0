// GET /orders/{number}/return: which lines, and what returning them does (portal.md P19).
#include "web/order/return/order_return_page.h"

PAGE(order_return_ask, HTTP_GET, "/orders/{number}/return",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_return_fields) {
    if (call->complaints->count > 0) {
        return order_return_page(call, 422, &(OrderReturnForm){0}, NULL);
    }
    return order_return_page(call, 200, call->input, NULL);
}
