// All orders of a filter, for files (P30).
#ifndef ACTION_ORDER_ASK_ORDERS_SOURCE_H
#define ACTION_ORDER_ASK_ORDERS_SOURCE_H

#include "action/order/order_see.h"
#include "action/row_source.h"
#include "base/input/fields.h"

// What a list of orders is asked for.
typedef struct {
    Text agreement;
    Text site;
    Text state;
    Text purchase_order;
    Text part;
    Text name;
    Text country;
    Text order_kind;
    FieldDate accepted_from;
    FieldDate accepted_to;
    ViewTimeInput when;
    Text sort;
    Text after;
    int64_t limit; // 0: ORDERS_LIMIT_DEFAULT
} OrdersAsk;

extern const FieldTable orders_ask_fields;

OrdersInput orders_ask_input(const OrdersAsk *ask);

enum { ORDER_NUMBER_BYTES_MAX = 32 };

typedef struct {
    char after[ORDER_NUMBER_BYTES_MAX]; // input.after's
    OrdersInput input;
} OrdersState;

extern const RowSource orders_source;

// Copies what the input points to into the memory of the state.
void orders_state(OrdersState *state, Arena *memory, const OrdersInput *input);

#endif
