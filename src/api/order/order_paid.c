// POST /api/v1/orders/{number}/paid: the payment of an order that renewed by itself (R4.9).
#include "action/renewal/automatic.h"
#include "api/answer.h"
#include "api/if_match.h"
#include "api/order/order_answer.h"
#include "api/problem.h"

ENDPOINT(order_paid, HTTP_POST, "/orders/{number}/paid",
         MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), TAKES_NOTHING,
         GIVES(200, &order_shape), IF_MATCH,
         SAYS("Notes that an automatic renewal was paid, for the vendor's desk")) {
    OrderSeen order;
    PaidInput input = {.order = call->params[0], .has_revision = true};
    AutomaticOutcome outcome;
    Refusals refusals = {0};
    Err answered = OK;
    TRY(see_order(call->context, call->params[0], &order, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (!if_match_revision(call, &input.revision, &answered)) {
        return answered;
    }
    TRY(do_order_paid(call->context, &input, &outcome, &refusals));
    if (refused(&refusals)) {
        return refusals.items[0].id == REFUSAL_STALE
                   ? order_answer_stale(call, input.revision, &refusals)
                   : problem_refuse(call, &refusals);
    }
    answer_replayed(call, outcome.repeated);
    return order_answer(call, call->params[0]);
}
