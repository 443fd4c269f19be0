// Counts what happened to an order.
#include "action/order/order_revision_private.h"

#include "store/q_order.h"

Err order_revision(Action *action, EnterpriseId enterprise, OrderId order, int64_t *ret_revision) {
    QOrderRevisionRow row;
    TRY(q_order_revision(action->db, action->arena,
                         &(QOrderRevisionIn){.enterprise = enterprise, .order_id = order}, &row));
    *ret_revision = row.revision;
    return OK;
}

Err order_judge_revision(Action *action, EnterpriseId enterprise, OrderId order, bool has_seen,
                         int64_t seen) {
    int64_t now = 0;
    TRY(order_revision(action, enterprise, order, &now));
    if (has_seen && now != seen) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_STALE, .field = S("revision")});
    }
    return OK;
}
