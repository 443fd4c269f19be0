// What a what-if says, as objects of replay: an order, an agreement, the next renewal.
#include "api/plan/what_if_shape.h"

#include <stddef.h>

// ---- orders ----

#define LINE_COLUMNS                                                                               \
    COLUMN(WhatIfLineAnswer, part, COLUMN_NUMBER),                                                 \
        COLUMN(WhatIfLineAnswer, quantity, COLUMN_QUANTITY),                                       \
        COLUMN(WhatIfLineAnswer, unit, COLUMN_MONEY),                                              \
        COLUMN(WhatIfLineAnswer, extended, COLUMN_MONEY),                                          \
        COLUMN(WhatIfLineAnswer, points, COLUMN_POINTS),                                           \
        COLUMN(WhatIfLineAnswer, coverage_start, COLUMN_DATE),                                     \
        COLUMN(WhatIfLineAnswer, coverage_end, COLUMN_DATE)

static const Column sale_columns[] = {
    LINE_COLUMNS,
    COLUMN(WhatIfLineAnswer, this_level, COLUMN_TEXT),
    COLUMN_OR_NULL(WhatIfLineAnswer, this_quantity, COLUMN_QUANTITY),
    COLUMN(WhatIfLineAnswer, later_level, COLUMN_TEXT),
    COLUMN_OR_NULL(WhatIfLineAnswer, later_quantity, COLUMN_QUANTITY),
};
static const ColumnTable sale_table = COLUMN_TABLE(sale_columns, WhatIfLineAnswer, money);
static const Shape sale_shape = SHAPE("what_if_line", sale_table);

static const Column renewal_columns[] = {
    LINE_COLUMNS,
    COLUMN(WhatIfLineAnswer, months, COLUMN_COUNT),
    COLUMN(WhatIfLineAnswer, due, COLUMN_DATE),
};
static const ColumnTable renewal_table = COLUMN_TABLE(renewal_columns, WhatIfLineAnswer, money);
static const Shape renewal_line_shape = SHAPE("what_if_renewal_line", renewal_table);

static const Column order_columns_tried[] = {
    COLUMN(WhatIfOrderAnswer, level, COLUMN_TEXT),
    COLUMN(WhatIfOrderAnswer, points, COLUMN_POINTS),
    COLUMN(WhatIfOrderAnswer, total, COLUMN_MONEY),
};
static const ColumnTable order_table = COLUMN_TABLE(order_columns_tried, WhatIfOrderAnswer, money);
static const ShapePart sale_parts[] = {
    PART_LIST("lines", &sale_shape, WhatIfOrderAnswer, lines, line_count)};
static const Shape tried_shape = SHAPE_WITH("what_if_order", order_table, sale_parts);
static const ShapePart renewal_parts[] = {
    PART_LIST("lines", &renewal_line_shape, WhatIfOrderAnswer, lines, line_count)};
static const Shape renewed_shape = SHAPE_WITH("what_if_renewed", order_table, renewal_parts);

// ---- the agreement ----

static const Column agreement_columns[] = {
    COLUMN(WhatIfAgreementAnswer, programme, COLUMN_TEXT),
    COLUMN(WhatIfAgreementAnswer, level, COLUMN_TEXT),
    COLUMN_CALLED_OR_NULL("term_start", WhatIfAgreementAnswer, term_start, has_no_term,
                          COLUMN_DATE),
    COLUMN_CALLED_OR_NULL("term_end", WhatIfAgreementAnswer, term_end, has_no_term, COLUMN_DATE),
    COLUMN(WhatIfAgreementAnswer, term_points, COLUMN_POINTS),
    COLUMN_CALLED_OR_NULL("next_anniversary", WhatIfAgreementAnswer, next_anniversary, has_no_term,
                          COLUMN_DATE),
    COLUMN(WhatIfAgreementAnswer, next_level, COLUMN_TEXT),
    COLUMN_CALLED_OR_NULL("points_to_next", WhatIfAgreementAnswer, points_to_next, has_no_next,
                          COLUMN_POINTS),
};
static const ColumnTable agreement_table =
    COLUMN_TABLE_PLAIN(agreement_columns, WhatIfAgreementAnswer);
const Shape agreement_standing_shape = SHAPE("agreement_standing", agreement_table);

// ---- levels, the split, the renewal ----

