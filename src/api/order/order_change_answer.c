// Changes of orders to answers.
#include "api/order/order_change_answer.h"

#include "api/answer.h"
#include "api/if_match.h"
#include "api/order/order_answer.h"
#include "api/order/order_shape.h"
#include "api/problem.h"

#include <stddef.h>

static const Shape side_shape = SHAPE("order_rebill_side", rebill_side_columns);
static const ShapePart rebill_parts[] = {
    PART_INSIDE("was", &side_shape, OrderChange, was),
    PART_INSIDE("becomes", &side_shape, OrderChange, becomes),
};
const Shape order_rebill_shape = SHAPE_WITH("order_rebill", order_rebill_columns, rebill_parts);

static const ShapePart line_parts[] = {
    PART_LIST("trace", &price_step_shape, RepricedLine, trace, trace_count)};
static const Shape line_shape =
    SHAPE_WITH("order_repriced_line", repriced_line_columns, line_parts);
static const ShapePart reprice_parts[] = {
    PART_LIST("lines", &line_shape, OrderChange, lines, line_count)};
const Shape order_reprice_shape = SHAPE_WITH("order_reprice", order_reprice_columns, reprice_parts);

static Err answer(EndpointCall *call, const OrderChange *change) {
    if (change->revision > 0) {
        (void)if_match_tag(call, change->revision);
    }
    return answer_shape(call, change);
}

Err order_change_latest(EndpointCall *call, ChangeKind kind) {
    OrderChange change;
    Refusals refusals = {0};
    TRY(see_order_change(call->context, kind, call->params[0], &change, &refusals));
    if (!refused(&refusals) && change.revision == 0) {
        refuse(&refusals, (Refusal){.id = REFUSAL_CHANGE_NOT_FOUND, .field = S("order")});
    }
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer(call, &change);
}

Err order_change_checked(EndpointCall *call, const ChangeAskInput *input) {
    OrderChange change;
    Refusals refusals = {0};
    TRY(see_change_check(call->context, input, &change, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer(call, &change);
}

Err order_change_asked(EndpointCall *call, const ChangeAskInput *input) {
    ChangeAskInput asked = *input;
    ChangeMoved moved;
    Refusals refusals = {0};
    Err answered = OK;
    if (!if_match_revision(call, &asked.revision, &answered)) {
        return answered;
    }
    TRY(do_change_ask(call->context, &asked, &moved, &refusals));
    if (refused(&refusals)) {
        return refusals.items[0].id == REFUSAL_STALE
                   ? order_answer_stale(call, asked.revision, &refusals)
                   : problem_refuse(call, &refusals);
    }
    answer_replayed(call, moved.repeated);
    return answer(call, &moved.change);
}

// ---- deciding ----

static Err say_stale(EndpointCall *call, const ChangeDecision *decision, const Refusals *refusals) {
    OrderChange now;
    Refusals unseen = {0};
    TRY(see_order_change(call->context, decision->kind, call->params[0], &now, &unseen));
    if (refused(&unseen)) {
        return problem_refuse(call, &unseen);
    }
    // What was decided is refused before: it was withdrawn, and another asked for.
    ProblemRevision revision = {decision->revision, now.revision, date_midnight_utc(now.asked_on),
                                now.asked_by};
    return problem_stale_revision(call, refusals, &revision);
}

Err order_change_decided(EndpointCall *call, ChangeKind kind, ChangeVerb verb) {
    const ChangeDecideAsk *ask = call->input;
    ChangeDecision decision = {.kind = kind, .order = call->params[0]};
    ChangeMoved moved;
    Refusals refusals = {0};
    Err answered = OK;
    if (!if_match_revision(call, &decision.revision, &answered)) {
        return answered;
    }
    if (verb != CHANGE_WITHDRAW) { // which takes nothing
        decision.reason = ask->reason;
    }
    TRY(do_change_decide(call->context, verb, &decision, &moved, &refusals));
    if (refused(&refusals)) {
        return refusals.items[0].id == REFUSAL_STALE ? say_stale(call, &decision, &refusals)
                                                     : problem_refuse(call, &refusals);
    }
    answer_replayed(call, moved.repeated);
    return answer(call, &moved.change);
}
