// POST /api/v1/orders: submits; the same key again answers with the same order (portal.md P18).
#include "action/order/ask/order_ask.h"
#include "action/order/order_submit.h"
#include "api/order/order_answer.h"
#include "api/problem.h"

ENDPOINT(order_submit, HTTP_POST, "/orders",
         MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_ask_fields,
         GIVES(201, &order_outcome_shape), SAYS("Submits an order")) {
    OrderSubmitInput input;
    OrderSubmitOutcome outcome;
    Refusals refusals = {0};
    order_ask_input(call->arena, call->input, &input, &refusals);
    if (!refused(&refusals)) {
        TRY(do_order_submit(call->context, &input, &outcome, &refusals));
    }
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    TRY(order_say_where(call, outcome.number));
    return order_answer_outcome(call, &outcome, input.currency);
}
