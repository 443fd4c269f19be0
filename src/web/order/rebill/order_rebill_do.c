// /orders/{number}/rebill +confirm +refuse (portal.md P19). The forms stand on one page.
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/order/order_words.h"
#include "web/order/rebill/order_rebill_page.h"

#include <stddef.h>

#define OF_DESK MAY(SUBJECT_ORDERS, DECIDE, RIGHT_ORDERING, RIGHT_ORDERING)
#define REVISION_OF(form)                                                                          \
    {                                                                                              \
        .name = S_INIT("revision"), .kind = FIELD_INTEGER, .offset = offsetof(form, revision),     \
        .least = 1, .most = INT32_MAX                                                              \
    }

static const FieldInside ask_inside[] = {{&rebill_ask_fields, offsetof(OrderRebillForm, ask)}};
static const Field ask_own[] = {REVISION_OF(OrderRebillForm)};
const FieldTable order_rebill_fields =
    FIELD_TABLE_WITH("a rebill", OrderRebillForm, ask_own, ask_inside);

static const FieldInside decide_inside[] = {
    {&change_decide_fields, offsetof(OrderRebillDecideForm, ask)}};
static const Field decide_own[] = {REVISION_OF(OrderRebillDecideForm)};
const FieldTable order_rebill_decide_fields =
    FIELD_TABLE_WITH("a decision on a change", OrderRebillDecideForm, decide_own, decide_inside);

PAGE(order_rebill_show, HTTP_GET, "/orders/{number}/rebill", OF_DESK, &order_rebill_fields) {
    const OrderRebillForm *form = call->input;
    if (call->complaints->count > 0) {
        return order_rebill_page(call, 422, NULL, NULL);
    }
    return order_rebill_page(call, 200, page_was_sent(call, S("site")) ? &form->ask : NULL, NULL);
}

PAGE(order_rebill_ask, HTTP_POST, "/orders/{number}/rebill", OF_DESK, &order_rebill_fields) {
    const OrderRebillForm *form = call->input;
    RebillAskInput input = {call->params[0], form->revision, &form->ask};
    RebillMoved moved;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return order_rebill_page(call, 422, NULL, NULL);
    }
    TRY(do_rebill_ask(call->context, &input, &moved, &refusals));
    if (refused(&refusals)) {
        int status = status_of_refusal(refusals.items[0].id);
        return order_rebill_page(call, status, &form->ask, &refusals);
    }
    return page_see_other(call, order_url(call->arena, moved.rebill.order).text);
}

static Err decide(PageCall *call, ChangeVerb verb) {
    const OrderRebillDecideForm *form = call->input;
    ChangeDecision decision = {call->params[0], form->revision, form->ask.reason};
    RebillMoved moved;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return order_rebill_page(call, 422, NULL, NULL);
    }
    TRY(do_rebill_decide(call->context, verb, &decision, &moved, &refusals));
    if (refused(&refusals)) {
        int status = status_of_refusal(refusals.items[0].id);
        return order_rebill_page(call, status, NULL, &refusals);
    }
    return page_see_other(call, order_url(call->arena, moved.rebill.order).text);
}

PAGE(order_rebill_confirm, HTTP_POST, "/orders/{number}/rebill/confirm", OF_DESK,
     &order_rebill_decide_fields) {
    return decide(call, CHANGE_CONFIRM);
}

PAGE(order_rebill_refuse, HTTP_POST, "/orders/{number}/rebill/refuse", OF_DESK,
     &order_rebill_decide_fields) {
    return decide(call, CHANGE_REFUSE);
}
