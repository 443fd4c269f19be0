// The words of R2.5 and R2.6.
#include "web/order/order_standing.h"

#include "base/messages.h"
#include "web/chart/level_meter.h"
#include "web/level_words.h"
#include "web/part/show/amounts.h"

static Text called(const PageCall *call, Level level) {
    return level_called_of(call, level);
}

Message order_standing_points(const OrderStanding *standing) {
    return msg_points_of_order(points_amount(standing->before->term_points),
                               points_amount(standing->points),
                               points_amount(standing->after->term_points));
}

Message order_standing_effect(const PageCall *call, const OrderStanding *standing) {
    const AgreementSummary *before = standing->before;
    const AgreementSummary *after = standing->after;
    if (before->express) {
        return msg_plan_express();
    }
    if (before->fixed_level) {
        return msg_effect_fixed(called(call, before->level));
    }
    if (!level_equal(standing->level, before->level)) {
        return msg_effect_own(called(call, standing->level));
    }
    if (!level_equal(after->level, before->level)) {
        return msg_effect_later(called(call, after->level));
    }
    return after->has_next_level
               ? msg_effect_none(called(call, after->level), points_amount(after->points_to_next),
                                 called(call, after->next_level))
               : msg_effect_top(called(call, after->level));
}

Html order_standing_meter(const PageCall *call, const OrderStanding *standing) {
    const Programme *programme = call->context->prices.programme;
    const AgreementSummary *before = standing->before;
    MeterLevel levels[LEVELS_MAX];
    for (int8_t i = 0; i < programme->level_count; i++) {
        levels[i] = (MeterLevel){level_called(call, programme->levels[i].code),
                                 programme->levels[i].points};
    }
    LevelMeter meter = {
        .levels = levels,
        .level_count = (size_t)programme->level_count,
        .current = (size_t)before->level.index,
        .points = before->term_points,
        .added = standing->points,
        .says = msg_meter_says(points_amount(before->term_points), called(call, before->level),
                               points_amount(standing->points)),
    };
    return level_meter_html(call->arena, call->lang, &meter);
}
