// The filters of the list of enquiries.
#include "base/messages.h"
#include "web/customer/customer_fields.h"
#include "web/list/list_frame.h"
#include "web/list/time_fields.h"
#include "web/enquiry/enquiries_ask.h"

#include <stddef.h>

enum { FILTERS_MAX = 4 + TIME_FIELDS };

static const FieldInside insides[] = {
    {&enquiries_ask_fields, offsetof(EnquiriesPageAsk, enquiries)},
    {&rows_ask_fields, offsetof(EnquiriesPageAsk, rows)},
};
const FieldTable enquiries_page_fields = {
    .what = S_INIT("enquiries"),
    .bytes = sizeof(EnquiriesPageAsk),
    .inside = insides,
    .inside_count = 2,
};

static FormField state_field(const PageCall *call) {
    enum { STATE_COUNT = 4 };
    FieldOptions options = field_options_new(call, STATE_COUNT);
    field_option_add(&options, S("asked"), msg_status_asked());
    field_option_add(&options, S("answered"), msg_status_answered());
    field_option_add(&options, S("declined"), msg_status_declined());
    field_option_add(&options, S("withdrawn"), msg_status_withdrawn());
    return field_select(S("state"), msg_state(), options, list_asked(call, S("state")));
}

static FormField day_field(const PageCall *call, Text name, Message label) {
    return field_date(name, label, list_asked(call, name));
}

Filters enquiries_filters(const PageCall *call, const Refusals *refusals) {
    FormField *fields = arena_array(call->arena, FormField, FILTERS_MAX);
    size_t count = 0;
    fields[count++] = state_field(call);
    fields[count++] = field_text(S("site"), msg_site(), list_asked(call, S("site")));
    fields[count++] = day_field(call, S("asked_from"), msg_asked_from());
    fields[count++] = day_field(call, S("asked_to"), msg_asked_to());
    time_fields(call, fields + count);
    return list_filters(call, refusals, fields, count + TIME_FIELDS);
}
