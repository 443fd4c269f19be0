// Pricing an order, and what may be returned of it.
#include "domain/order.h"

// R1.1, R2.3: points of a line; an express order earns none.
static bool line_points(const Programme *programme, const Standing *standing,
                        const OrderLineAsk *line, Points *ret) {
    if (standing->express || !programme->earns_points[line->part->type]) {
        *ret = (Points){0};
        return true;
    }
    return points_of_line(line->part->points, line->ask.quantity, line->ask.months, ret);
}

// Sums the points; false where a line or the sum goes over AMOUNT_MAX.
static bool order_points(const Programme *programme, const Standing *standing,
                         const OrderLineAsk *lines, size_t count, OrderLinePrice *lines_out,
                         Points *ret) {
    Points sum = {0};
    for (size_t i = 0; i < count; i++) {
        if (!line_points(programme, standing, &lines[i], &lines_out[i].points) ||
            lines_out[i].points.hundredths > AMOUNT_MAX - sum.hundredths) {
            return false;
        }
        sum.hundredths += lines_out[i].points.hundredths;
    }
    *ret = sum;
    return true;
}

static void refuse_line(Refusals *refusals, RefusalId id, size_t index, Text part) {
    refuse(refusals,
           (Refusal){.id = id, .field = S("part"), .line = (int32_t)index + 1, .value = part});
}

// Prices every line at the level; collects no_price. False where an amount is too large.
static bool price_lines(const Programme *programme, Level level, const OrderLineAsk *lines,
                        size_t count, OrderLinePrice *ret_lines, Refusals *refusals) {
    bool fits = true;
    for (size_t i = 0; i < count; i++) {
        RefusalId refusal =
            price_line(programme, &lines[i].ask, level, &ret_lines[i].price, &ret_lines[i].trace);
        if (refusal == REFUSAL_NO_PRICE) {
            refuse_line(refusals, refusal, i, lines[i].part->part);
        }
        fits = fits && refusal != REFUSAL_AMOUNT_TOO_LARGE;
    }
    return fits;
}

// Adds the lines up; false where the total or the quantities go over AMOUNT_MAX.
static bool order_total(const OrderLineAsk *lines, const OrderLinePrice *priced, size_t count,
                        Money *ret) {
    Wide total = 0;
    Wide quantity = 0;
    for (size_t i = 0; i < count; i++) {
        total += priced[i].price.extended.minor;
        quantity += lines[i].ask.quantity.count;
    }
    if (total > AMOUNT_MAX || quantity > AMOUNT_MAX) {
        return false;
    }
    *ret = (Money){(int64_t)total};
    return true;
}

void order_price(const Programme *programme, const Standing *standing, const OrderLineAsk *lines,
                 size_t count, OrderLinePrice *ret_lines, OrderPrice *ret_order,
                 Refusals *ret_refusals) {
    OrderPrice order = {0};
    if (standing->inactive) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_AGREEMENT_INACTIVE, .field = S("site")});
        return;
    }
    bool fits = order_points(programme, standing, lines, count, ret_lines, &order.points);
    // Points over any threshold reach the top: no_price is then asked at that level.
    Points for_level = fits ? order.points : (Points){AMOUNT_MAX};
    order.level = standing_order_level(standing, programme, for_level);
    fits = price_lines(programme, order.level, lines, count, ret_lines, ret_refusals) && fits;
    if (refused(ret_refusals)) {
        return;
    }
    if (!fits || !order_total(lines, ret_lines, count, &order.total)) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_AMOUNT_TOO_LARGE, .field = S("lines")});
        return;
    }
    *ret_order = order;
}

bool order_total_at(const Programme *programme, const OrderLineAsk *lines, size_t count,
                    Level level, Money *ret_total) {
    Wide total = 0;
    for (size_t i = 0; i < count; i++) {
        LinePrice price;
        if (price_line(programme, &lines[i].ask, level, &price, NULL) != REFUSAL_NONE) {
            return false;
        }
        total += price.extended.minor;
    }
    if (total > AMOUNT_MAX) {
        return false;
    }
    ret_total->minor = (int64_t)total;
    return true;
}

RefusalId order_line_return(const Programme *programme, PartType type, Date accepted_on,
                            Date today) {
    if (!part_type_row(type)->returnable) {
        return REFUSAL_NOT_RETURNABLE;
    }
    Date last = date_add_days(accepted_on, programme->return_days);
    return date_before(last, today) ? REFUSAL_RETURN_TOO_LATE : REFUSAL_NONE;
}

bool order_price_protected(const Programme *programme, Date purchase_order_on, Date change_on,
                           Date accepted_on) {
    Date last = date_add_days(change_on, programme->price_protection_days);
    return date_before(purchase_order_on, change_on) && !date_before(accepted_on, change_on) &&
           !date_before(last, accepted_on);
}
