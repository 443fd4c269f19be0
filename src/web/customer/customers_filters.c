// The filters of the customer search.
#include "base/messages.h"
#include "web/customer/customer_fields.h"
#include "web/customer/customers_ask.h"
#include "web/frame.h"
#include "web/list/list_frame.h"
#include "web/list/time_fields.h"

enum { FILTER_COUNT = 12 + TIME_FIELDS, MONTHS_PER_YEAR = 12 };

static const FieldInside insides[] = {
    {&customers_fields, offsetof(CustomersAsk, customers)},
    {&rows_ask_fields, offsetof(CustomersAsk, rows)},
};
const FieldTable customers_ask_fields = {
    .what = S_INIT("the customers"),
    .bytes = sizeof(CustomersAsk),
    .inside = insides,
    .inside_count = 2,
};

static FormField month_field(const PageCall *call) {
    static Message (*const months[MONTHS_PER_YEAR])(void) = {
        msg_month_january,   msg_month_february, msg_month_march,    msg_month_april,
        msg_month_may,       msg_month_june,     msg_month_july,     msg_month_august,
        msg_month_september, msg_month_october,  msg_month_november, msg_month_december};
    static const Text numbers[MONTHS_PER_YEAR] = {
        S_INIT("1"), S_INIT("2"), S_INIT("3"), S_INIT("4"),  S_INIT("5"),  S_INIT("6"),
        S_INIT("7"), S_INIT("8"), S_INIT("9"), S_INIT("10"), S_INIT("11"), S_INIT("12")};
    FieldOptions options = field_options_new(call, MONTHS_PER_YEAR);
    for (int i = 0; i < MONTHS_PER_YEAR; i++) {
        field_option_add(&options, numbers[i], months[i]());
    }
    return field_select(S("anniversary_month"), msg_anniversary_month(), options,
                        list_asked(call, S("anniversary_month")));
}

static FormField open_field(const PageCall *call) {
    FieldOptions options = field_options_new(call, 2);
    field_option_add(&options, S("yes"), msg_yes());
    field_option_add(&options, S("no"), msg_no());
    return field_select(S("has_open_renewals"), msg_has_open_renewals(), options,
                        list_asked(call, S("has_open_renewals")));
}

static FormField date_field(const PageCall *call, Text name, Message label) {
    return field_date(name, label, list_asked(call, name));
}

static FormField text_field(const PageCall *call, Text name, Message label) {
    return field_text(name, label, list_asked(call, name));
}

Filters customers_filters(const PageCall *call, const Refusals *refusals) {
    FormField *fields = arena_array(call->arena, FormField, FILTER_COUNT);
    size_t count = 0;
    fields[count++] = text_field(call, S("name"), msg_site_name());
    fields[0].wide = true;
    fields[count++] = text_field(call, S("site"), msg_site());
    fields[count++] = text_field(call, S("agreement"), msg_agreement());
    fields[count++] = text_field(call, S("country"), msg_column_country());
    fields[count++] = field_of_programme(call);
    fields[count++] = field_of_customer_type(call);
    fields[count++] = field_of_level(call);
    fields[count++] = month_field(call);
    fields[count++] = open_field(call);
    fields[count++] = date_field(call, S("last_order_from"), msg_last_order_from());
    fields[count++] = date_field(call, S("last_order_to"), msg_last_order_to());
    time_fields(call, fields + count);
    count += TIME_FIELDS;
    return list_filters(call, refusals, fields, count);
}
