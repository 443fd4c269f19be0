// What keeping and showing views share.
#ifndef ACTION_SAVED_VIEW_SAVED_VIEW_PRIVATE_H
#define ACTION_SAVED_VIEW_SAVED_VIEW_PRIVATE_H

#include "action/saved_view/saved_view.h"
#include "store/q_saved_view.h"

// A row without number, owner or whether it is shared.
SavedViewRow saved_view_row(Arena *arena, Text list, Text name, Text query);
// What the seat finds of this list, by name.
Err saved_views_load(const ActionContext *context, Db *db, Text list,
                     QSavedViewListOfListRows *ret_rows);

#endif
