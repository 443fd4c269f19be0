// Pagers, empty lists, exports and chips.
#include "web/list/list_frame.h"

#include "base/messages.h"
#include "base/show/format.h"
#include "web/frame.h"
#include "web/list/list_url.h"
#include "web/part/frame/icon.h"
#include "web/part/table/column_head.h"

Pager list_pager(const PageCall *call, size_t count, Text next) {
    bool first = list_asked(call, S("after")).len == 0;
    int64_t shown = (int64_t)count;
    Pager pager = {.range = next.len == 0 && first ? msg_range_all(shown)
                            : first                ? msg_range_first(shown)
                                                   : msg_range_further(shown)};
    if (next.len > 0) {
        pager.next = url_with(call->arena, list_url(call, S("after"), S("")), S("after"), next);
    }
    if (!first) {
        pager.previous = list_url(call, S("after"), S("")); // by key: back to the beginning
    }
    return pager;
}

Empty list_empty(const PageCall *call, Message title, Message text) {
    bool filtered = call->typed_count > 0;
    Empty empty = {
        .icon = icon_html(call->arena, ICON_SEARCH),
        .title = filtered ? msg_empty_filter() : title,
        .text = filtered ? msg_empty_filter_text() : text,
    };
    if (filtered) {
        Action *clear = arena_array(call->arena, Action, 1);
        *clear = (Action){.label = msg_clear_all(), .url = url_path(call->request->path)};
        empty.actions = (Actions){clear, 1};
    }
    return empty;
}

ExportMenu list_exports(const PageCall *call) {
    return (ExportMenu){.csv = list_file(call, S("csv"), false),
                        .sheet = list_file(call, S("csv"), true),
                        .json = list_file(call, S("json"), false),
                        .xlsx = list_file(call, S("xlsx"), false)};
}

ExportMenu list_exports_of(const PageCall *call, size_t count) {
    static const ExportMenu none;
    return count > 0 ? list_exports(call) : none;
}

static Text day_words(const PageCall *call, Date day) {
    TextBuf buf = buf_new(call->arena, FORMAT_BYTES_MAX);
    format_date(&buf, call->lang, day);
    return buf_text(&buf);
}

static Text shown_value(const PageCall *call, const FormField *field) {
    Date day;
    if (text_equal(field->type, S("date")) && date_parse(field->value, &day)) {
        return day_words(call, day);
    }
    for (size_t i = 0; i < field->options.count; i++) {
        if (field->options.items[i].chosen) {
            return message_text(call->arena, call->lang, field->options.items[i].label);
        }
    }
    return field->value;
}

// What is asked for beside filters.
static bool is_filter(const FieldPair *pair) {
    static const Text others[] = {S_INIT("sort"), S_INIT("after"), S_INIT("limit"),
                                  S_INIT("fields")};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (text_equal(pair->name, others[i])) {
            return false;
        }
    }
    return pair->value.len > 0;
}

static const FormField *field_called(const FormField *fields, size_t count, Text name) {
    for (size_t i = 0; i < count; i++) {
        if (text_equal(fields[i].name, name)) {
            return &fields[i];
        }
    }
    return NULL;
}

Chips list_chips(const PageCall *call, const FormField *fields, size_t count) {
    Chip *chips = arena_array(call->arena, Chip, call->typed_count);
    int64_t shown = 0;
    for (size_t i = 0; i < call->typed_count; i++) {
        const FieldPair *pair = &call->typed[i];
        const FormField *field = field_called(fields, count, pair->name);
        if (!is_filter(pair) || (field != NULL && field->wrong)) {
            continue;
        }
        Message label = field == NULL ? column_label(pair->name) : field->label;
        Text value = field == NULL ? pair->value : shown_value(call, field);
        chips[shown++] = (Chip){msg_chip_is(message_text(call->arena, call->lang, label), value),
                                list_url(call, pair->name, S(""))};
    }
    return (Chips){chips, shown};
}

Filters list_filters(const PageCall *call, const Refusals *refusals, FormField *fields,
                     size_t count) {
    Text *own = arena_array(call->arena, Text, count + 1); // ended by an empty one
    for (size_t i = 0; i < count; i++) {
        Message problem;
        own[i] = fields[i].name;
        if (page_problem_of(call, refusals, fields[i].name, &problem)) {
            fields[i] = field_with_problem(fields[i], problem);
        }
    }
    return (Filters){
        .action = url_path(call->request->path),
        .fields = {fields, count},
        .kept = list_kept(call, own),
        .chips = list_chips(call, fields, count),
        .clear = url_path(call->request->path),
    };
}
