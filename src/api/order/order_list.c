// GET /api/v1/orders: the orders of the viewer, newest first (portal.md P30).
#include "action/order/ask/orders_source.h"
#include "api/list_stream.h"
#include "api/problem.h"

typedef struct {
    OrdersAsk orders;
    RowsAsk rows;
} OrderListAsk;

static const FieldInside insides[] = {
    {&orders_ask_fields, offsetof(OrderListAsk, orders)},
    {&rows_ask_fields, offsetof(OrderListAsk, rows)},
};
static const FieldTable list_fields = {.what = S_INIT("the orders"),
                                       .bytes = sizeof(OrderListAsk),
                                       .inside = insides,
                                       .inside_count = 2};

ENDPOINT(order_list, HTTP_GET, "/orders", MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING),
         &list_fields, GIVES_ROWS(&order_columns), SAYS("Orders, newest first")) {
    const OrderListAsk *ask = call->input;
    OrdersInput input = orders_ask_input(&ask->orders);
    OrdersView orders;
    RowsStream rows;
    Refusals refusals = {0};
    Err err = OK;
    if (!list_choose(call, &ask->rows, &order_columns, &rows, &err)) {
        return err;
    }
    TRY(see_orders(call->context, &input, &orders, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (list_is_page(&ask->rows)) {
        return list_answer(call, &rows, orders.more ? orders.next : S(""), orders.rows,
                           orders.count);
    }
    void *state = NULL;
    Arena *memory = NULL;
    TRY(call->stream(call, &orders_source, &rows, &state, &memory));
    orders_state(state, memory, &input);
    return OK;
}
