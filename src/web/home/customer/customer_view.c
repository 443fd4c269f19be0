// Agreement, coverage, orders and proofs of a customer as sheets.
#include "web/home/customer/customer_view.h"

#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/chart/level_meter.h"
#include "web/level_words.h"
#include "web/order/order_words.h"

static Text called(const PageCall *call, Level level) {
    return level_called_of(call, level);
}

static Message standing_says(const PageCall *call, const AgreementSummary *standing) {
    return standing->express          ? msg_home_express()
           : !standing->has_term      ? msg_home_no_term()
           : standing->fixed_level    ? msg_effect_fixed(called(call, standing->level))
           : standing->has_next_level ? msg_home_to_next(points_amount(standing->points_to_next),
                                                         called(call, standing->next_level))
                                      : msg_effect_top(called(call, standing->level));
}

static Html meter_of(const PageCall *call, const AgreementSummary *standing) {
    const Programme *programme = call->context->prices.programme;
    MeterLevel levels[LEVELS_MAX];
    if (standing->express || standing->fixed_level) {
        return (Html){0};
    }
    for (int8_t i = 0; i < programme->level_count; i++) {
        levels[i] = (MeterLevel){level_called(call, programme->levels[i].code),
                                 programme->levels[i].points};
    }
    LevelMeter meter = {
        .levels = levels,
        .level_count = (size_t)programme->level_count,
        .current = (size_t)standing->level.index,
        .points = standing->has_term ? standing->term_points : (Points){0},
        .says =
            msg_meter_says_now(points_amount(standing->term_points), called(call, standing->level)),
    };
    return level_meter_html(call->arena, call->lang, &meter);
}

HomeAgreement home_agreement(const PageCall *call, const HomeCustomer *customer) {
    enum { FACTS = 3 };
    const AgreementSummary *standing = &customer->standing;
    Fact *facts = arena_array(call->arena, Fact, FACTS);
    size_t count = 0;
    facts[count++] = (Fact){.label = msg_agreement(), .value = msg_plain(customer->agreement)};
    if (standing->has_term) {
        facts[count++] = (Fact){.label = msg_points(),
                                .value = msg_sum_points(points_amount(standing->term_points))};
        facts[count++] =
            (Fact){.label = msg_home_anniversary(), .value = msg_day(standing->next_anniversary)};
    }
    return (HomeAgreement){
        .level = {standing->express, called(call, standing->level)},
        .facts = {facts, count},
        .meter = meter_of(call, standing),
        .says = standing_says(call, standing),
    };
}

HomeList home_covered(const PageCall *call, const HomeLines *lines) {
    HomeCount *rows = arena_array(call->arena, HomeCount, lines->end_count);
    for (size_t i = 0; i < lines->end_count; i++) {
        const HomeEnd *end = &lines->ends[i];
        rows[i] = (HomeCount){
            .label = msg_home_covered_to(end->end),
            .note = due_of(call->context->today, end->end, 0).distance,
            .count = msg_count_lines(end->lines),
            .url = home_url(end->rows),
        };
    }
    return (HomeList){
        .id = S("cv-h"),
        .title = msg_home_covered(),
        .none = msg_home_covered_none(),
        .rows = {rows, lines->end_count},
        .all = home_url(lines->rows),
        .all_label = msg_all_renewal_lines(lines->lines),
    };
}

HomeList home_orders(const PageCall *call, const HomeCustomer *customer) {
    HomeCount *rows = arena_array(call->arena, HomeCount, customer->order_count);
    for (size_t i = 0; i < customer->order_count; i++) {
        const OrderRow *order = &customer->orders[i];
        rows[i] = (HomeCount){
            .label = order_hold_words(order->hold),
            .note =
                msg_home_order_since(order->accepted_on, money_amount(order->total, order->money)),
            .count = msg_plain(order->order),
            .url = order_url(call->arena, order->order),
        };
    }
    return (HomeList){
        .id = S("or-h"),
        .title = msg_home_orders(),
        .none = msg_home_orders_none(),
        .rows = {rows, customer->order_count},
        .all = url_path(S("/orders")),
        .all_label = msg_home_all_orders(),
    };
}

HomeList home_proofs(const PageCall *call, const HomeCustomer *customer) {
    HomeCount *rows = arena_array(call->arena, HomeCount, customer->proof_count);
    for (size_t i = 0; i < customer->proof_count; i++) {
        const ProofRow *proof = &customer->proofs[i];
        rows[i] = (HomeCount){
            .label = msg_plain(proof->description),
            .note = msg_home_proof_of(proof->issued_on, proof->order),
            .count = msg_plain(proof->proof),
            .url = proof_url(call->arena, proof->proof),
        };
    }
    return (HomeList){
        .id = S("pr-h"),
        .title = msg_home_proofs(),
        .none = msg_home_proofs_none(),
        .rows = {rows, customer->proof_count},
        .all = url_path(S("/proofs")),
        .all_label = msg_home_all_proofs(),
    };
}
