// Who changed an order meanwhile, and when.
#include "web/order/order_stale.h"

#include "base/messages.h"
#include "web/part/frame/icon.h"

Notices order_stale_notice(const PageCall *call, const OrderSeen *order, const Refusals *refusals) {
    if (refusals == NULL || !refused(refusals) || refusals->items[0].id != REFUSAL_STALE ||
        order->changed_by.len == 0) {
        return (Notices){0};
    }
    Notice *notice = arena_array(call->arena, Notice, 1);
    *notice = (Notice){
        .tone = S("info"),
        .icon = icon_html(call->arena, ICON_HISTORY),
        .title = msg_lost_changed_text(order->changed_by, instant_civil_day(order->changed_at, 0)),
    };
    return (Notices){notice, 1};
}
