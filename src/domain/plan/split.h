// One order or two (B21): the same lines as two orders, when the first lifts the level of the
// second (R2.6) and both together cost less than one order (R2.5).
//
// A split says of every line how much of it the first order takes; the second takes the rest. Of a
// line either order may have nothing, all of it, or a quantity that the part's minimum and multiple
// allow to both.
#ifndef DOMAIN_PLAN_SPLIT_H
#define DOMAIN_PLAN_SPLIT_H

#include "base/arena.h"
#include "domain/term.h"

// The unit of a level at which a line has no price (R4.7): over any order's total, so that no order
// of that level takes any of the line.
#define SPLIT_NO_PRICE ((Money){AMOUNT_MAX + 1})

typedef struct {
    Quantity quantity; // fits minimum and multiple
    Quantity minimum;
    Quantity multiple;
    Points points;          // of one
    Money unit[LEVELS_MAX]; // of one, by level; not prorated, so that quantities add up
} SplitLine;

typedef struct {
    Level level; // of the one order
    Money total;
    bool is_cheaper; // a split of two costs less than that; the rest counts only then
    Quantity *first; // by line
    Level first_level;
    Level second_level;
    Money first_total;
    Money second_total;
} OrderSplit;

typedef enum {
    SPLIT_FOUND,       // the answer is the best of two
    SPLIT_TOO_LARGE,   // it would take more steps than a request may: nothing is said
    SPLIT_PRICES_RISE, // a level costs more than a lower one: nothing is said
    SPLIT_OF_RENEWALS, // renewal lines are ordered as they stand in their quote: not asked
} SplitVerdict;

// Of lines that order_price prices as one order. No split of two, accepted one after the other on
// `today`, costs less than the one that is found; without one, none costs less than the one order.
SplitVerdict order_split(Arena *arena, const Programme *programme, const Standing *standing,
                         Date today, const SplitLine *lines, size_t count, OrderSplit *ret_split);

#endif
