// do_order_pair: two submissions, one after the other, in one transaction.
#include "action/plan/order_pair.h"

#include "action/order/order_hold.h"
#include "action/order/order_submit_private.h"

static void judge_lines(Action *action, const OrderPairInput *input) {
    for (size_t i = 0; i < input->order.line_count; i++) {
        const OrderLineInput *line = &input->order.lines[i];
        if (input->first[i].count < 0 || input->first[i].count > line->quantity.count) {
            refuse(action->refusals, (Refusal){.id = REFUSAL_BAD_QUANTITY,
                                               .field = S("first"),
                                               .line = (int32_t)i + 1,
                                               .value = line->part});
        }
    }
}

static OrderSubmitInput half(const Action *action, const OrderPairInput *input, bool second) {
    OrderSubmitInput order = input->order;
    OrderLineInput *lines = arena_array(action->arena, OrderLineInput, order.line_count);
    order.line_count = 0;
    for (size_t i = 0; i < input->order.line_count; i++) {
        OrderLineInput line = input->order.lines[i];
        line.quantity.count =
            second ? line.quantity.count - input->first[i].count : input->first[i].count;
        if (line.quantity.count > 0) {
            lines[order.line_count++] = line;
        }
    }
    order.lines = lines;
    order.quote = (Text){0};
    order.mode = ORDER_ALL;
    order.has_expected_total = input->has_expected;
    order.expected_total = second ? input->expected_second : input->expected_first;
    return order;
}

static Err order_pair(Action *action, const void *given, void *outcome) {
    const OrderPairInput *input = given;
    OrderPairOutcome *pair = outcome;
    *pair = (OrderPairOutcome){0};
    judge_lines(action, input);
    if (refused(action->refusals)) {
        return OK;
    }
    OrderSubmitInput order = half(action, input, false);
    TRY(order_submit_in(action, &order, &pair->first));
    if (refused(action->refusals)) {
        return OK;
    }
    Action behind = action_behind(action, 2);
    order = half(action, input, true);
    // The first one has the same papers; where that is held as a double, both are.
    order.confirm_duplicate = true;
    order.of_pair = !text_equal(pair->first.hold, HOLD_DUPLICATE);
    order.has_expected_total =
        order.has_expected_total && text_equal(pair->first.state, S("accepted"));
    return order_submit_in(&behind, &order, &pair->second);
}

Err do_order_pair(const ActionContext *context, const OrderPairInput *input,
                  OrderPairOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, order_pair, input, ret_outcome, ret_refusals);
}
