// Where a part at a site, and what is counted of it, are found.
#ifndef WEB_HELD_HELD_URL_H
#define WEB_HELD_HELD_URL_H

#include "web/page.h"

// /entitlements/0001234-D0AB1LL
Url held_url(Arena *arena, Text entitlement);
// /entitlements/import, of a site's rows where it is given
Url held_import_url(Arena *arena, Text site);
// Whether the viewer may write counts of its own sites.
bool held_writes(const PageCall *call);

#endif
