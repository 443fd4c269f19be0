// portal.md V2: the relation between accounts and sites, written in the transaction of its
// evidence. Inside action only.
#ifndef ACTION_ENTITLEMENT_VISIBILITY_PRIVATE_H
#define ACTION_ENTITLEMENT_VISIBILITY_PRIVATE_H

#include "action/entitlement/entitlement_record_private.h"
#include "action/order/order_parties.h"

// `sale`: the partners of an accepted order see what they sold to a site, for ever.
Err visibility_add_sale(Action *action, const OrderParties *parties, SiteId site, OrderId order);
// `incumbent`: the partners of a coverage, until 180 days after its end.
Err visibility_add_incumbents(Action *action, const EntitlementRecord *record);
// The incumbents of a record end: it was renewed by another order, or nothing is left of it.
Err visibility_end_incumbents(Action *action, const EntitlementRecord *record);

#endif
