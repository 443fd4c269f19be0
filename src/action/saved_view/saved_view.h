// Views of lists that people save (ui.md §4): a list's filters, order and columns under a name. A
// view belongs to the seat that saved it: the person, at that account and site. One that is shared
// is found by everybody at that site; only its owner changes or removes it.
#ifndef ACTION_SAVED_VIEW_SAVED_VIEW_H
#define ACTION_SAVED_VIEW_SAVED_VIEW_H

#include "action/action.h"
#include "base/input/fields.h"
#include "domain/columns.h"

enum {
    SAVED_VIEWS_MOST = 12,   // of one seat, of one list
    SAVED_VIEWS_SHOWN = 50,  // on a page of all lists
    SAVED_FILTERS_MOST = 60, // of one view
    SAVED_NAME_MOST = 40     // characters
};

// A parameter of the list's address, decoded; FieldPair has the same members.
typedef struct {
    Text name;
    Text value;
} SavedFilter;

typedef struct {
    Text list; // the path of its page: "/quotes"
    Text name;
    FieldList filters; // of SavedFilter
    FieldBool shared;
} SavedViewAsk;

extern const FieldTable saved_view_fields;

typedef struct {
    Text view; // its number
    Text list;
    Text name;
    Text filters; // "state=draft, sort=-total"
    bool shared;
    bool own;
    // Not columns.
    SavedFilter *pairs;
    size_t pair_count;
} SavedViewRow;

extern const ColumnTable saved_view_columns;

typedef struct {
    SavedViewRow *rows;
    size_t count;
    Text next; // empty: these were the last
} SavedViews;

typedef struct {
    Text after; // the number of the last view of the page before
} SavedViewsAsk;

extern const FieldTable saved_views_ask_fields;

// Keeps a view, or gives the seat's view of that name other parameters. That the list takes them,
// and that the seat may read it, is the caller's to know. Refuses too_many_views.
Err do_saved_view_keep(const ActionContext *context, const SavedViewAsk *ask, SavedViewRow *ret_row,
                       Refusals *ret_refusals);
// Refuses view_not_found: another's is as one that never was.
Err do_saved_view_remove(const ActionContext *context, Text number, Refusals *ret_refusals);

// Of one list, by name.
Err see_saved_views_of(const ActionContext *context, Text list, SavedViews *ret_views);
// Of all lists, the latest first. Refuses bad_after.
Err see_saved_views(const ActionContext *context, const SavedViewsAsk *ask, SavedViews *ret_views,
                    Refusals *ret_refusals);

#endif
