// The page of an agreement's automatic renewal, and where it is.
#ifndef WEB_RENEWAL_AUTOMATIC_AUTOMATIC_VIEW_H
#define WEB_RENEWAL_AUTOMATIC_AUTOMATIC_VIEW_H

#include "action/renewal/automatic.h"
#include "web/page.h"

// /renewals/004711/automatic
Url automatic_url(Arena *arena, Text agreement);
// The switch with the orders to come; `refusals` are told above it, NULL: none.
Err automatic_show(PageCall *call, int status, const Automatic *automatic,
                   const Refusals *refusals);

#endif
