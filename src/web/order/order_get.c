// GET /orders/{number}: one order (portal.md P19), today or on another day.
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/order/attachment/order_papers_view.h"
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
static Err tell_left(const PageCall *call, Text left, Notices *ret_notices) {
    OrderSeen draft;
    Refusals refusals = {0};
    if (left.len == 0 || call->complaints->count > 0) {
        return OK;
    }
    TRY(see_order(call->context, left, &draft, &refusals));
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

static Err show(PageCall *call, int status, const OrderSeen *order, const Refusals *refusals,
                Text left) {
    OrderPage view = order_page(call, order);
    PageParts parts = {.title = msg_order_number(order->summary.order),
                       .problems = page_problems(call, refusals),
                       .main = page_part(call)};
    view.papers = order_papers(call, order, refusals);
    parts.notices = tell_hold(call, order);
    TRY(tell_left(call, left, &parts.notices));
    tpl_order_show(&parts.main, &view);
    return page_show(call, status, &parts);
}

Err order_page_show(PageCall *call, int status, const OrderSeen *order, const Refusals *refusals) {
    return show(call, status, order, refusals, S(""));
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
    return refused(&refusals)
               ? page_refused(call, &refusals)
               : show(call, call->complaints->count > 0 ? 422 : 200, &order, NULL, asked.left);
}
