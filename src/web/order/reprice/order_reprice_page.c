// A price for each line, what they do, and the press or the decision.
#include "web/order/reprice/order_reprice_page.h"

#include "action/order/order_see.h"
#include "action/refusal_status.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/order/order_words.h"
#include "web/part/show/amounts.h"
#include "web/tpl_order_reprice_page.h"

enum { ROOM = 48, BESIDE_LINES = 2 };

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

// A field for each line that has a price today; they go along as they were typed.
static void fill_fields(const PageCall *call, const OrderSeen *order, const Refusals *refusals,
                        OrderRepricePage *view) {
    Arena *arena = call->arena;
    view->fields.items = arena_array(arena, FormField, order->line_count);
    view->line_numbers.items = arena_array(arena, Kept, order->line_count);
    view->kept.items = arena_array(arena, Kept, 2 * order->line_count);
    for (size_t i = 0; i < order->line_count; i++) {
        const OrderSeenLine *line = &order->lines[i];
        Text name = name_of_line(arena, i + 1, "unit");
        Text typed = page_typed(call, name);
        Kept number = {name_of_line(arena, i + 1, "line"), count_text(arena, line->line)};
        Message problem;
        if (line->unit_null) {
            continue;
        }
        FormField field = field_text(name, msg_reprice_unit_of(line->part, line->line), typed);
        field = field_with_hint(field, msg_reprice_now(money_amount(line->unit, line->money),
                                                       quantity_amount(line->quantity)));
        field.optional = true;
        if (page_problem_of(call, refusals, name, &problem)) {
            field = field_with_problem(field, problem);
        }
        view->fields.items[view->fields.count++] = field;
        view->line_numbers.items[view->line_numbers.count++] = number;
        view->kept.items[view->kept.count++] = number;
        view->kept.items[view->kept.count++] = (Kept){name, typed};
    }
}

static Fact fact_of_total(const OrderChange *change) {
    return (Fact){.label = msg_total(),
                  .value = msg_reprice_from_to(money_amount(change->total_before, change->money),
                                               money_amount(change->total, change->money))};
}

static Facts effect_of(const PageCall *call, const OrderChange *change) {
    Facts facts = {arena_array(call->arena, Fact, change->line_count + BESIDE_LINES), 0};
    for (size_t i = 0; i < change->line_count; i++) {
        const RepricedLine *line = &change->lines[i];
        facts.items[facts.count++] =
            (Fact){.label = msg_reprice_unit_of(line->part, line->line),
                   .value = msg_reprice_from_to(money_amount(line->unit_before, line->money),
                                                money_amount(line->unit, line->money)),
                   .noted = true,
                   .note = msg_reprice_extended(quantity_amount(line->quantity),
                                                money_amount(line->extended_before, line->money),
                                                money_amount(line->extended, line->money))};
    }
    facts.items[facts.count++] = fact_of_total(change);
    if (change->revision > 0) {
        facts.items[facts.count++] =
            (Fact){.label = msg_reason(),
                   .value = msg_plain(change->reason),
                   .noted = true,
                   .note = msg_rebill_waits_text(change->asked_by, change->asked_on)};
    }
    return facts;
}

static Err show_asked(const PageCall *call, const RepriceAsk *ask, Text number,
                      const Refusals *before, Refusals *own, OrderRepricePage *view) {
    ChangeAskInput input = {
        .kind = CHANGE_PRICE, .order = number, .price = ask, .leaves_empty = true};
    OrderChange would;
    OrderSeen order;
    Refusals unseen = {0};
    view->asks = true;
    if (ask != NULL) {
        TRY(see_change_check(call->context, &input, &would, own));
    }
    TRY(see_order(call->context, number, &order, &unseen));
    if (refused(&unseen)) {
        return OK;
    }
    fill_fields(call, &order, refused(own) ? own : before, view);
    if (ask != NULL && !refused(own)) {
        view->shown = true;
        view->presses = true;
        view->effect = effect_of(call, &would);
        view->keys = page_keys(call, order_revision_text(call->arena, order.revision));
        view->reason = change_page_reason(call, before, msg_rebill_reason(), false);
    }
    return OK;
}

Err order_reprice_page(PageCall *call, int status, const RepriceAsk *ask,
                       const Refusals *refusals) {
    OrderChange now;
    Refusals own = {0};
    TRY(see_order_change(call->context, CHANGE_PRICE, call->params[0], &now, &own));
    if (refused(&own)) {
        return page_refused(call, &own);
    }
    OrderRepricePage view = {.number = now.order,
                             .action = order_verb_url(call->arena, now.order, S("price")),
                             .back = order_url(call->arena, now.order),
                             .currency = now.currency};
    if (text_equal(now.state, S("waiting"))) {
        view.waits = true;
        view.shown = true;
        view.effect = effect_of(call, &now);
        view.decide = change_page_waiting(call, &now, view.action, msg_reprice_confirm(), refusals);
    } else {
        TRY(show_asked(call, ask, now.order, refusals, &own, &view));
    }
    const Refusals *said = refusals != NULL && refused(refusals) ? refusals : &own;
    if (status == 200 && refused(said)) {
        status = status_of_refusal(said->items[0].id);
    }
    PageParts parts = {.title = msg_reprice_title(now.order), .main = page_part(call)};
    parts.problems = page_problems(call, said);
    tpl_order_reprice_page(&parts.main, &view);
    return page_show(call, status, &parts);
}
