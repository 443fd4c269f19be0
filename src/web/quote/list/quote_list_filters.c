// Tabs, filters and chips of the list of quotes.
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/list_frame.h"
#include "web/list/list_url.h"
#include "web/list/time_fields.h"
#include "web/quote/list/quote_list_view.h"

#include <stddef.h>

static const FieldInside insides[] = {
    {&quotes_fields, offsetof(QuotesAsk, quotes)},
    {&rows_ask_fields, offsetof(QuotesAsk, rows)},
};
const FieldTable quotes_ask_fields = {
    .what = S_INIT("the quotes"),
    .bytes = sizeof(QuotesAsk),
    .inside = insides,
    .inside_count = 2,
};

static Tab tab_of(const PageCall *call, Message label, Text name, Text value) {
    Url url = url_path(call->request->path);
    bool current = name.len == 0
                       ? call->typed_count == 0
                       : call->typed_count == 1 && text_equal(list_asked(call, name), value);
    return (Tab){label, name.len == 0 ? url : url_with(call->arena, url, name, value), current};
}

// What waits for who reads: customers decide on what is presented, owners finish drafts.
Tabs quotes_tabs(const PageCall *call) {
    enum { TAB_COUNT = 4 };
    bool customer = call->viewer->kind == VIEWER_CUSTOMER;
    Tab *tabs = arena_array(call->arena, Tab, TAB_COUNT);
    size_t count = 0;
    tabs[count++] = tab_of(call, msg_view_all(), S(""), S(""));
    tabs[count++] = tab_of(call, msg_view_open(), S("live"), S("yes"));
    if (!customer) {
        tabs[count++] = tab_of(call, msg_status_draft(), S("state"), S("draft"));
    }
    tabs[count++] = tab_of(call, customer ? msg_view_waiting_me() : msg_status_presented(),
                           S("state"), S("presented"));
    return (Tabs){.items = tabs, .count = count};
}

static FormField judged(const PageCall *call, FormField field) {
    Message problem;
    return page_problem_of(call, NULL, field.name, &problem) ? field_with_problem(field, problem)
                                                             : field;
}

static FieldOptions states_of(const PageCall *call, Text chosen) {
    FieldOption *options = arena_array(call->arena, FieldOption, QUOTE_STATE_COUNT + 1);
    options[0] = (FieldOption){S(""), msg_any(), chosen.len == 0};
    for (int i = 0; i < QUOTE_STATE_COUNT; i++) {
        Text name = quote_state_name((QuoteState)i);
        options[i + 1] = (FieldOption){name, tag_of(call->arena, STATES_OF_QUOTE, name).label,
                                       text_equal(name, chosen)};
    }
    return (FieldOptions){options, QUOTE_STATE_COUNT + 1};
}

static FieldOptions kinds_of(const PageCall *call) {
    enum { KIND_COUNT = 3 };
    FieldOption *options = arena_array(call->arena, FieldOption, KIND_COUNT);
    options[0] = (FieldOption){.value = S(""), .label = msg_any()};
    options[1] = (FieldOption){.value = S("renewal"), .label = msg_kind_renewal_quote()};
    options[2] = (FieldOption){.value = S("sales"), .label = msg_kind_sales_quote()};
    return (FieldOptions){options, KIND_COUNT};
}

Filters quotes_filters(const PageCall *call) {
    static const Text own[] = {S_INIT("agreement"), S_INIT("site"),     S_INIT("state"),
                               S_INIT("kind"),      S_INIT("currency"), S_INIT("valid_from"),
                               S_INIT("valid_to"),  S_INIT("true_on"),  S_INIT("known_on"),
                               S_INIT("")};
    enum { OWN_COUNT = 7, FILTER_COUNT = OWN_COUNT + TIME_FIELDS };
    FormField *fields = arena_array(call->arena, FormField, FILTER_COUNT);
    Text state = list_asked(call, S("state"));
    fields[0] = field_text(own[0], msg_agreement(), list_asked(call, own[0]));
    fields[1] = field_text(own[1], msg_site(), list_asked(call, own[1]));
    fields[2] = field_select(own[2], msg_state(), states_of(call, state), state);
    fields[3] = field_select(own[3], msg_kind(), kinds_of(call), list_asked(call, own[3]));
    fields[4] = field_text(own[4], msg_currency(), list_asked(call, own[4]));
    fields[5] = field_date(own[5], msg_valid_from_day(), list_asked(call, own[5]));
    fields[6] = field_date(own[6], msg_valid_to_day(), list_asked(call, own[6]));
    time_fields(call, fields + OWN_COUNT);
    for (size_t i = 0; i < OWN_COUNT; i++) {
        fields[i] = judged(call, fields[i]);
    }
    return (Filters){
        .action = url_path(call->request->path),
        .fields = {fields, FILTER_COUNT},
        .kept = list_kept(call, own),
        .chips = list_chips(call, fields, FILTER_COUNT),
        .clear = url_path(call->request->path),
    };
}
