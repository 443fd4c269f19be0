// The lines of an order, with the one price beside the suggested one that is the viewer's own.
#include "web/order/order_lines_view.h"

#include "base/messages.h"
#include "web/part/show/amounts.h"

enum { COLUMNS_PLAIN = 6 };

static OrderLinesRow row_of(const OrderSeenLine *line, bool buys) {
    bool own_null = buys ? line->buy_unit_null : line->sell_unit_null;
    return (OrderLinesRow){
        .line = line->line,
        .part = line->part,
        .description = line->description,
        .has_coverage = !line->coverage_start_null && !line->coverage_end_null,
        .coverage_start = line->coverage_start,
        .coverage_end = line->coverage_end,
        .quantity = quantity_amount(line->quantity),
        .returned = line->returned_quantity.count,
        .has_unit = !line->unit_null,
        .unit = amount_bare(line->unit, line->money),
        .has_own = !own_null,
        .own_unit = amount_bare(buys ? line->buy_unit : line->sell_unit, line->money),
        .has_points = line->points.hundredths > 0,
        .points = points_amount(line->points),
        .has_extended = !line->extended_null,
        .extended = amount_bare(line->extended, line->money),
    };
}

OrderLinesTable order_lines_table(Arena *arena, const OrderSeen *order, bool desk) {
    OrderLinesTable table = {
        .columns = COLUMNS_PLAIN,
        .rows = {arena_array(arena, OrderLinesRow, order->line_count), order->line_count}};
    bool buys = false;
    bool sells = false;
    for (size_t i = 0; i < order->line_count; i++) {
        buys = buys || !order->lines[i].buy_unit_null;
        sells = sells || !order->lines[i].sell_unit_null;
    }
    for (size_t i = 0; i < order->line_count; i++) {
        table.rows.items[i] = row_of(&order->lines[i], buys);
    }
    table.shows_own = buys || sells;
    table.own_label = buys && desk ? msg_vendor_price()
                      : buys       ? msg_your_price()
                                   : msg_your_selling_price();
    table.columns += table.shows_own;
    return table;
}
