// The quantities, what they do, and the press.
#include "web/order/return/order_return_page.h"

#include "action/refusal_status.h"
#include "base/messages.h"
#include "domain/order.h"
#include "web/frame.h"
#include "web/level_words.h"
#include "web/lost.h"
#include "web/order/order_stale.h"
#include "web/order/order_words.h"
#include "web/part/show/amounts.h"
#include "web/tpl_order_return_page.h"

#include <stddef.h>

enum { FACTS_MAX = 3, ROOM = 48 };

static const FieldInside insides[] = {
    {&return_ask_fields, offsetof(OrderReturnForm, ask)},
};
static const Field own_fields[] = {
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(OrderReturnForm, revision),
     .least = 1,
     .most = INT32_MAX},
};
const FieldTable order_return_fields =
    FIELD_TABLE_WITH("a return", OrderReturnForm, own_fields, insides);

static bool is_accepted(const OrderSeen *order) {
    return !text_equal(order->summary.state, S("in_review")) &&
           !text_equal(order->summary.state, S("draft")) &&
           !text_equal(order->summary.state, S("cancelled"));
}

static bool line_may_return(const PageCall *call, const OrderSeen *order,
                            const OrderSeenLine *line) {
    PartType type;
    return is_accepted(order) && part_type_find(line->part_type, &type) &&
           line->returned_quantity.count < line->quantity.count &&
           order_line_return(call->context->prices.programme, type, order->summary.accepted_on,
                             call->context->today) == REFUSAL_NONE;
}

bool order_may_return(const PageCall *call, const OrderSeen *order) {
    for (size_t i = 0; i < order->line_count; i++) {
        if (line_may_return(call, order, &order->lines[i])) {
            return true;
        }
    }
    return false;
}

// ---- what comes back ----

static Text name_of_line(Arena *arena, size_t place, const char *field) {
    TextBuf buf = buf_new(arena, ROOM);
    buf_addf(&buf, "lines.%zu.%s", place, field);
    return buf_text(&buf);
}

static Text count_text(Arena *arena, int64_t count) {
    TextBuf buf = buf_new(arena, ROOM);
    buf_add_int(&buf, count);
    return buf_text(&buf);
}

static int64_t asked_of(const OrderReturnForm *form, int64_t line) {
    const ReturnAskLine *asked = form->ask.lines.items;
    for (size_t i = 0; i < form->ask.lines.count; i++) {
        if (asked[i].line == line) {
            return asked[i].quantity;
        }
    }
    return 0;
}

static void fill_fields(const PageCall *call, const OrderSeen *order, const OrderReturnForm *form,
                        OrderReturnPage *view) {
    Arena *arena = call->arena;
    view->fields.items = arena_array(arena, FormField, order->line_count);
    view->line_numbers.items = arena_array(arena, Kept, order->line_count);
    for (size_t i = 0; i < order->line_count; i++) {
        const OrderSeenLine *line = &order->lines[i];
        if (!line_may_return(call, order, line)) {
            continue;
        }
        size_t place = view->fields.count + 1;
        int64_t asked = asked_of(form, line->line);
        Quantity left = {line->quantity.count - line->returned_quantity.count};
        FormField field = field_number(name_of_line(arena, place, "quantity"),
                                       msg_return_quantity_of(line->part, line->line),
                                       asked != 0 ? count_text(arena, asked) : S(""));
        view->fields.items[view->fields.count++] =
            field_with_hint(field, msg_return_at_most(quantity_amount(left)));
        view->line_numbers.items[view->line_numbers.count++] =
            (Kept){name_of_line(arena, place, "line"), count_text(arena, line->line)};
    }
}

// ---- what it does ----

static void fill_level(const PageCall *call, const OrderReturnsOutcome *outcome,
                       OrderReturnPage *view) {
    Text before = level_called_of(call, outcome->before.level);
    Text after = level_called_of(call, outcome->after.level);
    view->has_level = !outcome->before.express;
    view->level = text_equal(before, after) ? msg_return_level_kept(after)
                                            : msg_return_level_falls(before, after);
}

