// A what-if to its answer.
#include "api/plan/what_if_shape.h"

static Text code_of(const ActionContext *context, Level level) {
    return programme_level_code(context->prices.programme, level);
}

static WhatIfOrderAnswer order_of(const ActionContext *context, const OrderView *order,
                                  Currency money) {
    WhatIfOrderAnswer answer = {
        .money = money,
        .level = code_of(context, order->level),
        .points = order->points,
        .total = order->total,
        .lines = arena_array(context->arena, WhatIfLineAnswer, order->line_count),
        .line_count = order->line_count,
    };
    for (size_t i = 0; i < order->line_count; i++) {
        const OrderLineView *line = &order->lines[i];
        answer.lines[i] = (WhatIfLineAnswer){
            .money = money,
            .part = line->part,
            .quantity = line->quantity,
            .unit = line->unit,
            .extended = line->extended,
            .points = line->points,
            .coverage_start = line->coverage_start,
            .coverage_end = line->coverage_end,
            .months = line->months,
            .due = line->due,
        };
    }
    return answer;
}

static void add_turns(const ActionContext *context, const WhatIfOutcome *outcome,
                      WhatIfOrderAnswer *order) {
    for (size_t i = 0; i < order->line_count; i++) {
        WhatIfLineAnswer *line = &order->lines[i];
        const LineTurns *turns = &outcome->turns[i];
        line->this_quantity_null = !turns->this_order.found;
        line->later_quantity_null = !turns->later.found;
        if (turns->this_order.found) {
            line->this_level = code_of(context, turns->this_order.level);
            line->this_quantity = turns->this_order.quantity;
        }
        if (turns->later.found) {
            line->later_level = code_of(context, turns->later.level);
            line->later_quantity = turns->later.quantity;
        }
    }
}

WhatIfAgreementAnswer what_if_agreement_of(const ActionContext *context,
                                           const AgreementSummary *summary) {
    WhatIfAgreementAnswer answer = {
        .programme = summary->express ? S("express") : S("relationship"),
        .level = code_of(context, summary->level),
        .has_no_term = !summary->has_term,
        .term_start = summary->term_start,
        .term_end = summary->term_end,
        .term_points = summary->term_points,
        .next_anniversary = summary->next_anniversary,
        .has_no_next = !summary->has_next_level,
        .points_to_next = summary->points_to_next,
    };
    if (summary->has_next_level) {
        answer.next_level = code_of(context, summary->next_level);
    }
    return answer;
}

static void add_levels(const ActionContext *context, const WhatIfOutcome *outcome,
                       WhatIfAnswer *answer) {
    answer->level_count = outcome->level_count;
    answer->levels = arena_array(context->arena, WhatIfLevelAnswer, outcome->level_count);
    for (size_t i = 0; i < outcome->level_count; i++) {
        const WhatIfLevel *row = &outcome->levels[i];
        answer->levels[i] = (WhatIfLevelAnswer){
            .money = outcome->money,
            .level = code_of(context, row->level),
            .from = context->prices.programme->levels[row->level.index].points,
            .is_of_order = row->is_of_order,
            .is_of_later = row->is_of_later,
            .total_null = !row->has_total,
            .total = row->total,
            .difference = row->difference,
        };
    }
}

static Text splitting_of(const WhatIfOutcome *outcome) {
    switch (outcome->split_verdict) {
    case SPLIT_TOO_LARGE:
        return S("too_large");
    case SPLIT_PRICES_RISE:
        return S("prices_rise");
    case SPLIT_OF_RENEWALS:
        return S("renewals");
    case SPLIT_FOUND:
        break;
    }
    return outcome->split.is_cheaper ? S("cheaper") : S("one_order");
}

static void add_split(const ActionContext *context, const WhatIfOutcome *outcome,
                      WhatIfAnswer *answer) {
    const OrderSplit *split = &outcome->split;
    const OrderView *order = &outcome->order;
    answer->splitting = splitting_of(outcome);
    if (outcome->split_verdict != SPLIT_FOUND || !split->is_cheaper) {
        return;
    }
    WhatIfSplitAnswer *to = arena_array(context->arena, WhatIfSplitAnswer, 1);
    *to = (WhatIfSplitAnswer){
        .money = outcome->money,
        .level = code_of(context, split->level),
        .total = split->total,
        .first_level = code_of(context, split->first_level),
        .first_total = split->first_total,
        .second_level = code_of(context, split->second_level),
        .second_total = split->second_total,
        .saving = {split->total.minor - split->first_total.minor - split->second_total.minor},
        .lines = arena_array(context->arena, WhatIfSplitLineAnswer, order->line_count),
        .line_count = order->line_count,
    };
    for (size_t i = 0; i < order->line_count; i++) {
        Quantity all = order->lines[i].quantity;
        to->lines[i] = (WhatIfSplitLineAnswer){
            order->lines[i].part, all, split->first[i], {all.count - split->first[i].count}};
    }
    answer->split = to;
}

static void add_renewal(const ActionContext *context, const WhatIfOutcome *outcome,
                        WhatIfAnswer *answer) {
    if (!outcome->renewals.is_known) {
        return;
    }
    answer->next_renewal = arena_array(context->arena, WhatIfRenewalAnswer, 1);
    *answer->next_renewal = (WhatIfRenewalAnswer){
        .by = outcome->renewals.by,
        .without = order_of(context, &outcome->renewals.without, outcome->money),
        .with = order_of(context, &outcome->renewals.with, outcome->money),
        .unpriced = outcome->renewals.unpriced,
    };
}

void what_if_answer_of(const ActionContext *context, const WhatIfOutcome *outcome,
                       WhatIfAnswer *ret_answer) {
    WhatIfAnswer *to = ret_answer;
    *to = (WhatIfAnswer){
        .day = outcome->day,
        .currency = currency_code(outcome->money),
        .order = order_of(context, &outcome->order, outcome->money),
        .before = what_if_agreement_of(context, &outcome->before),
        .agreement = what_if_agreement_of(context, &outcome->order.agreement),
    };
    add_turns(context, outcome, &to->order);
    add_levels(context, outcome, to);
    add_split(context, outcome, to);
    add_renewal(context, outcome, to);
}
