// The present query, parameter by parameter.
#include "web/list/list_url.h"

static bool goes_with_change(Text name) {
    return text_equal(name, S("after")) || text_equal(name, S("format")) ||
           text_equal(name, S("sheet"));
}

static Url here_but(const PageCall *call, Text name) {
    Url url = url_path(call->request->path);
    for (size_t i = 0; i < call->typed_count; i++) {
        const FieldPair *pair = &call->typed[i];
        if (!goes_with_change(pair->name) && !text_equal(pair->name, name) && pair->value.len > 0) {
            url = url_with(call->arena, url, pair->name, pair->value);
        }
    }
    return url;
}

Url list_url(const PageCall *call, Text name, Text value) {
    Url url = here_but(call, name);
    return value.len == 0 ? url : url_with(call->arena, url, name, value);
}

Url list_file(const PageCall *call, Text format, bool sheet) {
    if (call->complaints->count > 0) {
        return (Url){0};
    }
    Url url = list_url(call, S("format"), format);
    return sheet ? url_with(call->arena, url, S("sheet"), S("yes")) : url;
}

Text list_asked(const PageCall *call, Text name) {
    for (size_t i = 0; i < call->typed_count; i++) {
        if (text_equal(call->typed[i].name, name)) {
            return call->typed[i].value;
        }
    }
    return S("");
}

// Sorted rising by this column, falling, or not at all: by the first key that is asked for.
static int sorted_by(const PageCall *call, Text column, bool first) {
    Text sort = list_asked(call, S("sort"));
    size_t end = 0;
    if (sort.len == 0) {
        return first ? 1 : 0;
    }
    while (end < sort.len && sort.bytes[end] != ',') {
        end++;
    }
    bool falls = sort.bytes[0] == '-';
    Text key = {sort.bytes + falls, end - falls};
    return !text_equal(key, column) ? 0 : falls ? -1 : 1;
}

ColumnHead list_head(const PageCall *call, Message label, Text style, Text column, bool first) {
    ColumnHead head = {.label = label, .style = style};
    if (column.len == 0) {
        return head;
    }
    int sorted = sorted_by(call, column, first);
    TextBuf other = buf_new(call->arena, column.len + 1);
    buf_add(&other, sorted > 0 ? S("-") : S(""));
    buf_add(&other, column);
    head.sort = list_url(call, S("sort"), buf_text(&other));
    head.ascending = sorted > 0;
    head.descending = sorted < 0;
    return head;
}

bool list_sorts(const PageCall *call, Text next) {
    return next.len == 0 || call->viewer->kind != VIEWER_STAFF ||
           list_asked(call, S("sort")).len > 0 || list_asked(call, S("site")).len > 0 ||
           list_asked(call, S("agreement")).len > 0;
}

ColumnHead list_head_if(const PageCall *call, bool sorts, Message label, Text style, Text column) {
    return list_head(call, label, style, sorts ? column : S(""), false);
}

KeptList list_kept(const PageCall *call, const Text *but) {
    Kept *items = arena_array(call->arena, Kept, call->typed_count);
    size_t count = 0;
    for (size_t i = 0; i < call->typed_count; i++) {
        const FieldPair *pair = &call->typed[i];
        bool left_out = goes_with_change(pair->name) || pair->value.len == 0;
        for (const Text *name = but; name->len > 0 && !left_out; name++) {
            left_out = text_equal(*name, pair->name);
        }
        if (!left_out) {
            items[count++] = (Kept){pair->name, pair->value};
        }
    }
    return (KeptList){items, count};
}
