// Making the view of a customer's page.
#ifndef WEB_SITE_SITE_VIEW_H
#define WEB_SITE_SITE_VIEW_H

#include "action/site/site_see.h"
#include "web/page.h"
#include "web/site/site_show.h"

SitePage site_page(const PageCall *call, const SiteView *site);

// The pages of a customer that are its own; the other tabs are lists that are asked for it.
typedef enum { SITE_OVERVIEW, SITE_CONTACTS, SITE_HISTORY } SiteTabKind;

// With the tabs that this reader may open. agreement_state: empty where it is not known.
SiteHead site_head(const PageCall *call, const CustomerRow *row, Text agreement_state,
                   SiteTabKind current);
// /entitlements?site=…, and so on.
Url site_list_url(const PageCall *call, Text list, Text site);

// Parts of the page, each in its own file.
void site_fill_standing(const PageCall *call, const SiteView *site, SitePage *view);
void site_fill_coverage(const PageCall *call, const SiteView *site, SitePage *view);
SiteChances site_chances(const PageCall *call, const SiteView *site);
Facts site_why(const PageCall *call, const SiteView *site);

#endif
