// Who is told of what happened.
#include "domain/record/told.h"

static bool is_among(AccountId account, const AccountId *accounts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (accounts[i].id == account.id) {
            return true;
        }
    }
    return false;
}

size_t told_accounts(const ToldParties *parties, bool is_first, AccountId ret_accounts[TOLD_MAX]) {
    const AccountId parts[] = {parties->acted, parties->distributor, parties->reseller};
    size_t count = 0;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].id != 0 && !is_among(parts[i], ret_accounts, count)) {
            ret_accounts[count++] = parts[i];
        }
    }
    bool is_new = parties->beside.id != 0 && !is_among(parties->beside, ret_accounts, count);
    count = is_first ? count : 0;
    if (is_new) {
        ret_accounts[count++] = parties->beside;
    }
    return count;
}
