// POST /api/v1/what-if: what an order would do (portal.md P20, B1, B21).
#include "action/plan/plan_ask.h"
#include "api/answer.h"
#include "api/plan/what_if_shape.h"
#include "api/problem.h"

ENDPOINT(what_if, HTTP_POST, "/what-if", MAY(SUBJECT_FORECAST, ACT, RIGHT_BIDS, RIGHT_QUOTES),
         &what_if_fields, GIVES(200, &what_if_shape),
         SAYS("What an order would cost, earn and turn, and the best split of two"), WITHOUT_KEY) {
    WhatIfInput input;
    WhatIfOutcome outcome;
    WhatIfAnswer answer;
    Refusals refusals = {0};
    TRY(what_if_input(call->context, call->input, &input, &refusals));
    if (!refused(&refusals)) {
        TRY(see_what_if(call->context, &input, &outcome, &refusals));
    }
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    what_if_answer_of(call->context, &outcome, &answer);
    return answer_shape(call, &answer);
}
