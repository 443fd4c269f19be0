// Who is told of what happened.
#include "domain/record/told.h"

#include <stdbool.h>

size_t told_accounts(AccountId acted, AccountId distributor, AccountId reseller,
                     AccountId ret_accounts[TOLD_MAX]) {
    const AccountId named[TOLD_MAX] = {acted, distributor, reseller};
    size_t count = 0;
    for (size_t i = 0; i < TOLD_MAX; i++) {
        bool is_new = named[i].id != 0;
        for (size_t j = 0; j < count; j++) {
            is_new = is_new && ret_accounts[j].id != named[i].id;
        }
        if (is_new) {
            ret_accounts[count++] = named[i];
        }
    }
    return count;
}
