// POST /api/v1/orders/split: the same lines as two orders, both or neither (portal.md B21).
#include "action/plan/plan_ask.h"
#include "api/answer.h"
#include "api/plan/what_if_shape.h"
#include "api/problem.h"

ENDPOINT(order_pair_submit, HTTP_POST, "/orders/split",
         MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_pair_fields,
         GIVES(201, &order_pair_shape), SAYS("Submits the same lines as two orders")) {
    OrderPairInput input;
    OrderPairOutcome outcome;
    OrderPairAnswer answer;
    Refusals refusals = {0};
    order_pair_input(call->arena, call->input, &input, &refusals);
    if (!refused(&refusals)) {
        TRY(do_order_pair(call->context, &input, &outcome, &refusals));
    }
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    order_outcome_of(call->context, &outcome.first, input.order.currency, &answer.first);
    order_outcome_of(call->context, &outcome.second, input.order.currency, &answer.second);
    return answer_shape(call, &answer);
}
