// licet explain: the price of each line of an order, computed again from what is stored with it —
// the day of its price row, months, cap, bid, the order's level — step by step.
#ifndef REPORT_EXPLAIN_ORDER_EXPLAIN_H
#define REPORT_EXPLAIN_ORDER_EXPLAIN_H

#include "domain/order.h"
#include "report/programme_source.h"
#include "store/db.h"

typedef struct {
    int64_t line;
    Text part;
    Quantity quantity;
    LinePrice stored; // level_paid means nothing
    Points points;
    Date coverage_start;
    Date coverage_end;
    int32_t months; // 0: not prorated
    Date due;
    RefusalId refusal; // REFUSAL_NONE: the price came out, and the two below count
    LinePrice computed;
    PriceTrace trace;
    bool same; // what came out is what is stored
} ExplainedLine;

typedef struct {
    Date accepted_on;
    int64_t version;
    const Programme *programme;
    Currency currency;
    Level level;
    Money total;
    ExplainedLine *lines;
    size_t line_count;
} ExplainedOrder;

// By the order's public number. FAULT_DB_VALUE where the order names a programme, currency, level
// or part that cannot be read.
Err order_explain(Db *db, Arena *arena, const ProgrammeSource *programmes, Text number,
                  ExplainedOrder *ret_order, bool *ret_found);

#endif
