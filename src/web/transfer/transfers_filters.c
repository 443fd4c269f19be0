// The filters of the list of moves.
#include "base/messages.h"
#include "web/customer/customer_fields.h"
#include "web/list/list_frame.h"
#include "web/list/time_fields.h"
#include "web/transfer/transfers_ask.h"

#include <stddef.h>

enum { FILTERS_MAX = 5 + TIME_FIELDS };

static const FieldInside insides[] = {
    {&transfers_fields, offsetof(TransfersPageAsk, transfers)},
    {&rows_ask_fields, offsetof(TransfersPageAsk, rows)},
};
const FieldTable transfers_page_fields = {
    .what = S_INIT("transfers"),
    .bytes = sizeof(TransfersPageAsk),
    .inside = insides,
    .inside_count = 2,
};

static FormField state_field(const PageCall *call) {
    enum { STATE_COUNT = 4 };
    FieldOptions options = field_options_new(call, STATE_COUNT);
    field_option_add(&options, S("awaiting_approvals"), msg_move_waiting());
    field_option_add(&options, S("done"), msg_move_done());
    field_option_add(&options, S("refused"), msg_move_refused());
    field_option_add(&options, S("withdrawn"), msg_move_withdrawn());
    return field_select(S("state"), msg_state(), options, list_asked(call, S("state")));
}

static FormField kind_field(const PageCall *call) {
    enum { KIND_COUNT = 2 };
    FieldOptions options = field_options_new(call, KIND_COUNT);
    field_option_add(&options, S("entitlements"), msg_entitlements());
    field_option_add(&options, S("site"), msg_site());
    return field_select(S("kind"), msg_kind(), options, list_asked(call, S("kind")));
}

static FormField day_field(const PageCall *call, Text name, Message label) {
    return field_date(name, label, list_asked(call, name));
}

Filters transfers_filters(const PageCall *call, const Refusals *refusals) {
    FormField *fields = arena_array(call->arena, FormField, FILTERS_MAX);
    size_t count = 0;
    fields[count++] = state_field(call);
    fields[count++] = kind_field(call);
    fields[count++] = field_text(S("site"), msg_site(), list_asked(call, S("site")));
    fields[count++] = day_field(call, S("asked_from"), msg_asked_from());
    fields[count++] = day_field(call, S("asked_to"), msg_asked_to());
    time_fields(call, fields + count);
    return list_filters(call, refusals, fields, count + TIME_FIELDS);
}
