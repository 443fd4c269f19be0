// GET /orders/{number}: one order (portal.md P19).
#include "base/messages.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/order/order_show_view.h"
#include "web/tpl_order_show.h"

PAGE(order, HTTP_GET, "/orders/{number}", MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING),
     NO_FIELDS) {
    OrderSeen order = {0};
    Refusals refusals = {0};
    TRY(see_order(call->context, call->params[0], &order, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    OrderPage view = order_page(call, &order);
    PageParts parts = {.title = msg_order_number(order.summary.order), .main = page_part(call)};
    tpl_order_show(&parts.main, &view);
    return page_show(call, 200, &parts);
}
