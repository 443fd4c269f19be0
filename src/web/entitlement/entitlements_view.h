// Making the view of what sites hold.
#ifndef WEB_ENTITLEMENT_ENTITLEMENTS_VIEW_H
#define WEB_ENTITLEMENT_ENTITLEMENTS_VIEW_H

#include "action/site/entitlement_list.h"
#include "web/entitlement/entitlement_list_page.h"
#include "web/page.h"

HeldRows entitlement_rows(const PageCall *call, const EntitlementsView *view);
Filters entitlement_filters(const PageCall *call, const Refusals *refusals);

#endif
