// Options of programmes, customer types and levels.
#include "web/customer/customer_fields.h"

#include "base/messages.h"
#include "domain/programme.h"
#include "web/customer/customer_words.h"
#include "web/level_words.h"
#include "web/list/list_url.h"

FieldOptions field_options_new(const PageCall *call, size_t count) {
    FieldOption *options = arena_array(call->arena, FieldOption, count + 1);
    options[0] = (FieldOption){.label = msg_any()};
    return (FieldOptions){options, 1};
}

void field_option_add(FieldOptions *options, Text value, Message label) {
    options->items[options->count++] = (FieldOption){.value = value, .label = label};
}

FormField field_of_programme(const PageCall *call) {
    FieldOptions options = field_options_new(call, 2);
    field_option_add(&options, S("relationship"), programme_words(S("relationship")));
    field_option_add(&options, S("express"), programme_words(S("express")));
    return field_select(S("programme"), msg_programme(), options, list_asked(call, S("programme")));
}

FormField field_of_customer_type(const PageCall *call) {
    FieldOptions options = field_options_new(call, CUSTOMER_TYPE_COUNT);
    for (int i = 0; i < CUSTOMER_TYPE_COUNT; i++) {
        field_option_add(&options, customer_type_names[i],
                         customer_type_words(customer_type_names[i]));
    }
    return field_select(S("customer_type"), msg_column_customer_type(), options,
                        list_asked(call, S("customer_type")));
}

FormField field_of_level(const PageCall *call) {
    const Programme *programme = call->context->prices.programme;
    size_t count = (size_t)(programme->level_count + programme->fixed_count);
    FieldOptions options = field_options_new(call, count);
    for (size_t i = 0; i < count; i++) {
        Text code = programme->levels[i].code;
        field_option_add(&options, code, msg_plain(level_called(call, code)));
    }
    return field_select(S("level"), msg_level(), options, list_asked(call, S("level")));
}
