// Looks accounts up.
#include "action/quote/build/quote_parties_private.h"

#include "action/viewer.h"
#include "store/q_account.h"

Err quote_find_partner(const ActionContext *context, Text number, bool distributor,
                       AccountId *ret_account, Refusals *refusals) {
    QAccountFindRow row;
    bool found = false;
    if (number.len == 0) {
        return OK;
    }
    TRY(q_account_find(context->db, context->arena, &(QAccountFindIn){.number = number}, &row,
                       &found));
    found = found && text_equal(row.kind, S("partner")) && text_equal(row.state, S("active")) &&
            (!distributor || text_equal(row.tier, S("distributor")));
    if (found) {
        *ret_account = row.account;
        return OK;
    }
    refuse(refusals,
           (Refusal){.id = distributor ? REFUSAL_DISTRIBUTOR_NOT_FOUND : REFUSAL_RESELLER_NOT_FOUND,
                     .field = distributor ? S("distributor") : S("reseller"),
                     .value = number});
    return OK;
}

Err quote_own_distributor(const ActionContext *context, AccountId *ret_distributor) {
    const Viewer *viewer = context->viewer;
    QAccountLoadRow row;
    bool found = false;
    *ret_distributor = (AccountId){0};
    if (viewer == NULL || viewer->kind != VIEWER_PARTNER || viewer->is_distributor) {
        return OK;
    }
    TRY(q_account_load(context->db, context->arena, &(QAccountLoadIn){.account = viewer->account},
                       &row, &found));
    if (found && !row.direct && !row.distributor_null) {
        *ret_distributor = row.distributor;
    }
    return OK;
}
