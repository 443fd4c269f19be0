// Page after page of see_orders.
#include "action/order/ask/orders_source.h"

#include <stddef.h>
#include <string.h>

static const Field fields[] = {
    {.name = S_INIT("agreement"), .kind = FIELD_NAME, .offset = offsetof(OrdersAsk, agreement)},
    {.name = S_INIT("site"), .kind = FIELD_NAME, .offset = offsetof(OrdersAsk, site)},
    {.name = S_INIT("state"), .kind = FIELD_NAME, .offset = offsetof(OrdersAsk, state)},
    {.name = S_INIT("purchase_order"),
     .kind = FIELD_NAME,
     .offset = offsetof(OrdersAsk, purchase_order)},
    {.name = S_INIT("part"), .kind = FIELD_NAME, .offset = offsetof(OrdersAsk, part)},
    {.name = S_INIT("name"), .kind = FIELD_NAME, .offset = offsetof(OrdersAsk, name)},
    {.name = S_INIT("country"), .kind = FIELD_NAME, .offset = offsetof(OrdersAsk, country)},
    {.name = S_INIT("order_kind"), .kind = FIELD_NAME, .offset = offsetof(OrdersAsk, order_kind)},
    {.name = S_INIT("accepted_from"),
     .kind = FIELD_DATE,
     .offset = offsetof(OrdersAsk, accepted_from)},
    {.name = S_INIT("accepted_to"), .kind = FIELD_DATE, .offset = offsetof(OrdersAsk, accepted_to)},
    {.name = S_INIT("sort"), .kind = FIELD_NAME, .offset = offsetof(OrdersAsk, sort)},
    {.name = S_INIT("after"), .kind = FIELD_NAME, .offset = offsetof(OrdersAsk, after)},
    {.name = S_INIT("limit"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(OrdersAsk, limit),
     .least = 1,
     .most = ORDERS_LIMIT_MAX},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(OrdersAsk, when)}};
const FieldTable orders_ask_fields = FIELD_TABLE_WITH("the orders", OrdersAsk, fields, insides);

OrdersInput orders_ask_input(const OrdersAsk *ask) {
    return (OrdersInput){
        .agreement = ask->agreement,
        .site = ask->site,
        .state = ask->state,
        .purchase_order = ask->purchase_order,
        .part = ask->part,
        .name = ask->name,
        .country = ask->country,
        .kind = ask->order_kind,
        .has_from = ask->accepted_from.given,
        .from = ask->accepted_from.date,
        .has_to = ask->accepted_to.given,
        .to = ask->accepted_to.date,
        .when = ask->when,
        .sort = ask->sort,
        .after = ask->after,
        .limit = ask->limit == 0 ? ORDERS_LIMIT_DEFAULT : ask->limit,
    };
}

static Err next(void *given, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more) {
    OrdersState *state = given;
    OrdersView view = {0};
    Refusals refusals = {0};
    TRY(see_orders(context, &state->input, &view, &refusals));
    if (refused(&refusals)) { // what was visible when it began is so no more
        view = (OrdersView){0};
    }
    (void)memory;
    ENSURE(view.next.len <= sizeof state->after);
    if (view.next.len > 0) {
        memcpy(state->after, view.next.bytes, view.next.len);
    }
    state->input.after = (Text){state->after, view.next.len};
    *ret_rows = view.rows;
    *ret_count = view.count;
    *ret_more = view.more && view.next.len > 0;
    return OK;
}

const RowSource orders_source = {&order_columns, sizeof(OrdersState), next};

void orders_state(OrdersState *state, Arena *memory, const OrdersInput *input) {
    OrdersInput own = *input;
    Text *texts[] = {&own.agreement, &own.site, &own.state,   &own.purchase_order, &own.part,
                     &own.after,     &own.name, &own.country, &own.kind,           &own.sort};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        *texts[i] = text_copy(memory, *texts[i]);
    }
    own.limit = ROW_SOURCE_BATCH;
    state->input = own;
}
