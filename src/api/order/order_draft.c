// POST /api/v1/orders/drafts: keeps a cart that is not submitted yet (portal.md P18).
#include "action/order/ask/order_ask.h"
#include "action/order/cart/cart_save.h"
#include "api/order/order_answer.h"
#include "api/problem.h"

ENDPOINT(order_draft, HTTP_POST, "/orders/drafts",
         MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_ask_fields,
         GIVES(201, &order_outcome_shape),
         SAYS("Keeps the lines of an order that is not submitted yet as a draft")) {
    OrderSubmitInput input;
    OrderSubmitOutcome outcome;
    Refusals refusals = {0};
    order_ask_input(call->arena, call->input, &input, &refusals);
    if (!refused(&refusals)) {
        TRY(do_cart_save(call->context, &input, &outcome, &refusals));
    }
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    TRY(order_say_where(call, outcome.number));
    return order_answer_outcome(call, &outcome, input.currency);
}
