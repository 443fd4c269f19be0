// Pagers, empty lists, exports and chips.
#include "web/list/list_frame.h"

#include "base/messages.h"
#include "web/frame.h"
#include "web/list/list_url.h"
#include "web/part/frame/icon.h"

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

static Text shown_value(const PageCall *call, const FormField *field) {
    for (size_t i = 0; i < field->options.count; i++) {
        if (field->options.items[i].chosen) {
            return message_text(call->arena, call->lang, field->options.items[i].label);
        }
    }
    return field->value;
}

Chips list_chips(const PageCall *call, const FormField *fields, size_t count) {
    Chip *chips = arena_array(call->arena, Chip, count);
    int64_t shown = 0;
    for (size_t i = 0; i < count; i++) {
        if (fields[i].value.len > 0 && !fields[i].wrong) {
            Text label = message_text(call->arena, call->lang, fields[i].label);
            chips[shown++] = (Chip){msg_chip_is(label, shown_value(call, &fields[i])),
                                    list_url(call, fields[i].name, S(""))};
        }
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
