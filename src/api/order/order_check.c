// POST /api/v1/orders/check: what submitting would answer, without effect (portal.md P18).
#include "action/order/ask/order_ask.h"
#include "action/order/order_submit.h"
#include "api/order/order_answer.h"
#include "api/problem.h"

ENDPOINT(order_check, HTTP_POST, "/orders/check",
         MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_ask_fields,
         GIVES(200, &order_outcome_shape), SAYS("What submitting would answer, without effect"),
         WITHOUT_KEY) {
    OrderSubmitInput input;
    OrderSubmitOutcome outcome;
    Refusals refusals = {0};
    order_ask_input(call->arena, call->input, &input, &refusals);
    if (!refused(&refusals)) {
        TRY(do_order_check(call->context, &input, &outcome, &refusals));
    }
    return refused(&refusals) ? problem_refuse(call, &refusals)
                              : order_answer_outcome(call, &outcome, input.currency);
}
