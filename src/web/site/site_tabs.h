// Who a customer is, and the tabs of its pages.
#ifndef WEB_SITE_SITE_TABS_H
#define WEB_SITE_SITE_TABS_H

#include "action/customer/customer_row.h"
#include "web/page.h"
#include "web/site/site_head.h"

// The pages of a customer that are its own; the other tabs are lists that are asked for it.
typedef enum { SITE_OVERVIEW, SITE_CONTACTS, SITE_HISTORY } SiteTabKind;

// With the tabs that this reader may open. agreement_state: empty where it is not known.
SiteHead site_head(const PageCall *call, const CustomerRow *row, Text agreement_state,
                   SiteTabKind current);
// /entitlements?site=…, and so on.
Url site_list_url(const PageCall *call, Text list, Text site);

#endif