static void fill_effect(const PageCall *call, const OrderReturnsOutcome *outcome,
                        OrderReturnPage *view) {
    Fact *facts = arena_array(call->arena, Fact, FACTS_MAX);
    size_t count = 0;
    facts[count++] = (Fact){.label = msg_return_credit(),
                            .value = msg_sum_money(money_amount(outcome->credit, outcome->money))};
    if (!outcome->before.express) {
        facts[count++] = (Fact){.label = msg_return_points_taken(),
                                .value = msg_sum_points(points_amount(outcome->points))};
        facts[count++] =
            (Fact){.label = msg_return_term_points(),
                   .value = msg_return_from_to(points_amount(outcome->before.term_points),
                                               points_amount(outcome->after.term_points))};
    }
    view->effect = (Facts){facts, count};
    fill_level(call, outcome, view);
}

static void fill_coverage(const PageCall *call, const OrderSeen *order,
                          const OrderReturnsInput *input, OrderReturnPage *view) {
    view->coverage.items = arena_array(call->arena, ReturnCoverage, input->line_count);
    for (size_t i = 0; i < input->line_count; i++) {
        for (size_t j = 0; j < order->line_count; j++) {
            const OrderSeenLine *line = &order->lines[j];
            if (line->line == input->lines[i].line && !line->coverage_end_null) {
                view->coverage.items[view->coverage.count++].text = msg_return_coverage(
                    quantity_amount(input->lines[i].quantity), line->part, line->coverage_end);
            }
        }
    }
}

// The lines go along as they were shown.
static KeptList kept_of(const PageCall *call, const OrderReturnsInput *input) {
    Kept *kept = arena_array(call->arena, Kept, 2 * input->line_count);
    for (size_t i = 0; i < input->line_count; i++) {
        kept[2 * i] = (Kept){name_of_line(call->arena, i + 1, "line"),
                             count_text(call->arena, input->lines[i].line)};
        kept[2 * i + 1] = (Kept){name_of_line(call->arena, i + 1, "quantity"),
                                 count_text(call->arena, input->lines[i].quantity.count)};
    }
    return (KeptList){kept, 2 * input->line_count};
}

static FormField reason_of(const PageCall *call, const OrderReturnForm *form,
                           const Refusals *refusals) {
    FormField field = field_area(S("reason"), msg_reason(), form->ask.reason);
    Message problem;
    return page_problem_of(call, refusals, field.name, &problem)
               ? field_with_problem(field, problem)
               : field;
}

static Err fill_shown(PageCall *call, const OrderSeen *order, const OrderReturnForm *form,
                      const Refusals *before, Refusals *refusals, OrderReturnPage *view) {
    OrderReturnsInput input = return_ask_input(call->arena, &form->ask, order->summary.order, true);
    OrderReturnsOutcome outcome;
    if (input.line_count == 0) {
        return OK;
    }
    TRY(do_order_returns_check(call->context, &input, &outcome, refusals));
    if (refused(refusals)) {
        return OK;
    }
    view->shown = true;
    view->currency = currency_code(outcome.money);
    fill_effect(call, &outcome, view);
    fill_coverage(call, order, &input, view);
    view->keys = page_keys(call, order_revision_text(call->arena, order->revision));
    view->kept = kept_of(call, &input);
    view->reason = reason_of(call, form, before);
    return OK;
}

Err order_return_page(PageCall *call, int status, const OrderReturnForm *form,
                      const Refusals *refusals) {
    OrderSeen order;
    Refusals own = {0};
    TRY(see_order(call->context, call->params[0], &order, &own));
    if (refused(&own)) {
        return page_refused(call, &own);
    }
    Text number = order.summary.order;
    Date last =
        date_add_days(order.summary.accepted_on, call->context->prices.programme->return_days);
    OrderReturnPage view = {
        .number = number,
        .sub = msg_return_sub(last),
        .action = order_verb_url(call->arena, number, S("return")),
        .back = order_url(call->arena, number),
    };
    fill_fields(call, &order, form, &view);
    TRY(fill_shown(call, &order, form, refusals, &own, &view));
    const Refusals *said = refusals != NULL && refused(refusals) ? refusals : &own;
    if (status == 200 && refused(said)) {
        status = status_of_refusal(said->items[0].id);
    }
    PageParts parts = {.title = msg_return_title(number), .main = page_part(call)};
    parts.problems = page_problems(call, said);
    parts.notices = order_stale_notice(call, &order, said);
    tpl_order_return_page(&parts.main, &view);
    return page_show(call, status, &parts);
}
