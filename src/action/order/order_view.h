// An order as it is shown: accepted, or only priced.
#ifndef ACTION_ORDER_ORDER_VIEW_H
#define ACTION_ORDER_ORDER_VIEW_H

#include "action/action.h"
#include "domain/order.h"

typedef struct {
    Text part;
    Quantity quantity;
    Money unit;
    Money extended;
    Points points;
    Date coverage_start;
    Date coverage_end;
    int32_t months;          // of a renewal line; else 0
    Date due;                // of a renewal line
    const PriceTrace *trace; // NULL where the order was loaded and not priced
} OrderLineView;

typedef struct {
    EnterpriseId enterprise;
    OrderId order; // meaningless where the order is only priced; so are number and seq
    Text number;   // public
    int64_t seq;   // of the enterprise, internal
    bool express;
    Level level;
    Points points;
    Money total;
    OrderLineView *lines;
    size_t line_count;
    AgreementSummary agreement; // after the order; of an express order only `express` counts
} OrderView;

#endif
