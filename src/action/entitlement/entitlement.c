// The few ways in which an entitlement changes.
#include "action/entitlement/entitlement_private.h"

#include "action/entitlement/visibility_private.h"
#include "store/q_entitlement.h"

Err entitlement_note(Action *action, const EntitlementRecord *after, Text cause, int64_t change,
                     const EntitlementRecord *source) {
    return q_entitlement_add_event(
        action->db, &(QEntitlementAddEventIn){
                        .enterprise = action->enterprise,
                        .entitlement = after->entitlement,
                        .event = action_new_id(action),
                        .seq = action->seq,
                        .cause = cause,
                        .on_day = action->today,
                        .site = after->site,
                        .change = change,
                        .coverage_end = after->coverage_end,
                        .agreement_since = after->agreement_since,
                        .source_null = source == NULL,
                        .source = source == NULL ? (EntitlementId){0} : source->entitlement,
                    });
}

Err entitlement_make(Action *action, const EntitlementRecord *made, Text cause,
                     const EntitlementRecord *source) {
    EntitlementRecord record = *made;
    record.entitlement.id = action_new_id(action);
    TRY(q_entitlement_add(action->db, &(QEntitlementAddIn){
                                          .enterprise = action->enterprise,
                                          .entitlement = record.entitlement,
                                          .site = record.site,
                                          .part = record.part,
                                          .order_id = record.order,
                                          .line = record.line,
                                          .quantity = record.quantity,
                                          .coverage_end = record.coverage_end,
                                          .agreement_since = record.agreement_since,
                                          .renewed_yearly_null = !record.has_renewed_yearly,
                                          .renewed_yearly = record.renewed_yearly,
                                          .distributor_null = record.distributor.id == 0,
                                          .distributor = record.distributor,
                                          .reseller_null = record.reseller.id == 0,
                                          .reseller = record.reseller,
                                      }));
    TRY(visibility_add_incumbents(action, &record));
    return entitlement_note(action, &record, cause, record.quantity.count, source);
}

Err entitlement_take(Action *action, const EntitlementRecord *from, Quantity quantity, Text cause) {
    QEntitlementReduceRow left;
    TRY(q_entitlement_reduce(action->db, action->arena,
                             &(QEntitlementReduceIn){
                                 .enterprise = action->enterprise,
                                 .entitlement = from->entitlement,
                                 .quantity = quantity,
                             },
                             &left));
    if (left.quantity.count == 0) {
        TRY(visibility_end_incumbents(action, from));
    }
    return entitlement_note(action, from, cause, -quantity.count, NULL);
}
