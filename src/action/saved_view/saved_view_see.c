// Rows to views of lists.
#include "action/query_lines.h"
#include "action/saved_view/saved_view_private.h"
#include "action/viewer.h"

#include <stddef.h>
#include <string.h>

enum { VIEWS_FOUND_MOST = 64 }; // of one list: a seat's own, and what others share

static const Column view_columns[] = {
    COLUMN(SavedViewRow, view, COLUMN_NUMBER), COLUMN(SavedViewRow, list, COLUMN_TEXT),
    COLUMN(SavedViewRow, name, COLUMN_TEXT),   COLUMN(SavedViewRow, filters, COLUMN_TEXT),
    COLUMN(SavedViewRow, shared, COLUMN_BOOL), COLUMN(SavedViewRow, own, COLUMN_BOOL),
};
const ColumnTable saved_view_columns = COLUMN_TABLE_PLAIN(view_columns, SavedViewRow);

static const Field ask_fields[] = {
    {.name = S_INIT("after"), .kind = FIELD_NAME, .offset = offsetof(SavedViewsAsk, after)},
};
const FieldTable saved_views_ask_fields = FIELD_TABLE("the views", SavedViewsAsk, ask_fields);

// Lines "name=value" to pairs.
static void fill_pairs(Arena *arena, Text query, SavedViewRow *row) {
    row->pairs = arena_array(arena, SavedFilter, SAVED_FILTERS_MOST);
    for (size_t begin = 0; begin < query.len && row->pair_count < SAVED_FILTERS_MOST;) {
        const char *line = query.bytes + begin;
        const char *end = memchr(line, '\n', query.len - begin);
        size_t length = end == NULL ? query.len - begin : (size_t)(end - line);
        const char *at = memchr(line, '=', length);
        ENSURE(at != NULL);
        size_t name = (size_t)(at - line);
        row->pairs[row->pair_count++] = (SavedFilter){{line, name}, {at + 1, length - name - 1}};
        begin += length + 1;
    }
}

SavedViewRow saved_view_row(Arena *arena, Text list, Text name, Text query) {
    SavedViewRow row = {.list = list, .name = name, .filters = query_lines_words(arena, query)};
    fill_pairs(arena, query, &row);
    return row;
}

Err saved_views_load(const ActionContext *context, Db *db, Text list,
                     QSavedViewListOfListRows *ret_rows) {
    const Viewer *viewer = context->viewer;
    return q_saved_view_list_of_list(db, context->arena,
                                     &(QSavedViewListOfListIn){.account = viewer->account,
                                                               .site = viewer->site,
                                                               .identity = viewer->identity,
                                                               .list = list,
                                                               .most = VIEWS_FOUND_MOST},
                                     ret_rows);
}

Err see_saved_views_of(const ActionContext *context, Text list, SavedViews *ret_views) {
    QSavedViewListOfListRows found;
    TRY(saved_views_load(context, context->db, list, &found));
    SavedViews views = {.rows = arena_array(context->arena, SavedViewRow, found.count),
                        .count = found.count};
    for (size_t i = 0; i < found.count; i++) {
        const QSavedViewListOfListRow *row = &found.rows[i];
        views.rows[i] = saved_view_row(context->arena, list, row->name, row->query);
        views.rows[i].view = row->number;
        views.rows[i].shared = row->shared;
        views.rows[i].own = row->own;
    }
    *ret_views = views;
    return OK;
}

static Err find_before(const ActionContext *context, Text after, int64_t *ret_before,
                       Refusals *refusals) {
    const Viewer *viewer = context->viewer;
    QSavedViewFindRow row;
    bool found = false;
    *ret_before = INT64_MAX;
    if (after.len == 0) {
        return OK;
    }
    TRY(q_saved_view_find(context->db, context->arena,
                          &(QSavedViewFindIn){.number = after,
                                              .account = viewer->account,
                                              .site = viewer->site,
                                              .identity = viewer->identity},
                          &row, &found));
    if (!found) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = after});
        return OK;
    }
    *ret_before = row.view;
    return OK;
}

Err see_saved_views(const ActionContext *context, const SavedViewsAsk *ask, SavedViews *ret_views,
                    Refusals *ret_refusals) {
    const Viewer *viewer = context->viewer;
    QSavedViewListOfSeatRows found;
    int64_t before = 0;
    *ret_refusals = (Refusals){0};
    *ret_views = (SavedViews){0};
    TRY(find_before(context, ask->after, &before, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(q_saved_view_list_of_seat(context->db, context->arena,
                                  &(QSavedViewListOfSeatIn){.account = viewer->account,
                                                            .site = viewer->site,
                                                            .identity = viewer->identity,
                                                            .before = before,
                                                            .most = SAVED_VIEWS_SHOWN + 1},
                                  &found));
    SavedViews views = {.rows = arena_array(context->arena, SavedViewRow, found.count)};
    for (size_t i = 0; i < found.count && i < SAVED_VIEWS_SHOWN; i++) {
        const QSavedViewListOfSeatRow *row = &found.rows[i];
        SavedViewRow *view = &views.rows[views.count++];
        *view = saved_view_row(context->arena, row->list, row->name, row->query);
        view->view = row->number;
        view->shared = row->shared;
        view->own = row->own;
    }
    if (found.count > SAVED_VIEWS_SHOWN) {
        views.next = views.rows[views.count - 1].view;
    }
    *ret_views = views;
    return OK;
}
