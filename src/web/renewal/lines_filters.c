// Tabs, filters and chips of renewal lines.
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/list_frame.h"
#include "web/list/list_url.h"
#include "web/list/time_fields.h"
#include "web/renewal/lines_view.h"

enum { DATE_ROOM = 16, TAB_COUNT = 5, MONTH_DAYS = 30, QUARTER_DAYS = 90 };

static const FieldInside insides[] = {
    {&renewal_lines_fields, offsetof(LinesAsk, lines)},
    {&rows_ask_fields, offsetof(LinesAsk, rows)},
};
const FieldTable lines_ask_fields = {
    .what = S_INIT("the renewal lines"),
    .bytes = sizeof(LinesAsk),
    .inside = insides,
    .inside_count = 2,
};

static Text day_text(Arena *arena, Date day) {
    char *text = arena_take(arena, DATE_ROOM);
    date_write(day, text);
    return (Text){text, DATE_TEXT_BYTES};
}

static Tab tab_of(const PageCall *call, Message label, Text name, Text value) {
    Url url = url_path(call->request->path);
    bool current = value.len == 0
                       ? call->typed_count == 0
                       : call->typed_count == 1 && text_equal(list_asked(call, name), value);
    return (Tab){label, value.len == 0 ? url : url_with(call->arena, url, name, value), current};
}

Tabs lines_tabs(const PageCall *call) {
    Date today = call->context->today;
    Tab *tabs = arena_array(call->arena, Tab, TAB_COUNT);
    tabs[0] = tab_of(call, msg_view_all_active(), S(""), S(""));
    tabs[1] = tab_of(call, msg_view_due_30(), S("due_to"),
                     day_text(call->arena, date_add_days(today, MONTH_DAYS)));
    tabs[2] = tab_of(call, msg_view_due_90(), S("due_to"),
                     day_text(call->arena, date_add_days(today, QUARTER_DAYS)));
    tabs[3] = tab_of(call, msg_view_not_quoted(), S("state"), S("announced"));
    tabs[4] = tab_of(call, msg_view_lapsed(), S("state"), S("lapsed"));
    return (Tabs){.items = tabs, .count = TAB_COUNT};
}

static FieldOptions states_of(const PageCall *call, Text chosen) {
    static const struct {
        Text name;
        Message (*label)(void);
    } states[] = {
        {S_INIT(""), msg_any},
        {S_INIT("announced"), msg_status_announced},
        {S_INIT("quoted"), msg_status_quoted},
        {S_INIT("ordered"), msg_status_ordered},
        {S_INIT("lapsed"), msg_status_lapsed},
        {S_INIT("future"), msg_status_future},
    };
    size_t count = sizeof states / sizeof states[0];
    FieldOption *options = arena_array(call->arena, FieldOption, count);
    for (size_t i = 0; i < count; i++) {
        options[i] =
            (FieldOption){states[i].name, states[i].label(), text_equal(states[i].name, chosen)};
    }
    return (FieldOptions){options, count};
}

// The field with what is wrong with it.
static FormField judged(const PageCall *call, FormField field) {
    Message problem;
    return page_problem_of(call, NULL, field.name, &problem) ? field_with_problem(field, problem)
                                                             : field;
}

Filters lines_filters(const PageCall *call, const LinesAsk *ask) {
    static const Text own[] = {S_INIT("due_from"),  S_INIT("due_to"),  S_INIT("site_name"),
                               S_INIT("agreement"), S_INIT("site"),    S_INIT("quote"),
                               S_INIT("state"),     S_INIT("true_on"), S_INIT("known_on"),
                               S_INIT("")};
    enum { FILTER_COUNT = sizeof own / sizeof own[0] - 1 };
    FormField *fields = arena_array(call->arena, FormField, FILTER_COUNT);
    Text state = list_asked(call, S("state"));
    (void)ask;
    fields[0] = field_date(own[0], msg_due_from(), list_asked(call, own[0]));
    fields[1] = field_date(own[1], msg_due_to(), list_asked(call, own[1]));
    fields[2] = field_text(own[2], msg_site_name(), list_asked(call, own[2]));
    fields[3] = field_text(own[3], msg_agreement(), list_asked(call, own[3]));
    fields[4] = field_text(own[4], msg_site(), list_asked(call, own[4]));
    fields[5] = field_text(own[5], msg_quote(), list_asked(call, own[5]));
    fields[6] = field_select(own[6], msg_state(), states_of(call, state), state);
    time_fields(call, fields + FILTER_COUNT - TIME_FIELDS);
    for (size_t i = 0; i < FILTER_COUNT - TIME_FIELDS; i++) {
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
