// The steps of a price as rows (portal.md P16, R4.13): R4.13's order, first the price row.
#ifndef ACTION_PRICE_TRACE_H
#define ACTION_PRICE_TRACE_H

#include "action/action.h"
#include "domain/columns.h"
#include "domain/pricing.h"

typedef struct {
    Currency money;
    Text step;    // "level", "cap", "bid", "months", "staff", "channel", "quantity"
    Text rule;    // "R4.6 R4.7"
    Text input;   // the operand as machines read it: a level's code, "7/12", "12.50", "40"
    Text source;  // what the operand came from: price row, its days, the agreement's cap …
    Money before; // 0 at the first step
    Money after;
    Text rounding; // "half_up" or "exact"
} PriceTraceRow;

extern const ColumnTable price_trace_columns;

// A trace of prices in this currency; NULL has no rows.
void price_trace_rows(const ActionContext *context, const PriceTrace *trace, Currency money,
                      PriceTraceRow **ret_rows, size_t *ret_count);

#endif
