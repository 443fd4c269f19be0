// Orders to answers.
#include "api/order/order_answer.h"

#include "action/order/ask/order_ask.h"
#include "api/answer.h"
#include "api/problem.h"

Err order_answer(EndpointCall *call, Text number) {
    OrderSeen order;
    Refusals refusals = {0};
    TRY(see_order(call->context, number, &order, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer_shape(call, &order);
}

Err order_answer_outcome(EndpointCall *call, const OrderSubmitOutcome *outcome, Currency currency) {
    OrderOutcomeAnswer answer;
    order_outcome_of(call->context, outcome, currency, &answer);
    return answer_shape(call, &answer);
}

Err order_answer_decision(EndpointCall *call, OrderDecider decide) {
    OrderSeen order;
    OrderDecisionInput input;
    OrderSubmitOutcome outcome;
    Refusals refusals = {0};
    TRY(see_order(call->context, call->params[0], &order, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    order_decision_input(call->input, order.summary.order, order.summary.money, &input, &refusals);
    if (!refused(&refusals)) {
        TRY(decide(call->context, &input, &outcome, &refusals));
    }
    return refused(&refusals) ? problem_refuse(call, &refusals)
                              : order_answer_outcome(call, &outcome, order.summary.money);
}
