// The filters of orders.
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/list_frame.h"
#include "web/list/time_fields.h"
#include "web/order/order_words.h"
#include "web/order/orders_ask.h"
#include "web/part/show/tag.h"

enum { OWN_COUNT = 10, FILTER_COUNT = OWN_COUNT + TIME_FIELDS };

static const FieldInside insides[] = {
    {&orders_ask_fields, offsetof(OrdersPageAsk, orders)},
    {&rows_ask_fields, offsetof(OrdersPageAsk, rows)},
};
const FieldTable orders_page_fields = {
    .what = S_INIT("the orders"),
    .bytes = sizeof(OrdersPageAsk),
    .inside = insides,
    .inside_count = 2,
};

static FieldOptions states_of(const PageCall *call) {
    static const Text states[] = {S_INIT("in_review"), S_INIT("accepted"), S_INIT("returned"),
                                  S_INIT("cancelled"), S_INIT("draft")};
    size_t count = sizeof states / sizeof states[0];
    FieldOption *options = arena_array(call->arena, FieldOption, count + 1);
    options[0] = (FieldOption){.label = msg_any()};
    for (size_t i = 0; i < count; i++) {
        options[i + 1] = (FieldOption){
            .value = states[i], .label = tag_of(call->arena, STATES_OF_ORDER, states[i]).label};
    }
    return (FieldOptions){options, count + 1};
}

static FieldOptions kinds_of(const PageCall *call) {
    FieldOption *options = arena_array(call->arena, FieldOption, ORDER_KINDS + 1);
    options[0] = (FieldOption){.label = msg_any()};
    for (size_t i = 0; i < ORDER_KINDS; i++) {
        options[i + 1] =
            (FieldOption){.value = order_kinds[i], .label = order_kind_words(order_kinds[i])};
    }
    return (FieldOptions){options, ORDER_KINDS + 1};
}

Filters orders_filters(const PageCall *call, const Refusals *refusals) {
    static const Text own[] = {
        S_INIT("accepted_from"), S_INIT("accepted_to"),    S_INIT("state"), S_INIT("site"),
        S_INIT("agreement"),     S_INIT("purchase_order"), S_INIT("part"),  S_INIT("name"),
        S_INIT("country"),       S_INIT("order_kind")};
    FormField *fields = arena_array(call->arena, FormField, FILTER_COUNT);
    fields[0] = field_date(own[0], msg_accepted_from(), list_asked(call, own[0]));
    fields[1] = field_date(own[1], msg_accepted_to(), list_asked(call, own[1]));
    fields[2] = field_select(own[2], msg_state(), states_of(call), list_asked(call, own[2]));
    fields[3] = field_text(own[3], msg_site(), list_asked(call, own[3]));
    fields[4] = field_text(own[4], msg_agreement(), list_asked(call, own[4]));
    fields[5] = field_text(own[5], msg_purchase_order(), list_asked(call, own[5]));
    fields[6] = field_text(own[6], msg_part(), list_asked(call, own[6]));
    fields[7] = field_text(own[7], msg_site_name(), list_asked(call, own[7]));
    fields[8] = field_text(own[8], msg_column_country(), list_asked(call, own[8]));
    fields[9] =
        field_select(own[9], msg_column_order_kind(), kinds_of(call), list_asked(call, own[9]));
    time_fields(call, fields + OWN_COUNT);
    return list_filters(call, refusals, fields, FILTER_COUNT);
}
