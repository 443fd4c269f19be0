// The filters of the customer search.
#include "base/messages.h"
#include "domain/programme.h"
#include "web/customer/customer_words.h"
#include "web/customer/customers_ask.h"
#include "web/frame.h"
#include "web/list/list_frame.h"

enum { FILTER_COUNT = 12, MONTHS_PER_YEAR = 12 };

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

static FieldOptions options_new(const PageCall *call, size_t count) {
    FieldOption *options = arena_array(call->arena, FieldOption, count + 1);
    options[0] = (FieldOption){.label = msg_any()};
    return (FieldOptions){options, 1};
}

static void add_option(FieldOptions *options, Text value, Message label) {
    options->items[options->count++] = (FieldOption){.value = value, .label = label};
}

static FormField programme_field(const PageCall *call) {
    FieldOptions options = options_new(call, 2);
    add_option(&options, S("relationship"), programme_words(S("relationship")));
    add_option(&options, S("express"), programme_words(S("express")));
    return field_select(S("programme"), msg_programme(), options, list_asked(call, S("programme")));
}

static FormField type_field(const PageCall *call) {
    FieldOptions options = options_new(call, CUSTOMER_TYPE_COUNT);
    for (int i = 0; i < CUSTOMER_TYPE_COUNT; i++) {
        add_option(&options, customer_type_names[i], customer_type_words(customer_type_names[i]));
    }
    return field_select(S("customer_type"), msg_column_customer_type(), options,
                        list_asked(call, S("customer_type")));
}

static FormField level_field(const PageCall *call) {
    const Programme *programme = call->context->prices.programme;
    size_t count = (size_t)(programme->level_count + programme->fixed_count);
    FieldOptions options = options_new(call, count);
    for (size_t i = 0; i < count; i++) {
        Text code = programme->levels[i].code;
        add_option(&options, code, msg_plain(code));
    }
    return field_select(S("level"), msg_level(), options, list_asked(call, S("level")));
}

static FormField month_field(const PageCall *call) {
    static Message (*const months[MONTHS_PER_YEAR])(void) = {
        msg_month_january,   msg_month_february, msg_month_march,    msg_month_april,
        msg_month_may,       msg_month_june,     msg_month_july,     msg_month_august,
        msg_month_september, msg_month_october,  msg_month_november, msg_month_december};
    static const Text numbers[MONTHS_PER_YEAR] = {
        S_INIT("1"), S_INIT("2"), S_INIT("3"), S_INIT("4"),  S_INIT("5"),  S_INIT("6"),
        S_INIT("7"), S_INIT("8"), S_INIT("9"), S_INIT("10"), S_INIT("11"), S_INIT("12")};
    FieldOptions options = options_new(call, MONTHS_PER_YEAR);
    for (int i = 0; i < MONTHS_PER_YEAR; i++) {
        add_option(&options, numbers[i], months[i]());
    }
    return field_select(S("anniversary_month"), msg_anniversary_month(), options,
                        list_asked(call, S("anniversary_month")));
}

static FormField open_field(const PageCall *call) {
    FieldOptions options = options_new(call, 2);
    add_option(&options, S("yes"), msg_yes());
    add_option(&options, S("no"), msg_no());
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
    fields[count++] = programme_field(call);
    fields[count++] = type_field(call);
    fields[count++] = level_field(call);
    fields[count++] = month_field(call);
    fields[count++] = open_field(call);
    fields[count++] = date_field(call, S("last_order_from"), msg_last_order_from());
    fields[count++] = date_field(call, S("last_order_to"), msg_last_order_to());
    return list_filters(call, refusals, fields, count);
}
