// What a form or a program says to return lines of an order (P19): one table for pages and API.
#ifndef ACTION_ORDER_ASK_RETURN_ASK_H
#define ACTION_ORDER_ASK_RETURN_ASK_H

#include "action/order/return/order_returns.h"
#include "base/input/fields.h"

typedef struct {
    int64_t line;
    int64_t quantity;
} ReturnAskLine;

typedef struct {
    FieldList lines; // of ReturnAskLine
    Text reason;
} ReturnAsk;

extern const FieldTable return_ask_fields;

// Of the order of this number. leaves_empty: a line without a quantity is none, as forms send it.
OrderReturnsInput return_ask_input(Arena *arena, const ReturnAsk *ask, Text number,
                                   bool leaves_empty);

#endif
