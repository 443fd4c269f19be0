// POST /orders/split: the same lines as two orders, both or neither (portal.md B21).
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/plan/what_if_page.h"

// The page that the form came from, with what was typed.
static Err show_again(PageCall *call, int status, const OrderPairAsk *ask,
                      const Refusals *refusals) {
    WhatIfForm again = {.ask = {.site = ask->site, .currency = ask->currency, .lines = ask->lines}};
    const OrderPairAskLine *given = ask->lines.items;
    WhatIfAskLine *lines = arena_array(call->arena, WhatIfAskLine, ask->lines.count);
    for (size_t i = 0; i < ask->lines.count; i++) {
        lines[i] = (WhatIfAskLine){given[i].part, given[i].quantity};
    }
    again.ask.lines.items = lines;
    return what_if_page_show(call, status, &again, refusals);
}

PAGE(order_pair, HTTP_POST, "/orders/split",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_pair_fields) {
    const OrderPairAsk *ask = call->input;
    OrderPairInput input;
    OrderPairOutcome outcome;
    Refusals refusals = {0};
    order_pair_input(call->arena, ask, &input, &refusals);
    if (call->complaints->count > 0) {
        return show_again(call, 422, ask, NULL);
    }
    if (!refused(&refusals)) {
        TRY(do_order_pair(call->context, &input, &outcome, &refusals));
    }
    if (refused(&refusals)) {
        return show_again(call, status_of_refusal(refusals.items[0].id), ask, &refusals);
    }
    return page_see_other(call, S("/orders"));
}
