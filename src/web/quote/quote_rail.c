// What stands beside a quote's lines: totals, points and level, what the lines cost at other
// levels.
#include "base/messages.h"
#include "web/chart/level_meter.h"
#include "web/level_words.h"
#include "web/part/show/amounts.h"
#include "web/quote/quote_view.h"

enum { TOTAL_ROWS_MAX = 5 };

Totals quote_view_totals(const PageCall *call, const Quote *quote) {
    const QuoteTotals *totals = &quote->totals;
    TotalRow *rows = arena_array(call->arena, TotalRow, TOTAL_ROWS_MAX);
    Currency money = quote->money;
    size_t count = 0;
    if (totals->reduction.minor != 0) {
        Money less = {-totals->reduction.minor};
        rows[count++] =
            (TotalRow){msg_total_list(), amount_bare(totals->list, money), false, false};
        rows[count++] = (TotalRow){msg_total_reduction(), amount_bare(less, money), false, false};
    }
    rows[count++] = (TotalRow){msg_total_net(), amount_bare(totals->net, money), true, false};
    if (!totals->buy_null) {
        rows[count++] = (TotalRow){msg_total_buy(), amount_bare(totals->buy, money), false, false};
    }
    if (!totals->sell_null) {
        rows[count++] =
            (TotalRow){msg_total_sell(), amount_bare(totals->sell, money), false, false};
    }
    return (Totals){rows, count};
}

static Text called(const PageCall *call, Level level) {
    return level_called_of(call, level);
}

Message quote_view_effect(const PageCall *call, const Quote *quote) {
    const QuoteStanding *standing = &quote->standing;
    if (programme_level_is_fixed(call->context->prices.programme, standing->today)) {
        return msg_effect_fixed(called(call, standing->today));
    }
    if (!level_equal(standing->of_order, standing->today)) {
        return msg_effect_own(called(call, standing->of_order));
    }
    if (!level_equal(standing->after, standing->today)) {
        return msg_effect_later(called(call, standing->after));
    }
    return standing->has_next_level ? msg_effect_none(called(call, standing->today),
                                                      points_amount(standing->points_to_next),
                                                      called(call, standing->next_level))
                                    : msg_effect_top(called(call, standing->today));
}

Html quote_view_meter(const PageCall *call, const Quote *quote) {
    const Programme *programme = call->context->prices.programme;
    const QuoteStanding *standing = &quote->standing;
    MeterLevel levels[LEVELS_MAX];
    if (programme_level_is_fixed(programme, standing->today)) {
        return (Html){0};
    }
    for (int8_t i = 0; i < programme->level_count; i++) {
        levels[i] = (MeterLevel){level_called(call, programme->levels[i].code),
                                 programme->levels[i].points};
    }
    LevelMeter meter = {
        .levels = levels,
        .level_count = (size_t)programme->level_count,
        .current = level_is_none(standing->today) ? 0 : (size_t)standing->today.index,
        .points = standing->term_before,
        .added = standing->of_order_points,
        .says = msg_meter_says(points_amount(standing->term_before), called(call, standing->today),
                               points_amount(standing->of_order_points)),
    };
    return level_meter_html(call->arena, call->lang, &meter);
}

static Message note_of(const PageCall *call, const Quote *quote, const QuoteWhatIf *row) {
    Points from = call->context->prices.programme->levels[row->level.index].points;
    Points after = quote->standing.term_after;
    if (row->is_of_order) {
        return msg_what_if_note_now();
    }
    if (row->level.index < quote->standing.of_order.index) {
        return msg_what_if_note_below(
            points_amount(call->context->prices.programme->levels[row->level.index + 1].points));
    }
    return after.hundredths >= from.hundredths
               ? msg_what_if_note_reached()
               : msg_what_if_note_above(
                     row->code, points_amount(from),
                     points_amount((Points){from.hundredths - after.hundredths}));
}

static Totals totals_at(const PageCall *call, const Quote *quote, const QuoteWhatIf *row) {
    TotalRow *rows = arena_array(call->arena, TotalRow, 2);
    bool less = row->difference.minor < 0;
    rows[0] = (TotalRow){msg_what_if_total(row->code), amount_bare(row->total, quote->money), false,
                         false};
    rows[1] = (TotalRow){less ? msg_what_if_less() : msg_what_if_more(),
                         amount_bare(row->difference, quote->money), false, less};
    return (Totals){rows, row->difference.minor == 0 ? 1 : 2};
}

WhatIf quote_view_what_if(const PageCall *call, const Quote *quote) {
    WhatIfChoice *choices = arena_array(call->arena, WhatIfChoice, WHAT_IF_MAX);
    size_t count = 0;
    for (size_t i = 0; i < quote->what_if_count && count < WHAT_IF_MAX; i++) {
        const QuoteWhatIf *row = &quote->what_if[i];
        if (!row->total_null) {
            choices[count++] = (WhatIfChoice){
                .level = row->code,
                .label = msg_plain(level_called(call, row->code)),
                .chosen = row->is_of_order,
                .totals = totals_at(call, quote, row),
                .note = note_of(call, quote, row),
            };
        }
    }
    return (WhatIf){choices, count > 1 ? count : 0};
}
