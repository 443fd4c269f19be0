// An order and its lines; an order that is only priced.
#include "api/order/order_shape.h"

#include "action/price_trace.h"

#include <stddef.h>

// ---- an order that is there ----

static const Column line_columns[] = {
    COLUMN(OrderSeenLine, line, COLUMN_COUNT),
    COLUMN(OrderSeenLine, site, COLUMN_NUMBER),
    COLUMN(OrderSeenLine, part, COLUMN_NUMBER),
    COLUMN(OrderSeenLine, description, COLUMN_TEXT),
    COLUMN(OrderSeenLine, part_type, COLUMN_TEXT),
    COLUMN(OrderSeenLine, metric, COLUMN_TEXT),
    COLUMN(OrderSeenLine, quantity, COLUMN_QUANTITY),
    COLUMN(OrderSeenLine, returned_quantity, COLUMN_QUANTITY),
    COLUMN_OR_NULL(OrderSeenLine, coverage_start, COLUMN_DATE),
    COLUMN_OR_NULL(OrderSeenLine, coverage_end, COLUMN_DATE),
    COLUMN_OR_NULL(OrderSeenLine, months, COLUMN_COUNT),
    COLUMN(OrderSeenLine, points_per_unit, COLUMN_POINTS),
    COLUMN(OrderSeenLine, points, COLUMN_POINTS),
    COLUMN_OR_NULL(OrderSeenLine, unit, COLUMN_MONEY),
    COLUMN_OR_NULL(OrderSeenLine, extended, COLUMN_MONEY),
    COLUMN_OR_NULL(OrderSeenLine, buy_unit, COLUMN_MONEY),
    COLUMN_OR_NULL(OrderSeenLine, buy_extended, COLUMN_MONEY),
    COLUMN_OR_NULL(OrderSeenLine, sell_unit, COLUMN_MONEY),
    COLUMN_OR_NULL(OrderSeenLine, sell_extended, COLUMN_MONEY),
};
static const ColumnTable line_table = COLUMN_TABLE(line_columns, OrderSeenLine, money);
static const Shape line_shape = SHAPE("order_line", line_table);

static const Column step_columns[] = {
    COLUMN(OrderSeenStep, state, COLUMN_TEXT),
    COLUMN(OrderSeenStep, hold, COLUMN_TEXT),
    COLUMN(OrderSeenStep, on, COLUMN_DATE),
    COLUMN(OrderSeenStep, reason, COLUMN_TEXT),
};
static const ColumnTable step_table = COLUMN_TABLE_PLAIN(step_columns, OrderSeenStep);
static const Shape step_shape = SHAPE("order_step", step_table);

static const Shape summary_shape = {.name = S_INIT("order_summary"), .columns = &order_columns};

static const Column order_head[] = {
    COLUMN(OrderSeen, revision, COLUMN_COUNT),
    COLUMN_CALLED("hold", OrderSeen, summary.hold, COLUMN_TEXT),
    COLUMN(OrderSeen, level_before, COLUMN_TEXT),
    COLUMN(OrderSeen, level_after, COLUMN_TEXT),
};
static const ColumnTable order_table = COLUMN_TABLE_PLAIN(order_head, OrderSeen);
static const ShapePart order_parts[] = {
    PART_INSIDE("order", &summary_shape, OrderSeen, summary),
    PART_LIST("lines", &line_shape, OrderSeen, lines, line_count),
    PART_LIST("steps", &step_shape, OrderSeen, steps, step_count),
    PART_LIST_OF_TEXTS("proofs", OrderSeen, proofs, proof_count),
};
const Shape order_shape = SHAPE_WITH("order", order_table, order_parts);

// ---- what an order would be, or has become ----

struct OrderPricedLine {
    Currency money;
    Text part;
    Quantity quantity;
    Money unit;
    Money extended;
    Points points;
    Date coverage_start;
    Date coverage_end;
    PriceTraceRow *trace; // of order_foreseen_shape
    size_t trace_count;
};