static const Column level_columns[] = {
    COLUMN(WhatIfLevelAnswer, level, COLUMN_TEXT),
    COLUMN(WhatIfLevelAnswer, from, COLUMN_POINTS),
    COLUMN(WhatIfLevelAnswer, is_of_order, COLUMN_BOOL),
    COLUMN(WhatIfLevelAnswer, is_of_later, COLUMN_BOOL),
    COLUMN_OR_NULL(WhatIfLevelAnswer, total, COLUMN_MONEY),
    COLUMN_CALLED_OR_NULL("difference", WhatIfLevelAnswer, difference, total_null, COLUMN_MONEY),
};
static const ColumnTable level_table = COLUMN_TABLE(level_columns, WhatIfLevelAnswer, money);
static const Shape level_shape = SHAPE("what_if_level", level_table);

static const Column split_line_columns[] = {
    COLUMN(WhatIfSplitLineAnswer, part, COLUMN_NUMBER),
    COLUMN(WhatIfSplitLineAnswer, quantity, COLUMN_QUANTITY),
    COLUMN(WhatIfSplitLineAnswer, first, COLUMN_QUANTITY),
    COLUMN(WhatIfSplitLineAnswer, second, COLUMN_QUANTITY),
};
static const ColumnTable split_line_table =
    COLUMN_TABLE_PLAIN(split_line_columns, WhatIfSplitLineAnswer);
static const Shape split_line_shape = SHAPE("what_if_split_line", split_line_table);

static const Column split_columns[] = {
    COLUMN(WhatIfSplitAnswer, level, COLUMN_TEXT),
    COLUMN(WhatIfSplitAnswer, total, COLUMN_MONEY),
    COLUMN(WhatIfSplitAnswer, first_level, COLUMN_TEXT),
    COLUMN(WhatIfSplitAnswer, first_total, COLUMN_MONEY),
    COLUMN(WhatIfSplitAnswer, second_level, COLUMN_TEXT),
    COLUMN(WhatIfSplitAnswer, second_total, COLUMN_MONEY),
    COLUMN(WhatIfSplitAnswer, saving, COLUMN_MONEY),
};
static const ColumnTable split_table = COLUMN_TABLE(split_columns, WhatIfSplitAnswer, money);
static const ShapePart split_parts[] = {
    PART_LIST("lines", &split_line_shape, WhatIfSplitAnswer, lines, line_count)};
static const Shape split_shape = SHAPE_WITH("what_if_split", split_table, split_parts);

static const Column next_columns[] = {COLUMN(WhatIfRenewalAnswer, by, COLUMN_DATE),
                                      COLUMN(WhatIfRenewalAnswer, unpriced, COLUMN_COUNT)};
static const ColumnTable next_table = COLUMN_TABLE_PLAIN(next_columns, WhatIfRenewalAnswer);
static const ShapePart next_parts[] = {
    PART_INSIDE("without", &renewed_shape, WhatIfRenewalAnswer, without),
    PART_INSIDE("with", &renewed_shape, WhatIfRenewalAnswer, with),
};
static const Shape next_shape = SHAPE_WITH("what_if_renewal", next_table, next_parts);

static const Column what_if_columns[] = {
    COLUMN(WhatIfAnswer, day, COLUMN_DATE),
    COLUMN(WhatIfAnswer, currency, COLUMN_TEXT),
    COLUMN(WhatIfAnswer, splitting, COLUMN_TEXT),
};
static const ColumnTable what_if_table = COLUMN_TABLE_PLAIN(what_if_columns, WhatIfAnswer);
static const ShapePart what_if_parts[] = {
    PART_INSIDE("order", &tried_shape, WhatIfAnswer, order),
    PART_INSIDE("before", &agreement_standing_shape, WhatIfAnswer, before),
    PART_INSIDE("agreement", &agreement_standing_shape, WhatIfAnswer, agreement),
    PART_LIST("levels", &level_shape, WhatIfAnswer, levels, level_count),
    PART_OR_NULL("split", &split_shape, WhatIfAnswer, split),
    PART_OR_NULL("next_renewal", &next_shape, WhatIfAnswer, next_renewal),
};
const Shape what_if_shape = SHAPE_WITH("what_if", what_if_table, what_if_parts);

static const ColumnTable pair_table = {NULL, 0, sizeof(OrderPairAnswer), 0};
static const ShapePart pair_parts[] = {
    PART_INSIDE("first", &order_outcome_shape, OrderPairAnswer, first),
    PART_INSIDE("second", &order_outcome_shape, OrderPairAnswer, second),
};
const Shape order_pair_shape = SHAPE_WITH("order_pair", pair_table, pair_parts);
