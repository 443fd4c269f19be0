// The filters of the list of agreements.
#include "base/messages.h"
#include "web/agreement/agreements_ask.h"
#include "web/customer/customer_fields.h"
#include "web/list/list_frame.h"
#include "web/list/time_fields.h"

#include <stddef.h>

enum { FILTER_COUNT = 6 + TIME_FIELDS };

static const FieldInside insides[] = {
    {&agreements_fields, offsetof(AgreementsAsk, agreements)},
    {&rows_ask_fields, offsetof(AgreementsAsk, rows)},
};
const FieldTable agreements_ask_fields = {
    .what = S_INIT("the agreements"),
    .bytes = sizeof(AgreementsAsk),
    .inside = insides,
    .inside_count = 2,
};

static FormField state_field(const PageCall *call) {
    enum { STATE_COUNT = 2 };
    FieldOptions options = field_options_new(call, STATE_COUNT);
    field_option_add(&options, S("active"), msg_status_active());
    field_option_add(&options, S("inactive"), msg_status_inactive());
    return field_select(S("state"), msg_state(), options, list_asked(call, S("state")));
}

Filters agreements_filters(const PageCall *call, const Refusals *refusals) {
    FormField *fields = arena_array(call->arena, FormField, FILTER_COUNT);
    size_t count = 0;
    fields[count++] = field_text(S("name"), msg_site_name(), list_asked(call, S("name")));
    fields[0].wide = true;
    fields[count++] = field_text(S("agreement"), msg_agreement(), list_asked(call, S("agreement")));
    fields[count++] = field_of_programme(call);
    fields[count++] = field_of_customer_type(call);
    fields[count++] = field_of_level(call);
    fields[count++] = state_field(call);
    time_fields(call, fields + count);
    count += TIME_FIELDS;
    return list_filters(call, refusals, fields, count);
}
