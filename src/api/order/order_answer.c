// Orders to answers.
#include "api/order/order_answer.h"

#include "action/order/ask/order_ask.h"
#include "api/answer.h"
#include "api/if_match.h"
#include "api/problem.h"

Err order_answer(EndpointCall *call, Text number) {
    ViewTimeInput now = {.true_on = {.given = false}};
    return order_answer_on(call, number, &now);
}

Err order_answer_on(EndpointCall *call, Text number, const ViewTimeInput *when) {
    OrderSeen order;
    Refusals refusals = {0};
    TRY(see_order_on(call->context, number, when, &order, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    (void)if_match_tag(call, order.revision); // prices of a waiting order are of today: always sent
    return answer_shape(call, &order);
}

Err order_say_where(EndpointCall *call, Text number) {
    enum { PATH_ROOM = 24 };
    TextBuf path = buf_new(call->arena, number.len + PATH_ROOM);
    buf_add(&path, S("/api/v1/orders/"));
    buf_add(&path, number);
    bool added = http_answer_header(call->answer, S("Location"), buf_text(&path));
    ENSURE(added);
    return OK;
}

Err order_answer_outcome(EndpointCall *call, const OrderSubmitOutcome *outcome, Currency currency) {
    OrderOutcomeAnswer answer;
    order_outcome_of(call->context, outcome, currency, &answer);
    return answer_shape(call, &answer);
}

Err order_answer_stale(EndpointCall *call, int64_t seen, const Refusals *refusals) {
    OrderSeen now;
    Refusals unseen = {0};
    TRY(see_order(call->context, call->params[0], &now, &unseen));
    if (refused(&unseen)) {
        return problem_refuse(call, &unseen);
    }
    ProblemRevision revision = {seen, now.revision, now.changed_at, now.changed_by};
    return problem_stale_revision(call, refusals, &revision);
}

static Err refuse_decision(EndpointCall *call, int64_t seen, const Refusals *refusals) {
    return refusals->items[0].id == REFUSAL_STALE ? order_answer_stale(call, seen, refusals)
                                                  : problem_refuse(call, refusals);
}

Err order_answer_decision(EndpointCall *call, OrderDecider decide) {
    OrderSeen order;
    OrderDecisionInput input;
    OrderSubmitOutcome outcome;
    Refusals refusals = {0};
    int64_t seen = 0;
    Err answered = OK;
    TRY(see_order(call->context, call->params[0], &order, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (!if_match_revision(call, &seen, &answered)) {
        return answered;
    }
    order_decision_input(call->input, order.summary.order, order.summary.money, &input, &refusals);
    input.has_revision = true;
    input.revision = seen;
    if (!refused(&refusals)) {
        TRY(decide(call->context, &input, &outcome, &refusals));
    }
    if (refused(&refusals)) {
        return refuse_decision(call, seen, &refusals);
    }
    (void)if_match_tag(call, seen + 1); // a decision is one step
    return order_answer_outcome(call, &outcome, order.summary.money);
}
