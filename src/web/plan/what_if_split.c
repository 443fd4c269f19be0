// The split that costs least, beside one order, and the press that orders it.
#include "base/messages.h"
#include "web/frame.h"
#include "web/level_words.h"
#include "web/order/address/order_address.h"
#include "web/part/show/amounts.h"
#include "web/plan/what_if_page.h"

enum { TOTALS_MAX = 5, PAPERS_MAX = 3, KEPT_OF_LINE = 3, KEPT_OF_ORDER = 5, ROOM = 48 };

static Message words_of(const PageCall *call, const WhatIfOutcome *outcome) {
    const OrderSplit *split = &outcome->split;
    if (outcome->split_verdict == SPLIT_TOO_LARGE) {
        return msg_plan_split_too_large();
    }
    if (outcome->split_verdict == SPLIT_PRICES_RISE) {
        return msg_plan_split_rises();
    }
    if (outcome->split_verdict == SPLIT_OF_RENEWALS) {
        return msg_plan_split_renewals();
    }
    return split->is_cheaper ? msg_plan_split_words(level_called_of(call, split->second_level))
                             : msg_plan_split_none();
}

static Totals totals_of(const PageCall *call, const WhatIfOutcome *outcome) {
    const OrderSplit *split = &outcome->split;
    Money two = {split->first_total.minor + split->second_total.minor};
    Money saved = {split->total.minor - two.minor};
    const struct {
        Message label;
        Money amount;
        bool big;
        bool less;
    } rows[TOTALS_MAX] = {
        {msg_plan_one_order(), split->total, false, false},
        {msg_plan_first_order(), split->first_total, false, false},
        {msg_plan_second_order(), split->second_total, false, false},
        {msg_plan_saving(), saved, false, true},
        {msg_plan_two_orders(), two, true, false},
    };
    TotalRow *shown = arena_array(call->arena, TotalRow, TOTALS_MAX);
    for (size_t i = 0; i < TOTALS_MAX; i++) {
        shown[i] = (TotalRow){rows[i].label, amount_bare(rows[i].amount, outcome->money),
                              rows[i].big, rows[i].less};
    }
    return (Totals){shown, TOTALS_MAX};
}

static SplitRows rows_of(const PageCall *call, const WhatIfOutcome *outcome) {
    const OrderView *order = &outcome->order;
    SplitRow *rows = arena_array(call->arena, SplitRow, order->line_count);
    for (size_t i = 0; i < order->line_count; i++) {
        Quantity all = order->lines[i].quantity;
        Quantity first = outcome->split.first[i];
        rows[i] = (SplitRow){order->lines[i].part, quantity_amount(all), quantity_amount(first),
                             quantity_amount((Quantity){all.count - first.count})};
    }
    return (SplitRows){rows, order->line_count};
}

// ---- the press ----

static Text line_name(Arena *arena, size_t index, const char *field) {
    TextBuf buf = buf_new(arena, ROOM);
    buf_addf(&buf, "lines.%zu.%s", index + 1, field);
    return buf_text(&buf);
}

static Text count_text(Arena *arena, Quantity quantity) {
    TextBuf buf = buf_new(arena, ROOM);
    buf_add_int(&buf, quantity.count);
    return buf_text(&buf);
}

static Text money_text(Arena *arena, Money money, Currency currency) {
    TextBuf buf = buf_new(arena, ROOM);
    money_write(&buf, money, currency);
    return buf_text(&buf);
}

// The lines with their parts, and both totals as they are shown.
static KeptList pair_of(const PageCall *call, const WhatIfInput *input,
                        const WhatIfOutcome *outcome) {
    Arena *arena = call->arena;
    const OrderSplit *split = &outcome->split;
    const OrderView *order = &outcome->order;
    Kept *kept = arena_array(arena, Kept, KEPT_OF_ORDER + KEPT_OF_LINE * order->line_count);
    size_t count = 0;
    kept[count++] = (Kept){S("site"), input->site};
    kept[count++] = (Kept){S("currency"), currency_code(outcome->money)};
    kept[count++] =
        (Kept){S("expected_first"), money_text(arena, split->first_total, outcome->money)};
    kept[count++] =
        (Kept){S("expected_second"), money_text(arena, split->second_total, outcome->money)};
    kept[count++] = (Kept){S("terms_version"), order_terms_version(call)};
    for (size_t i = 0; i < order->line_count; i++) {
        kept[count++] = (Kept){line_name(arena, i, "part"), order->lines[i].part};
        kept[count++] =
            (Kept){line_name(arena, i, "quantity"), count_text(arena, order->lines[i].quantity)};
        kept[count++] = (Kept){line_name(arena, i, "first"), count_text(arena, split->first[i])};
    }
    return (KeptList){kept, count};
}

static void add_field(const PageCall *call, const Refusals *refusals, FormFields *fields,
                      FormField field) {
    Message problem;
    if (page_problem_of(call, refusals, field.name, &problem)) {
        field = field_with_problem(field, problem);
    }
    fields->items[fields->count++] = field;
}

static bool asks_twice(const Refusals *refusals) {
    for (int32_t i = 0; refusals != NULL && i < refusals->count; i++) {
        if (refusals->items[i].id == REFUSAL_CONFIRM_DUPLICATE) {
            return true;
        }
    }
    return false;
}

static FormFields papers_of(const PageCall *call, const Refusals *refusals) {
    FormFields fields = {arena_array(call->arena, FormField, PAPERS_MAX), 0};
    Text day = page_typed(call, S("purchase_order_date"));
    if (call->viewer->kind == VIEWER_PARTNER) {
        add_field(call, refusals, &fields,
                  field_text(S("purchase_order"), msg_purchase_order(),
                             page_typed(call, S("purchase_order"))));
        add_field(call, refusals, &fields,
                  field_date(S("purchase_order_date"), msg_purchase_order_date(),
                             day.len > 0 ? day : date_text(call->arena, call->context->today)));
    } else {
        add_field(call, refusals, &fields,
                  field_text(S("customer_purchase_order"), msg_customer_purchase_order(),
                             page_typed(call, S("customer_purchase_order"))));
        fields.items[0].optional = true;
    }
    if (asks_twice(refusals)) {
        add_field(call, refusals, &fields,
                  field_check(S("confirm_duplicate"), msg_another_order(), false));
    }
    return fields;
}

void what_if_split_fill(const PageCall *call, const WhatIfInput *input,
                        const WhatIfOutcome *outcome, const Refusals *refusals, WhatIfPage *view) {
    static const Gate gate = MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING);
    view->split_words = words_of(call, outcome);
    if (outcome->split_verdict != SPLIT_FOUND || !outcome->split.is_cheaper) {
        return;
    }
    view->split = rows_of(call, outcome);
    view->split_totals = totals_of(call, outcome);
    // What is tried for another day is not ordered today.
    view->may_order = gate_ask(&gate, true, call->viewer) == GATE_OPEN &&
                      date_equal(outcome->day, call->context->today);
    view->order_two = url_path(S("/orders/split"));
    view->pair = pair_of(call, input, outcome);
    view->papers = papers_of(call, refusals);
    view->has_terms = order_terms(call, &view->accepts);
}
