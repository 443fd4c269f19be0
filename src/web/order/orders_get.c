// GET /orders: the orders of the viewer, newest first (portal.md P30); a page, or a file.
#include "base/messages.h"
#include "web/customer/customer_link.h"
#include "web/frame.h"
#include "web/level_words.h"
#include "web/list/list_answer.h"
#include "web/list/list_columns.h"
#include "web/list/list_frame.h"
#include "web/list/list_views.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/order/order_list.h"
#include "web/order/order_words.h"
#include "web/order/orders_ask.h"
#include "web/part/show/amounts.h"
#include "web/tpl_order_list.h"

enum { TAB_COUNT = 3 };

static OrderListRow row_of(const PageCall *call, const OrderRow *order,
                           const ListColumns *columns) {
    OrderListRow row = {
        .number = order->order,
        .page = order_url(call->arena, order->order),
        .kind = order_kind_words(order->order_kind),
        .accepted =
            !text_equal(order->state, S("in_review")) && !text_equal(order->state, S("draft")),
        .accepted_on = order->accepted_on,
        .purchase_order = order->purchase_order,
        .customer = name_of(order->customer_name, call->lang),
        .site = order->site,
        .lines = order->lines,
        .has_points = order->level.len > 0,
        .points = points_amount(order->points),
        .level = {order->level.len == 0, level_called(call, order->level)},
        .total = amount_bare(order->total, order->money),
        .currency = order->currency,
        .state = tag_of(call->arena, STATES_OF_ORDER, order->state),
        .extra = list_extra_cells(call, columns, order),
    };
    if (order_opens_site(order)) {
        row.site_page = customer_link(call, order->site);
    }
    if (order->proof.len > 0) {
        row.proof_page = proof_url(call->arena, order->proof);
    }
    return row;
}

static OrderListRows rows_of(const PageCall *call, const OrdersView *orders,
                             const ListColumns *columns) {
    OrderListRow *rows = arena_array(call->arena, OrderListRow, orders->count);
    for (size_t i = 0; i < orders->count; i++) {
        rows[i] = row_of(call, &orders->rows[i], columns);
    }
    return (OrderListRows){rows, orders->count};
}

static Tabs tabs_of(const PageCall *call) {
    static const Text states[TAB_COUNT] = {S_INIT(""), S_INIT("in_review"), S_INIT("accepted")};
    Tab *tabs = arena_array(call->arena, Tab, TAB_COUNT);
    for (size_t i = 0; i < TAB_COUNT; i++) {
        Url all = url_path(call->request->path);
        tabs[i] = (Tab){
            .label = states[i].len == 0 ? msg_view_all()
                                        : tag_of(call->arena, STATES_OF_ORDER, states[i]).label,
            .url = states[i].len == 0 ? all : url_with(call->arena, all, S("state"), states[i]),
            .current = text_equal(list_asked(call, S("state")), states[i]),
        };
    }
    return (Tabs){.items = tabs, .count = TAB_COUNT};
}

static void fill_heads(const PageCall *call, bool sorts, OrderListPage *view) {
    view->order = list_head_if(call, sorts, msg_number(), S("edge"), S("order"));
    view->accepted_on = list_head_if(call, sorts, msg_accepted_on(), S(""), S("accepted_on"));
    view->purchase_order =
        list_head_if(call, sorts, msg_purchase_order(), S(""), S("purchase_order"));
    view->customer = list_head_if(call, sorts, msg_customer(), S(""), S("customer_name"));
    view->lines = list_head_if(call, sorts, msg_lines(), S("num"), S("lines"));
    view->points = list_head_if(call, sorts, msg_points(), S("num"), S("points"));
    view->level = list_head_if(call, sorts, msg_level(), S(""), S("level"));
    view->total = list_head_if(call, sorts, msg_total(), S("num"), S("total"));
    view->state = list_head_if(call, sorts, msg_state(), S("edge-e"), S("state"));
}

static const Text own_columns[] = {S_INIT("order"),       S_INIT("order_kind"),
                                   S_INIT("accepted_on"), S_INIT("purchase_order"),
                                   S_INIT("site"),        S_INIT("customer_name"),
                                   S_INIT("lines"),       S_INIT("points"),
                                   S_INIT("level"),       S_INIT("total"),
                                   S_INIT("currency"),    S_INIT("state"),
                                   S_INIT("proof"),       S_INIT("")};

static Err show(PageCall *call, const RowsAsk *ask, const OrdersView *orders,
                const Refusals *refusals) {
    bool customer = call->viewer->kind == VIEWER_CUSTOMER;
    ListColumns columns;
    if (!list_columns(call, ask, &order_columns, own_columns, &columns)) {
        return page_lost(call, 400);
    }
    OrderListPage view = {
        .sub = orders->when != NULL ? time_words(call, orders->when)
               : customer           ? msg_orders_sub_customer()
                                    : msg_orders_sub_partner(),
        .say = msg_count_orders((int64_t)orders->count),
        .exports = list_exports(call),
        .filters = orders_filters(call, refusals),
        .caption = msg_orders(),
        .rows = rows_of(call, orders, &columns),
        .extra = list_extra_heads(call, &columns, false),
        .empty = list_empty(call, msg_empty_orders(), msg_empty_orders_text()),
        .pager = list_pager(call, orders->count, orders->next),
    };
    fill_heads(call, list_sorts(call, orders->next), &view);
    TRY(list_tabs(call, tabs_of(call), &view.tabs));
    list_choices(call, &columns, &view.bar);
    PageParts parts = {.title = msg_orders(), .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_order_list(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err stream(PageCall *call, const RowsAsk *ask, const OrdersInput *input) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, ask, &order_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &orders_source, &rows, &state, &memory));
    orders_state(state, memory, input);
    list_file_name(call, S("orders"), rows.form.format);
    return OK;
}

PAGE(orders, HTTP_GET, "/orders", MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING),
     &orders_page_fields) {
    const OrdersPageAsk *ask = call->input;
    OrdersInput input = orders_ask_input(&ask->orders);
    OrdersView orders = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, &ask->rows, &orders, &refusals);
    }
    TRY(see_orders(call->context, &input, &orders, &refusals));
    return refused(&refusals) || ask->rows.format == ASK_PAGE
               ? show(call, &ask->rows, &orders, &refusals)
               : stream(call, &ask->rows, &input);
}
