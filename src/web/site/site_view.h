// Making the view of a customer's page.
#ifndef WEB_SITE_SITE_VIEW_H
#define WEB_SITE_SITE_VIEW_H

#include "action/site/site_see.h"
#include "web/page.h"
#include "web/site/site_show.h"
#include "web/site/site_tabs.h"

SitePage site_page(const PageCall *call, const SiteView *site);

// Parts of the page, each in its own file.
void site_fill_standing(const PageCall *call, const SiteView *site, SitePage *view);
void site_fill_coverage(const PageCall *call, const SiteView *site, SitePage *view);
SiteChances site_chances(const PageCall *call, const SiteView *site);
Facts site_why(const PageCall *call, const SiteView *site);

#endif
