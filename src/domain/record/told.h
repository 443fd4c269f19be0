// Who is told of what happened (portal.md §11).
#ifndef DOMAIN_RECORD_TOLD_H
#define DOMAIN_RECORD_TOLD_H

#include "domain/value/ids.h"

#include <stddef.h>

enum { TOLD_MAX = 3 };

// The accounts that an event of a transaction goes to: the one that acted and the partners (id 0:
// none) of the order that it tells of, or of the transaction's, once each. Returns how many.
size_t told_accounts(AccountId acted, AccountId distributor, AccountId reseller,
                     AccountId ret_accounts[TOLD_MAX]);

#endif
