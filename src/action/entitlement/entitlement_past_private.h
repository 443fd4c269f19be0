// What was held on another day. Inside action only.
#ifndef ACTION_ENTITLEMENT_ENTITLEMENT_PAST_PRIVATE_H
#define ACTION_ENTITLEMENT_ENTITLEMENT_PAST_PRIVATE_H

#include "action/as_of_private.h"
#include "action/entitlement/entitlement_rows.h"
#include "action/entitlement/holder_private.h"

// The records of a holder then, not added up yet; ret_found is false where it was not there yet.
Err entitlements_past(const ActionContext *context, const Holder *holder, AsOf as_of,
                      EntitlementRows *ret_rows, bool *ret_found);

#endif
