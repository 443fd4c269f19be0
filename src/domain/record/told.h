// Who is told of what happened (portal.md §11).
#ifndef DOMAIN_RECORD_TOLD_H
#define DOMAIN_RECORD_TOLD_H

#include "domain/value/ids.h"

#include <stdbool.h>
#include <stddef.h>

enum { TOLD_MAX = 4 };

// Who may be told of something; id 0: nobody.
typedef struct {
    AccountId acted;
    AccountId distributor; // of the order that it tells of, or of the transaction's
    AccountId reseller;
    AccountId beside; // one that is told though it took no part
} ToldParties;

// The accounts that an event of a transaction goes to, once each. Of several who are told beside
// each comes with the same other parties, who are told with the first. Returns how many.
size_t told_accounts(const ToldParties *parties, bool is_first, AccountId ret_accounts[TOLD_MAX]);

#endif
