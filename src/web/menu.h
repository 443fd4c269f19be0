// The menu at the side, by audience and right.
#ifndef WEB_MENU_H
#define WEB_MENU_H

#include "action/home/home_waiting.h"
#include "web/page.h"
#include "web/part/frame/shell.h"

// The groups that have an item for the reader, each item with what waits behind it; none where
// nobody sits at a seat.
NavGroups menu_groups(const PageCall *call, const HomeWaiting *waiting);

#endif
