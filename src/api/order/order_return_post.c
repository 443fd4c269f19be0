// POST /api/v1/orders/{number}/return: all lines or none (portal.md P19).
#include "api/if_match.h"
#include "api/order/order_return_answer.h"

ENDPOINT(order_return, HTTP_POST, "/orders/{number}/return",
         MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &return_ask_fields,
         GIVES(200, &order_returns_shape), IF_MATCH, SAYS("Returns lines of an order")) {
    int64_t seen = 0;
    Err answered = OK;
    if (!if_match_revision(call, &seen, &answered)) {
        return answered;
    }
    return order_answer_returns(call, do_order_returns, seen);
}
