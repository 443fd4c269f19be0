// Tabs of a list.
#include "web/list/list_views.h"

#include "base/messages.h"
#include "web/frame.h"
#include "web/list/list_url.h"

enum { FILTER_NAME_ROOM = 32 };

Url list_view_url(Arena *arena, const SavedViewRow *view) {
    Url url = url_path(view->list);
    for (size_t i = 0; i < view->pair_count; i++) {
        url = url_with(arena, url, view->pairs[i].name, view->pairs[i].value);
    }
    return url;
}

static Text filter_field(Arena *arena, size_t number, const char *member) {
    TextBuf buf = buf_new(arena, FILTER_NAME_ROOM);
    buf_addf(&buf, "filters.%zu.%s", number, member);
    return buf_text(&buf);
}

KeptList list_view_kept(Arena *arena, Text list, const Kept *filters, size_t count) {
    Kept *items = arena_array(arena, Kept, 2 * count + 1);
    size_t kept = 0;
    items[kept++] = (Kept){S("list"), list};
    for (size_t i = 0; i < count; i++) {
        items[kept++] = (Kept){filter_field(arena, i + 1, "name"), filters[i].name};
        items[kept++] = (Kept){filter_field(arena, i + 1, "value"), filters[i].value};
    }
    return (KeptList){items, kept};
}

// Whether the list stands under just these parameters now, in whatever order.
static bool is_here(const KeptList *now, const SavedViewRow *view) {
    for (size_t i = 0; i < now->count; i++) {
        bool found = false;
        for (size_t j = 0; j < view->pair_count && !found; j++) {
            found = text_equal(now->items[i].name, view->pairs[j].name) &&
                    text_equal(now->items[i].value, view->pairs[j].value);
        }
        if (!found) {
            return false;
        }
    }
    return now->count == view->pair_count;
}

Err list_tabs(const PageCall *call, Tabs own, Tabs *ret_tabs) {
    static const Text none[] = {S_INIT("")};
    SavedViews saved;
    KeptList now = list_kept(call, none);
    bool is_shown = false;
    TRY(see_saved_views_of(call->context, call->request->path, &saved));
    Tab *tabs = arena_array(call->arena, Tab, own.count + saved.count + 1);
    size_t count = 0;
    if (own.count == 0) {
        tabs[count++] = (Tab){msg_view_all(), url_path(call->request->path), now.count == 0};
    }
    for (size_t i = 0; i < own.count; i++) {
        tabs[count++] = own.items[i];
    }
    for (size_t i = 0; i < count; i++) {
        is_shown = is_shown || tabs[i].current;
    }
    for (size_t i = 0; i < saved.count; i++) {
        bool current = !is_shown && is_here(&now, &saved.rows[i]);
        is_shown = is_shown || current;
        tabs[count++] = (Tab){msg_plain(saved.rows[i].name),
                              list_view_url(call->arena, &saved.rows[i]), current};
    }
    *ret_tabs =
        (Tabs){.items = tabs,
               .count = count,
               .keys = page_keys(call, S("")),
               .kept = list_view_kept(call->arena, call->request->path, now.items, now.count),
               .all = url_path(S("/views"))};
    return OK;
}