static const Column priced_columns[] = {
    COLUMN(OrderPricedLine, part, COLUMN_NUMBER),
    COLUMN(OrderPricedLine, quantity, COLUMN_QUANTITY),
    COLUMN(OrderPricedLine, unit, COLUMN_MONEY),
    COLUMN(OrderPricedLine, extended, COLUMN_MONEY),
    COLUMN(OrderPricedLine, points, COLUMN_POINTS),
    COLUMN(OrderPricedLine, coverage_start, COLUMN_DATE),
    COLUMN(OrderPricedLine, coverage_end, COLUMN_DATE),
};
static const ColumnTable priced_table = COLUMN_TABLE(priced_columns, OrderPricedLine, money);
static const Shape priced_shape = SHAPE("order_priced_line", priced_table);

static const Column outcome_columns[] = {
    COLUMN(OrderOutcomeAnswer, number, COLUMN_NUMBER),
    COLUMN(OrderOutcomeAnswer, state, COLUMN_TEXT),
    COLUMN(OrderOutcomeAnswer, hold, COLUMN_TEXT),
    COLUMN(OrderOutcomeAnswer, draft, COLUMN_NUMBER),
    COLUMN(OrderOutcomeAnswer, level, COLUMN_TEXT),
    COLUMN_CALLED_OR_NULL("points", OrderOutcomeAnswer, points, not_priced, COLUMN_POINTS),
    COLUMN_CALLED_OR_NULL("total", OrderOutcomeAnswer, total, not_priced, COLUMN_MONEY),
    COLUMN(OrderOutcomeAnswer, currency, COLUMN_TEXT),
};
static const ColumnTable outcome_table = COLUMN_TABLE(outcome_columns, OrderOutcomeAnswer, money);
static const ShapePart outcome_parts[] = {
    PART_LIST("lines", &priced_shape, OrderOutcomeAnswer, lines, line_count)};
const Shape order_outcome_shape = SHAPE_WITH("order_outcome", outcome_table, outcome_parts);

static const Shape trace_shape = {.name = S_INIT("price_step"), .columns = &price_trace_columns};
static const ShapePart foreseen_line_parts[] = {
    PART_LIST("trace", &trace_shape, OrderPricedLine, trace, trace_count)};
static const Shape foreseen_line_shape =
    SHAPE_WITH("order_foreseen_line", priced_table, foreseen_line_parts);
static const ShapePart foreseen_parts[] = {
    PART_LIST("lines", &foreseen_line_shape, OrderOutcomeAnswer, lines, line_count)};
const Shape order_foreseen_shape = SHAPE_WITH("order_foreseen", outcome_table, foreseen_parts);

static OrderPricedLine priced_of(const OrderLineView *line, Currency currency) {
    return (OrderPricedLine){
        .money = currency,
        .part = line->part,
        .quantity = line->quantity,
        .unit = line->unit,
        .extended = line->extended,
        .points = line->points,
        .coverage_start = line->coverage_start,
        .coverage_end = line->coverage_end,
    };
}

void order_outcome_of(const ActionContext *context, const OrderSubmitOutcome *outcome,
                      Currency currency, OrderOutcomeAnswer *ret_answer) {
    OrderOutcomeAnswer *to = ret_answer;
    *to = (OrderOutcomeAnswer){
        .money = currency,
        .number = outcome->number,
        .state = outcome->state,
        .hold = outcome->hold,
        .draft = outcome->draft,
        .not_priced = !outcome->is_priced,
    };
    if (!outcome->is_priced) {
        return;
    }
    const OrderView *order = &outcome->order;
    to->level = programme_level_code(context->prices.programme, order->level);
    to->points = order->points;
    to->total = order->total;
    to->currency = currency_code(currency);
    to->lines = arena_array(context->arena, OrderPricedLine, order->line_count);
    to->line_count = order->line_count;
    for (size_t i = 0; i < order->line_count; i++) {
        to->lines[i] = priced_of(&order->lines[i], currency);
    }
}

void order_foreseen_of(const ActionContext *context, const OrderSubmitOutcome *outcome,
                       Currency currency, OrderOutcomeAnswer *ret_answer) {
    order_outcome_of(context, outcome, currency, ret_answer);
    for (size_t i = 0; i < ret_answer->line_count; i++) {
        OrderPricedLine *line = &ret_answer->lines[i];
        price_trace_rows(context, outcome->order.lines[i].trace, currency, &line->trace,
                         &line->trace_count);
    }
}
