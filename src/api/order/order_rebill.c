// /api/v1/orders/{number}/rebill +check +confirm +refuse (portal.md P19, R9.3).
#include "action/order/change/order_change.h"
#include "api/answer.h"
#include "api/if_match.h"
#include "api/order/order_answer.h"
#include "api/problem.h"

#define OF_DESK MAY(SUBJECT_ORDERS, DECIDE, RIGHT_ORDERING, RIGHT_ORDERING)

enum { REVISION_ROOM = 24 };

static const Shape side_shape = SHAPE("order_rebill_side", rebill_side_columns);
static const ShapePart parts[] = {
    PART_INSIDE("was", &side_shape, OrderRebill, was),
    PART_INSIDE("becomes", &side_shape, OrderRebill, becomes),
};
static const Shape rebill_shape = SHAPE_WITH("order_rebill", order_rebill_columns, parts);

static Text number_text(Arena *arena, int64_t number) {
    TextBuf buf = buf_new(arena, REVISION_ROOM);
    buf_add_int(&buf, number);
    return buf_text(&buf);
}

static Err answer(EndpointCall *call, const OrderRebill *rebill) {
    if (rebill->revision > 0) {
        (void)if_match_tag(call, rebill->revision);
    }
    return answer_shape(call, rebill);
}

ENDPOINT(order_rebill_show, HTTP_GET, "/orders/{number}/rebill", OF_DESK, TAKES_NOTHING,
         GIVES(200, &rebill_shape), TAGGED,
         SAYS("The latest rebill that was asked of an order, for the order desk")) {
    OrderRebill rebill;
    Refusals refusals = {0};
    TRY(see_order_rebill(call->context, call->params[0], &rebill, &refusals));
    if (!refused(&refusals) && rebill.revision == 0) {
        refuse(&refusals, (Refusal){.id = REFUSAL_CHANGE_NOT_FOUND, .field = S("order")});
    }
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer(call, &rebill);
}

ENDPOINT(order_rebill_check, HTTP_POST, "/orders/{number}/rebill/check", OF_DESK,
         &rebill_ask_fields, GIVES(200, &rebill_shape),
         SAYS("What a rebill would be, without effect"), WITHOUT_KEY) {
    RebillAskInput input = {.order = call->params[0], .ask = call->input};
    OrderRebill rebill;
    Refusals refusals = {0};
    TRY(see_rebill_check(call->context, &input, &rebill, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer(call, &rebill);
}

// If-Match is the order's.
ENDPOINT(order_rebill_ask, HTTP_POST, "/orders/{number}/rebill", OF_DESK, &rebill_ask_fields,
         GIVES(200, &rebill_shape), IF_MATCH,
         SAYS("Asks a second person of the order desk to credit an order and bill it again; "
              "what is left out of partners and purchase orders is none")) {
    RebillAskInput input = {.order = call->params[0], .ask = call->input};
    RebillMoved moved;
    Refusals refusals = {0};
    Err answered = OK;
    if (!if_match_revision(call, &input.revision, &answered)) {
        return answered;
    }
    TRY(do_rebill_ask(call->context, &input, &moved, &refusals));
    if (refused(&refusals)) {
        return refusals.items[0].id == REFUSAL_STALE
                   ? order_answer_stale(call, input.revision, &refusals)
                   : problem_refuse(call, &refusals);
    }
    answer_replayed(call, moved.repeated);
    return answer(call, &moved.rebill);
}

// ---- deciding ----

static Err say_stale(EndpointCall *call, int64_t revision, const Refusals *refusals) {
    OrderRebill now;
    Refusals unseen = {0};
    TRY(see_order_rebill(call->context, call->params[0], &now, &unseen));
    if (refused(&unseen)) {
        return problem_refuse(call, &unseen);
    }
    ProblemConflict conflict = {S("/revision"), number_text(call->arena, revision),
                                number_text(call->arena, now.revision),
                                date_midnight_utc(now.asked_on), now.asked_by};
    return problem_stale(call, refusals, &conflict, 1);
}

static Err decide(EndpointCall *call, ChangeVerb verb) {
    const ChangeDecideAsk *ask = call->input;
    ChangeDecision decision = {.order = call->params[0], .reason = ask->reason};
    RebillMoved moved;
    Refusals refusals = {0};
    Err answered = OK;
    if (!if_match_revision(call, &decision.revision, &answered)) {
        return answered;
    }
    TRY(do_rebill_decide(call->context, verb, &decision, &moved, &refusals));
    if (refused(&refusals)) {
        return refusals.items[0].id == REFUSAL_STALE ? say_stale(call, decision.revision, &refusals)
                                                     : problem_refuse(call, &refusals);
    }
    answer_replayed(call, moved.repeated);
    return answer(call, &moved.rebill);
}

ENDPOINT(order_rebill_confirm, HTTP_POST, "/orders/{number}/rebill/confirm", OF_DESK,
         &change_decide_fields, GIVES(200, &rebill_shape), IF_MATCH,
         SAYS("The yes of a second person: the order is credited and billed again")) {
    return decide(call, CHANGE_CONFIRM);
}

ENDPOINT(order_rebill_refuse, HTTP_POST, "/orders/{number}/rebill/refuse", OF_DESK,
         &change_decide_fields, GIVES(200, &rebill_shape), IF_MATCH,
         SAYS("The no of a second person")) {
    return decide(call, CHANGE_REFUSE);
}
