// What lists say of accounts: the names of many with one query, each loaded once. Inside action
// only.
#ifndef ACTION_ACCOUNT_NAMES_PRIVATE_H
#define ACTION_ACCOUNT_NAMES_PRIVATE_H

#include "action/action.h"
#include "action/as_of.h"
#include "base/text_map.h"

typedef struct {
    Text number;
    Text name;
    bool active;
} AccountName;

// Empty at first.
typedef struct {
    TextMap map; // id → place in names
    AccountName *names;
    size_t room;
} AccountNames;

// Loads those of these accounts that are not there yet; each may be named several times, and 0 is
// nobody. Lives in the context's arena.
Err account_names_load(const ActionContext *context, AccountNames *names, const AccountId *accounts,
                       size_t count);
// Says of accounts that were loaded whether they were active then.
Err account_names_set_then(const ActionContext *context, AccountNames *names,
                           const AccountId *accounts, size_t count, const ViewTime *when);
// An account that was loaded (else a bug); empty for nobody, and for an account that is not there.
AccountName account_name(const AccountNames *names, AccountId account);
// The name of a customer's own account, by which alone its users act; empty where it has none.
Err account_name_of_customer(const ActionContext *context, EnterpriseId enterprise, Text *ret_name);

#endif
