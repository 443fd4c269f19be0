// The views of a list: its own, those that were saved of it, and the form that saves the present
// one (ui.md §4).
#ifndef WEB_LIST_LIST_VIEWS_H
#define WEB_LIST_LIST_VIEWS_H

#include "action/saved_view/saved_view.h"
#include "web/page.h"
#include "web/part/table/tabs.h"

// own: built in; {0}: the list has but "All".
Err list_tabs(const PageCall *call, Tabs own, Tabs *ret_tabs);
// The address of a view.
Url list_view_url(Arena *arena, const SavedViewRow *view);
// Form fields of a view: its list and its filters ("filters.1.name" …).
KeptList list_view_kept(Arena *arena, Text list, const Kept *filters, size_t count);

#endif
