// GET /views: the views of all lists that the reader saved, or a colleague shares (ui.md §4).
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/list_frame.h"
#include "web/list/list_views.h"
#include "web/part/frame/icon.h"
#include "web/saved_view/saved_view_words.h"
#include "web/tpl_saved_view_list.h"

static SavedViewListRows rows_of(const PageCall *call, const SavedViews *views) {
    SavedViewListRow *rows = arena_array(call->arena, SavedViewListRow, views->count);
    for (size_t i = 0; i < views->count; i++) {
        const SavedViewRow *view = &views->rows[i];
        Url own = url_join(call->arena, url_path(S("/views")), view->view);
        rows[i] = (SavedViewListRow){
            .name = view->name,
            .page = list_view_url(call->arena, view),
            .list = saved_view_list_words(view->list),
            .filters = view->filters,
            .whose = !view->own     ? msg_view_of_colleague()
                     : view->shared ? msg_view_shared()
                                    : msg_view_own(),
            .own = view->own,
            .remove = url_join(call->arena, own, S("remove")),
            .remove_label = msg_remove_view(view->name),
        };
    }
    return (SavedViewListRows){rows, views->count};
}

PAGE(saved_views, HTTP_GET, "/views", SEATED, &saved_views_ask_fields) {
    SavedViews views = {0};
    Refusals refusals = {0};
    if (call->complaints->count == 0) {
        TRY(see_saved_views(call->context, call->input, &views, &refusals));
    }
    SavedViewList view = {
        .name = list_head(call, msg_name(), S("edge"), S(""), false),
        .list = list_head(call, msg_job_list(), S(""), S(""), false),
        .filters = list_head(call, msg_active_filters(), S(""), S(""), false),
        .whose = list_head(call, msg_owner(), S(""), S(""), false),
        .act = list_head(call, msg_remove(), S("edge-e"), S(""), false),
        .keys = page_keys(call, S("")),
        .rows = rows_of(call, &views),
        .empty = {.icon = icon_html(call->arena, ICON_SEARCH),
                  .title = msg_views_none(),
                  .text = msg_views_none_text()},
        .pager = list_pager(call, views.count, views.next),
    };
    PageParts parts = {.title = msg_all_saved_views(), .main = page_part(call)};
    parts.problems = page_problems(call, &refusals);
    tpl_saved_view_list(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}
