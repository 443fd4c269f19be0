// Pages that say why there is no page: not there, not allowed, broken.
#ifndef WEB_LOST_H
#define WEB_LOST_H

#include "domain/refusal.h"
#include "web/page.h"
#include "web/part/frame/lost.h"

// Of the request as a whole. Hidden and missing are one (V6): the same words for everybody.
Err page_lost(PageCall *call, int status);
// What the business refused, where there is no form to come back to.
Err page_refused(PageCall *call, const Refusals *refusals);
// 412: what was changed meanwhile, field by field, by whom (empty: not told) and on which day;
// `again` leads to how it is now.
Err page_stale(PageCall *call, Changes changes, Text by, Date day, Url again);

#endif
