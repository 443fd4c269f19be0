// Evidence of sales and of incumbents.
#include "action/entitlement/visibility_private.h"

#include "store/q_visibility.h"

enum { INCUMBENT_DAYS_AFTER_END = 180 };

static Err add(Action *action, const QVisibilityAddIn *row) {
    QVisibilityAddIn in = *row;
    in.enterprise = action->enterprise;
    in.seq = action->seq;
    in.from_day = action->today;
    return in.account.id == 0 ? OK : q_visibility_add(action->db, &in);
}

// The same row for both partners, once where they are one.
static Err add_for_both(Action *action, AccountId distributor, AccountId reseller,
                        QVisibilityAddIn row) {
    row.account = distributor;
    TRY(add(action, &row));
    row.account = reseller;
    return reseller.id == distributor.id ? OK : add(action, &row);
}

Err visibility_add_sale(Action *action, const OrderParties *parties, SiteId site, OrderId order) {
    return add_for_both(
        action, parties->distributor, parties->reseller,
        (QVisibilityAddIn){
            .site = site, .evidence = S("sale"), .object = order.id, .until_day_null = true});
}

Err visibility_add_incumbents(Action *action, const EntitlementRecord *record) {
    return add_for_both(action, record->distributor, record->reseller,
                        (QVisibilityAddIn){.site = record->site,
                                           .evidence = S("incumbent"),
                                           .object = record->entitlement.id,
                                           .until_day = date_add_days(record->coverage_end,
                                                                      INCUMBENT_DAYS_AFTER_END)});
}

Err visibility_end_incumbents(Action *action, const EntitlementRecord *record) {
    int64_t ended = 0;
    if (record->distributor.id == 0 && record->reseller.id == 0) {
        return OK;
    }
    return q_visibility_end(action->db,
                            &(QVisibilityEndIn){.enterprise = action->enterprise,
                                                .site = record->site,
                                                .evidence = S("incumbent"),
                                                .object = record->entitlement.id},
                            &ended);
}
