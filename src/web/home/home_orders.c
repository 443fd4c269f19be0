// Tasks about orders.
#include "action/order/order_see.h"
#include "base/messages.h"
#include "web/home/home_view.h"
#include "web/order/order_words.h"
#include "web/part/frame/icon.h"
#include "web/part/show/amounts.h"

enum { ORDERS_SHOWN = 5, ORDERS_READ = 50 };

static HomeTask task_of(const PageCall *call, const OrderRow *order) {
    return (HomeTask){
        .tone = S("warn"),
        .icon = icon_html(call->arena, ICON_PACKAGE),
        .title = msg_task_order_confirm(order->order),
        .text = msg_task_order_confirm_text(order->customer_name, order->reseller_name,
                                            money_amount(order->total, order->money)),
        .url = order_url(call->arena, order->order),
        .button = msg_act_open_order(),
        .object = order->order,
    };
}

Err home_add_orders(const PageCall *call, HomeTasks *tasks) {
    static const Gate gate = MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING);
    OrdersView orders;
    Refusals refusals = {0};
    size_t shown = 0;
    if (!call->viewer->is_distributor || gate_ask(&gate, true, call->viewer) != GATE_OPEN) {
        return OK;
    }
    TRY(see_orders(call->context, &(OrdersInput){.state = S("in_review"), .limit = ORDERS_READ},
                   &orders, &refusals));
    if (refused(&refusals)) {
        return OK;
    }
    for (size_t i = 0; i < orders.count && shown < ORDERS_SHOWN; i++) {
        if (text_equal(orders.rows[i].distributor, call->viewer->account_number)) {
            tasks->items[tasks->count++] = task_of(call, &orders.rows[i]);
            shown++;
        }
    }
    return OK;
}
