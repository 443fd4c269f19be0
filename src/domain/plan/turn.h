// The smallest quantity with which an order turns a level (P20): of one of its lines, the others as
// they are.
#ifndef DOMAIN_PLAN_TURN_H
#define DOMAIN_PLAN_TURN_H

#include "domain/order.h"

// The least quantity of a line that reaches a level; one step of the part's multiple less does not.
typedef struct {
    bool found; // false: no higher level, a line without points, or no quantity that may be asked
    Level level;
    Quantity quantity;
} LevelTurn;

typedef struct {
    LevelTurn this_order; // R2.5: the level above the one that this order is priced at
    LevelTurn later;      // R2.6: the level above the one that later orders get behind this order
} LineTurns;

// Of lines[index] of an order as order_price priced it for an agreement that stood so before it.
LineTurns order_line_turns(const Programme *programme, const Standing *before,
                           const OrderLineAsk *lines, const OrderLinePrice *priced, size_t index,
                           const OrderPrice *order);

#endif
