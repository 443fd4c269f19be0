// Rows of saved_view, as people keep and remove them.
#include "action/action_private.h"
#include "action/saved_view/saved_view_private.h"
#include "action/viewer.h"
#include "domain/record/number.h"
#include "store/q_saved_view.h"

#include <stddef.h>

enum { LIST_MOST = 60 };

static const Field filter_fields[] = {
    {.name = S_INIT("name"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(SavedFilter, name)},
    {.name = S_INIT("value"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(SavedFilter, value)},
};
static const FieldTable filter_table = FIELD_TABLE("a filter", SavedFilter, filter_fields);

static const Field view_fields[] = {
    {.name = S_INIT("list"),
     .kind = FIELD_NAME,
     .required = true,
     .most = LIST_MOST,
     .offset = offsetof(SavedViewAsk, list)},
    {.name = S_INIT("name"),
     .kind = FIELD_NAME,
     .required = true,
     .most = SAVED_NAME_MOST,
     .offset = offsetof(SavedViewAsk, name)},
    {.name = S_INIT("filters"),
     .kind = FIELD_LIST,
     .items = &filter_table,
     .most = SAVED_FILTERS_MOST,
     .offset = offsetof(SavedViewAsk, filters)},
    {.name = S_INIT("shared"), .kind = FIELD_BOOL, .offset = offsetof(SavedViewAsk, shared)},
};
const FieldTable saved_view_fields = FIELD_TABLE("a view of a list", SavedViewAsk, view_fields);

// A line "name=value" each: fields hold no line breaks.
static Text query_of(Arena *arena, const FieldList *filters) {
    const SavedFilter *items = filters->items;
    size_t bytes = 1;
    for (size_t i = 0; i < filters->count; i++) {
        bytes += items[i].name.len + items[i].value.len + 2;
    }
    TextBuf buf = buf_new(arena, bytes);
    for (size_t i = 0; i < filters->count; i++) {
        buf_addf(&buf, "%s%.*s=%.*s", i > 0 ? "\n" : "", TEXT_ARG(items[i].name),
                 TEXT_ARG(items[i].value));
    }
    ENSURE(!buf.overflow);
    return buf_text(&buf);
}

static Err add(Action *action, const SavedViewAsk *ask, Text query, SavedViewRow *row) {
    const Viewer *viewer = action->context->viewer;
    QSavedViewLastRow last;
    TRY(q_saved_view_last(action->db, action->arena, &last));
    row->view = record_code(action->arena, action->context->number_key, last.view + 1);
    return q_saved_view_add(action->db, &(QSavedViewAddIn){.view = last.view + 1,
                                                           .number = row->view,
                                                           .account = viewer->account,
                                                           .site = viewer->site,
                                                           .identity = viewer->identity,
                                                           .list = ask->list,
                                                           .name = ask->name,
                                                           .query = query,
                                                           .shared = ask->shared.value,
                                                           .now = action->context->now});
}

// An ActionBody.
static Err keep_body(Action *action, const void *input, void *outcome) {
    const SavedViewAsk *ask = input;
    SavedViewRow *row = outcome;
    QSavedViewListOfListRows found;
    Text query = query_of(action->arena, &ask->filters);
    int64_t own = 0;
    *row = saved_view_row(action->arena, ask->list, ask->name, query);
    row->shared = ask->shared.value;
    row->own = true;
    TRY(saved_views_load(action->context, action->db, ask->list, &found));
    for (size_t i = 0; i < found.count; i++) {
        own += found.rows[i].own;
        if (found.rows[i].own && text_equal(found.rows[i].name, ask->name)) {
            row->view = found.rows[i].number;
            return q_saved_view_save(action->db, &(QSavedViewSaveIn){.view = found.rows[i].view,
                                                                     .query = query,
                                                                     .shared = ask->shared.value,
                                                                     .now = action->context->now});
        }
    }
    if (own >= SAVED_VIEWS_MOST) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_TOO_MANY_VIEWS, .field = S("name")});
        return OK;
    }
    return add(action, ask, query, row);
}

Err do_saved_view_keep(const ActionContext *context, const SavedViewAsk *ask, SavedViewRow *ret_row,
                       Refusals *ret_refusals) {
    ENSURE(context->viewer != NULL);
    return action_run(context, keep_body, ask, ret_row, ret_refusals);
}

// An ActionBody.
static Err remove_body(Action *action, const void *input, void *outcome) {
    const Viewer *viewer = action->context->viewer;
    int64_t changed = 0;
    (void)outcome;
    TRY(q_saved_view_remove(action->db,
                            &(QSavedViewRemoveIn){.number = *(const Text *)input,
                                                  .account = viewer->account,
                                                  .site = viewer->site,
                                                  .identity = viewer->identity,
                                                  .now = action->context->now},
                            &changed));
    if (changed == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_VIEW_NOT_FOUND});
    }
    return OK;
}

Err do_saved_view_remove(const ActionContext *context, Text number, Refusals *ret_refusals) {
    return action_run(context, remove_body, &number, NULL, ret_refusals);
}
