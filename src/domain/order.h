// An order as a whole: the points of its lines, the level they make (R2.5), the price of every line
// at that level, the total.
#ifndef DOMAIN_ORDER_H
#define DOMAIN_ORDER_H

#include "domain/pricing.h"
#include "domain/term.h"

// One line as it is asked for.
typedef struct {
    const Part *part;
    PriceAsk ask;
} OrderLineAsk;

// One line as it is priced.
typedef struct {
    Points points;
    LinePrice price;
    PriceTrace trace;
} OrderLinePrice;

typedef struct {
    Level level; // LEVEL_NONE for express
    Points points;
    Money total;
} OrderPrice;

// Prices the lines as one order of an agreement that stands so (R2.5, R4.5). Refuses
// (agreement_inactive; no_price line by line, then amount_too_large) into ret_refusals, with line
// numbers from 1. ret_lines has `count` places and is filled only as far as nothing was refused.
void order_price(const Programme *programme, const Standing *standing, const OrderLineAsk *lines,
                 size_t count, OrderLinePrice *ret_lines, OrderPrice *ret_order,
                 Refusals *ret_refusals);

// What the same lines cost were this the order's level. False where a line has no price there, or
// an amount is too large.
bool order_total_at(const Programme *programme, const OrderLineAsk *lines, size_t count,
                    Level level, Money *ret_total);

// R9.2: why a line of this type, accepted on a day, may not be returned today:
// REFUSAL_NOT_RETURNABLE, REFUSAL_RETURN_TOO_LATE, or REFUSAL_NONE where it may.
RefusalId order_line_return(const Programme *programme, PartType type, Date accepted_on,
                            Date today);

// R8.5: true where an order backed by a purchase order written before a price change still gets the
// old price: it was written before `change_on` and is accepted within the protection days of it.
bool order_price_protected(const Programme *programme, Date purchase_order_on, Date change_on,
                           Date accepted_on);

#endif
