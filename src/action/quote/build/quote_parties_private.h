// Which partners a quote names. Inside action only.
#ifndef ACTION_QUOTE_BUILD_QUOTE_PARTIES_PRIVATE_H
#define ACTION_QUOTE_BUILD_QUOTE_PARTIES_PRIVATE_H

#include "action/action.h"
#include "domain/refusal.h"

// An active partner by its number, a distributor where one is wanted; an empty number leaves
// *ret_account as it is. Refuses distributor_not_found, reseller_not_found.
Err quote_find_partner(const ActionContext *context, Text number, bool distributor,
                       AccountId *ret_account, Refusals *refusals);
// Of whom a reseller buys that does not buy from the vendor; id 0 for everybody else.
Err quote_own_distributor(const ActionContext *context, AccountId *ret_distributor);

#endif
