// What an order would do, beside its form.
#include "action/order/order_hold.h"
#include "base/messages.h"
#include "web/chart/level_meter.h"
#include "web/level_words.h"
#include "web/order/order_form.h"
#include "web/part/show/amounts.h"

enum { TOTALS_MAX = 3 };

static Totals totals_of(const PageCall *call, const OrderForm *form) {
    const Quote *quote = form->quote;
    bool priced = form->outcome != NULL && form->outcome->is_priced;
    Money net = priced ? form->outcome->order.total : quote->totals.net;
    TotalRow *rows = arena_array(call->arena, TotalRow, TOTALS_MAX);
    size_t count = 0;
    if (net.minor != quote->totals.net.minor) {
        rows[count++] = (TotalRow){.label = msg_total_quoted(),
                                   .amount = amount_bare(quote->totals.net, quote->money)};
    }
    rows[count++] =
        (TotalRow){.label = msg_total_net(), .amount = amount_bare(net, quote->money), .big = true};
    if (!quote->totals.buy_null) {
        rows[count++] = (TotalRow){.label = msg_total_buy(),
                                   .amount = amount_bare(quote->totals.buy, quote->money)};
    }
    return (Totals){rows, count};
}

static Message outcome_of(const OrderForm *form) {
    const OrderSubmitOutcome *outcome = form->outcome;
    if (form->refusals != NULL && refused(form->refusals)) {
        return msg_outcome_refused();
    }
    if (outcome == NULL || outcome->state.len == 0) {
        return msg_outcome_unchecked();
    }
    if (text_equal(outcome->hold, HOLD_DUPLICATE)) {
        return msg_outcome_duplicate();
    }
    return text_equal(outcome->state, S("in_review"))
               ? msg_outcome_distributor(form->quote->distributor_name)
               : msg_outcome_accepted();
}

static Html meter_of(const PageCall *call, const QuoteStanding *standing, Text level) {
    const Programme *programme = call->context->prices.programme;
    MeterLevel *levels = arena_array(call->arena, MeterLevel, LEVELS_MAX);
    for (int8_t i = 0; i < programme->level_count; i++) {
        levels[i] = (MeterLevel){level_called(call, programme->levels[i].code),
                                 programme->levels[i].points};
    }
    LevelMeter meter = {
        .levels = levels,
        .level_count = (size_t)programme->level_count,
        .current = (size_t)standing->today.index,
        .points = standing->term_before,
        .added = standing->of_order_points,
        .says = msg_meter_says(points_amount(standing->term_before), level,
                               points_amount(standing->of_order_points)),
    };
    return level_meter_html(call->arena, call->lang, &meter);
}

static Message effect_of(const PageCall *call, const QuoteStanding *standing) {
    Text after = level_called_of(call, standing->after);
    if (!level_equal(standing->after, standing->today)) {
        return msg_effect_later(after);
    }
    return standing->has_next_level
               ? msg_effect_none(after, points_amount(standing->points_to_next),
                                 level_called_of(call, standing->next_level))
               : msg_effect_top(after);
}

void order_form_fill_effect(const PageCall *call, const OrderForm *form, OrderCheckPage *view) {
    const QuoteStanding *standing = &form->quote->standing;
    const Programme *programme = call->context->prices.programme;
    view->totals = totals_of(call, form);
    view->outcome = outcome_of(form);
    if (standing->express) {
        return;
    }
    Text today = level_called_of(call, standing->today);
    view->has_level = true;
    view->points_now = msg_points_of_order(points_amount(standing->term_before),
                                           points_amount(standing->of_order_points),
                                           points_amount(standing->term_after));
    if (programme_level_is_fixed(programme, standing->today)) {
        view->effect = msg_effect_fixed(today);
    } else {
        view->meter = meter_of(call, standing, today);
        view->effect = effect_of(call, standing);
    }
}
