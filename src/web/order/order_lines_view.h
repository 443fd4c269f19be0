// Rows of the lines of an order that was submitted.
#ifndef WEB_ORDER_ORDER_LINES_VIEW_H
#define WEB_ORDER_ORDER_LINES_VIEW_H

#include "action/order/order_see.h"
#include "web/order/order_lines.h"

// What the viewer's own column is: what it pays, what it sells at, or none (R8.4).
// desk: a desk's, which reads what the vendor sells at.
OrderLinesTable order_lines_table(Arena *arena, const OrderSeen *order, bool desk);

#endif
