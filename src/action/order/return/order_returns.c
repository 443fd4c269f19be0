// do_order_returns: one return per line, one after the other in one transaction.
#include "action/order/return/order_returns.h"

#include "action/order/return/order_return_private.h"
#include "action/order/order_revision_private.h"
#include "action/order/order_see.h"

typedef struct {
    const OrderReturnsInput *input;
    bool checks;
} Asked;

// As the viewer sees it; the ids are the house's.
static Err find_order(Action *action, const OrderReturnsInput *input, OrderRow *ret_order) {
    ActionContext seeing = *action->context;
    OrderSeen order = {0};
    Refusals unseen = {0};
    seeing.db = action->seeing;
    TRY(see_order(&seeing, input->order, &order, &unseen));
    for (int32_t i = 0; i < unseen.count; i++) {
        refuse(action->refusals, unseen.items[i]);
    }
    *ret_order = order.summary;
    return OK;
}

static Err judge(Action *action, const Asked *asked, const OrderRow *order) {
    const OrderReturnsInput *input = asked->input;
    TRY(order_judge_revision(action, order->enterprise_id, order->order_id, input->has_revision,
                             input->revision));
    if (input->line_count == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_NO_LINES, .field = S("lines")});
    }
    if (!asked->checks && input->reason.len == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_REASON_REQUIRED, .field = S("reason")});
    }
    return OK;
}

// One line; what is refused of it names its place in the input.
static Err return_line(Action *action, const OrderReturnsInput *input, const OrderRow *order,
                       size_t index, ReturnOutcome *outcome) {
    Refusals own = {0};
    Action line = action_behind(action, (int64_t)index + 1);
    ReturnInput one = {.enterprise = order->enterprise_id,
                       .order = order->order_id,
                       .line = input->lines[index].line,
                       .quantity = input->lines[index].quantity,
                       .reason = input->reason};
    line.refusals = &own;
    TRY(order_return_in(&line, &one, outcome));
    for (int32_t i = 0; i < own.count; i++) {
        own.items[i].line = (int32_t)index + 1;
        refuse(action->refusals, own.items[i]);
    }
    action->repeated = action->repeated || line.repeated;
    return OK;
}

static void add_up(const OrderReturnsInput *input, OrderReturnsOutcome *outcome) {
    for (size_t i = 0; i < input->line_count; i++) {
        outcome->credit.minor += outcome->lines[i].credit.minor;
        outcome->points.hundredths += outcome->lines[i].points.hundredths;
    }
    outcome->before = outcome->lines[0].before;
    outcome->after = outcome->lines[input->line_count - 1].agreement;
}

static Err return_lines(Action *action, const OrderReturnsInput *input, const OrderRow *order,
                        OrderReturnsOutcome *outcome) {
    outcome->lines = arena_array(action->arena, ReturnOutcome, input->line_count);
    outcome->line_count = input->line_count;
    for (size_t i = 0; i < input->line_count; i++) {
        TRY(return_line(action, input, order, i, &outcome->lines[i]));
    }
    if (!refused(action->refusals)) {
        add_up(input, outcome);
        TRY(order_revision(action, order->enterprise_id, order->order_id, &outcome->revision));
    }
    return OK;
}

static Err order_returns(Action *action, const void *given, void *outcome_out) {
    const Asked *asked = given;
    OrderReturnsOutcome *outcome = outcome_out;
    OrderRow order;
    action->rehearsed = asked->checks;
    *outcome = (OrderReturnsOutcome){.order = asked->input->order};
    TRY(find_order(action, asked->input, &order));
    if (refused(action->refusals)) {
        return OK;
    }
    outcome->money = order.money;
    TRY(action_find_key(action, order.enterprise_id));
    if (!action->repeated && !refused(action->refusals)) {
        TRY(judge(action, asked, &order));
    }
    return refused(action->refusals) ? OK : return_lines(action, asked->input, &order, outcome);
}

Err do_order_returns(const ActionContext *context, const OrderReturnsInput *input,
                     OrderReturnsOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, order_returns, &(Asked){.input = input}, ret_outcome, ret_refusals);
}

Err do_order_returns_check(const ActionContext *context, const OrderReturnsInput *input,
                           OrderReturnsOutcome *ret_outcome, Refusals *ret_refusals) {
    ActionContext keyless = *context;
    keyless.key = (Text){0};
    keyless.digest = (Text){0};
    return action_run(&keyless, order_returns, &(Asked){.input = input, .checks = true},
                      ret_outcome, ret_refusals);
}
