// POST /api/v1/orders/check: what submitting would answer, without effect, and why each line costs
// what it costs (portal.md P18, R4.13).
#include "action/order/ask/order_ask.h"
#include "action/order/order_submit.h"
#include "api/answer.h"
#include "api/order/order_shape.h"
#include "api/problem.h"

ENDPOINT(order_check, HTTP_POST, "/orders/check",
         MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_ask_fields,
         GIVES(200, &order_foreseen_shape), SAYS("What submitting would answer, without effect"),
         WITHOUT_KEY) {
    OrderSubmitInput input;
    OrderSubmitOutcome outcome;
    Refusals refusals = {0};
    order_ask_input(call->arena, call->input, &input, &refusals);
    if (!refused(&refusals)) {
        TRY(do_order_check(call->context, &input, &outcome, &refusals));
    }
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    OrderOutcomeAnswer answer;
    order_foreseen_of(call->context, &outcome, input.currency, &answer);
    return answer_shape(call, &answer);
}
