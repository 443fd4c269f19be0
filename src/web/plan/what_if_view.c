// What an order would do, in the page's words.
#include "base/messages.h"
#include "web/level_words.h"
#include "web/order/order_standing.h"
#include "web/part/show/amounts.h"
#include "web/plan/what_if_page.h"

enum { COLUMNS_PLAIN = 6, TURNS_OF_LINE = 2 };

static Text called(const PageCall *call, Level level) {
    return level_called_of(call, level);
}

static OrderLinesTable table_of(const PageCall *call, const WhatIfOutcome *outcome) {
    const OrderView *order = &outcome->order;
    OrderLinesRow *rows = arena_array(call->arena, OrderLinesRow, order->line_count);
    for (size_t i = 0; i < order->line_count; i++) {
        const OrderLineView *line = &order->lines[i];
        rows[i] = (OrderLinesRow){
            .line = (int64_t)i + 1,
            .part = line->part,
            .has_coverage = true,
            .coverage_start = line->coverage_start,
            .coverage_end = line->coverage_end,
            .quantity = quantity_amount(line->quantity),
            .has_unit = true,
            .unit = amount_bare(line->unit, outcome->money),
            .has_points = line->points.hundredths > 0,
            .points = points_amount(line->points),
            .has_extended = true,
            .extended = amount_bare(line->extended, outcome->money),
        };
    }
    return (OrderLinesTable){.columns = COLUMNS_PLAIN, .rows = {rows, order->line_count}};
}

// ---- points and level ----

static void fill_level(const PageCall *call, const WhatIfOutcome *outcome, WhatIfPage *view) {
    const AgreementSummary *before = &outcome->before;
    OrderStanding standing = {before, &outcome->order.agreement, outcome->order.level,
                              outcome->order.points};
    view->effect = order_standing_effect(call, &standing);
    if (before->express) {
        return;
    }
    view->has_level = true;
    view->points_now = order_standing_points(&standing);
    if (!before->fixed_level) {
        view->meter = order_standing_meter(call, &standing);
    }
}

// ---- levels ----

static Message note_of(const PageCall *call, const WhatIfOutcome *outcome, const WhatIfLevel *row) {
    const LevelRow *levels = call->context->prices.programme->levels;
    Points from = levels[row->level.index].points;
    Points after = outcome->order.agreement.term_points;
    if (row->is_of_order) {
        return msg_plan_note_now();
    }
    if (row->level.index < outcome->order.level.index) {
        return msg_plan_note_below(points_amount(levels[row->level.index + 1].points));
    }
    if (row->level.index <= outcome->order.agreement.level.index) {
        return msg_plan_note_reached();
    }
    return msg_plan_note_above(called(call, row->level), points_amount(from),
                               points_amount((Points){from.hundredths - after.hundredths}));
}

static Totals totals_at(const PageCall *call, const WhatIfOutcome *outcome,
                        const WhatIfLevel *row) {
    TotalRow *rows = arena_array(call->arena, TotalRow, 2);
    bool less = row->difference.minor < 0;
    rows[0] = (TotalRow){.label = msg_what_if_total(called(call, row->level)),
                         .amount = amount_bare(row->total, outcome->money)};
    rows[1] = (TotalRow){.label = less ? msg_what_if_less() : msg_what_if_more(),
                         .amount = amount_bare(row->difference, outcome->money),
                         .less = less};
    return (Totals){rows, row->difference.minor == 0 ? 1 : 2};
}

static WhatIf levels_of(const PageCall *call, const WhatIfOutcome *outcome) {
    WhatIfChoice *choices = arena_array(call->arena, WhatIfChoice, WHAT_IF_MAX);
    size_t count = 0;
    for (size_t i = 0; i < outcome->level_count && count < WHAT_IF_MAX; i++) {
        const WhatIfLevel *row = &outcome->levels[i];
        if (row->has_total) {
            choices[count++] = (WhatIfChoice){
                .level = programme_level_code(call->context->prices.programme, row->level),
                .label = msg_plain(called(call, row->level)),
                .chosen = row->is_of_order,
                .totals = totals_at(call, outcome, row),
                .note = note_of(call, outcome, row),
            };
        }
    }
    return (WhatIf){choices, count > 1 ? count : 0};
}

static TurnRows turns_of(const PageCall *call, const WhatIfOutcome *outcome) {
    const OrderView *order = &outcome->order;
    TurnRow *rows = arena_array(call->arena, TurnRow, TURNS_OF_LINE * order->line_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < order->line_count; i++) {
        const LineTurns *turns = &outcome->turns[i];
        Text part = order->lines[i].part;
        if (turns->this_order.found) {
            rows[count++].text = msg_plan_turn_this(quantity_amount(turns->this_order.quantity),
                                                    part, called(call, turns->this_order.level));
        }
        if (turns->later.found) {
            rows[count++].text = msg_plan_turn_later(quantity_amount(turns->later.quantity), part,
                                                     called(call, turns->later.level));
        }
    }
    if (count == 0) {
        rows[count++].text = msg_plan_turn_none();
    }
    return (TurnRows){rows, count};
}

// ---- the next renewal ----

static void fill_renewal(const PageCall *call, const WhatIfOutcome *outcome, WhatIfPage *view) {
    const WhatIfRenewals *renewals = &outcome->renewals;
    TotalRow *rows = arena_array(call->arena, TotalRow, 2);
    if (!renewals->is_known) {
        view->renewal_words = msg_plan_renewal_unknown();
        return;
    }
    rows[0] = (TotalRow){.label = msg_plan_renewal_without(),
                         .amount = amount_bare(renewals->without.total, outcome->money)};
    rows[1] = (TotalRow){.label = msg_plan_renewal_with(),
                         .amount = amount_bare(renewals->with.total, outcome->money)};
    view->has_renewal = true;
    view->renewal_words = outcome->before.express ? msg_plan_renewal_words(renewals->by)
                                                  : msg_plan_renewal_agreement(renewals->by);
    view->unpriced = renewals->unpriced;
    view->unpriced_words = msg_plan_renewal_unpriced(renewals->unpriced);
    view->renewal = (Totals){rows, 2};
}

void what_if_view_fill(const PageCall *call, const WhatIfOutcome *outcome, WhatIfPage *view) {
    TotalRow *net = arena_array(call->arena, TotalRow, 1);
    *net = (TotalRow){.label = msg_total_net(),
                      .amount = amount_bare(outcome->order.total, outcome->money),
                      .big = true};
    view->found = true;
    view->currency = currency_code(outcome->money);
    view->terms = msg_plan_priced_on(outcome->day);
    view->table = table_of(call, outcome);
    view->totals = (Totals){net, 1};
    view->what_if = levels_of(call, outcome);
    view->turns = turns_of(call, outcome);
    fill_level(call, outcome, view);
    fill_renewal(call, outcome, view);
}
