// GET /orders/{number}: one order (portal.md P19), today or on another day.
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/order/cart/cart_form.h"
#include "web/order/order_show_view.h"
#include "web/order/order_words.h"
#include "web/part/frame/icon.h"
#include "web/tpl_order_show.h"

typedef struct {
    ViewTimeInput when;
    Text left; // the draft that keeps what was left out of it (P18 good_lines)
} OrderQuery;

static const Field fields[] = {
    {.name = S_INIT("left"), .kind = FIELD_NAME, .offset = offsetof(OrderQuery, left)},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(OrderQuery, when)}};
static const FieldTable query = FIELD_TABLE_WITH("an order", OrderQuery, fields, insides);

// That lines were left out, where the draft of them is still the viewer's to take up.
static Err tell_left(const PageCall *call, const OrderQuery *asked, Notices *ret_notices) {
    OrderSeen draft;
    Refusals refusals = {0};
    if (asked->left.len == 0) {
        return OK;
    }
    TRY(see_order(call->context, asked->left, &draft, &refusals));
    if (refused(&refusals) || !text_equal(draft.summary.state, S("draft"))) {
        return OK;
    }
    Notice *notice = arena_array(call->arena, Notice, 1);
    *notice = (Notice){.tone = S("warn"),
                       .icon = icon_html(call->arena, ICON_CIRCLE_ALERT),
                       .title = msg_cart_left(draft.summary.order),
                       .more = true,
                       .text = msg_cart_left_text(),
                       .link = cart_url(call->arena, S(""), draft.summary.order),
                       .link_label = msg_cart_take_up()};
    *ret_notices = (Notices){notice, 1};
    return OK;
}

// What holds it, and who must do what; of another day that it is of that.
static Notices tell_hold(const PageCall *call, const OrderSeen *order) {
    Notice *notice = arena_array(call->arena, Notice, 1);
    if (order->when != NULL) {
        *notice = time_notice(call, order->when, order_url(call->arena, order->summary.order));
        return (Notices){notice, 1};
    }
    *notice = (Notice){.tone = S("warn"),
                       .icon = icon_html(call->arena, ICON_CIRCLE_ALERT),
                       .title = order_hold_words(order->summary.hold),
                       .more = true,
                       .text = order_hold_next(order->summary.hold)};
    return (Notices){notice, order->waits_on.len > 0 ? 1 : 0};
}

PAGE(order, HTTP_GET, "/orders/{number}", MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING),
     &query) {
    OrderSeen order = {0};
    OrderQuery asked = {.left = {0}};
    Refusals refusals = {0};
    if (call->complaints->count == 0) {
        asked = *(const OrderQuery *)call->input;
    }
    TRY(see_order_on(call->context, call->params[0], &asked.when, &order, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    OrderPage view = order_page(call, &order);
    PageParts parts = {.title = msg_order_number(order.summary.order), .main = page_part(call)};
    parts.notices = tell_hold(call, &order);
    parts.problems = page_problems(call, &refusals);
    TRY(tell_left(call, &asked, &parts.notices));
    tpl_order_show(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}
