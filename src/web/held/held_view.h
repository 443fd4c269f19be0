// The page of a part at a site.
#ifndef WEB_HELD_HELD_VIEW_H
#define WEB_HELD_HELD_VIEW_H

#include "action/held/held_counts.h"
#include "web/page.h"

// What the path names, with what was refused above it (NULL: nothing); 404 where it is not there.
Err held_page(PageCall *call, int status, const Refusals *tried);

#endif
