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

void entitlement_set_due(EntitlementRecord *record, const Standing *standing, PartType type,
                         Text renewal) {
    record->has_due =
        part_renews(type, renewal) &&
        renewal_due(standing, record->coverage_end, record->agreement_since, &record->due);
}

Err entitlements_set_due_again(Action *action, AgreementId agreement, const Standing *standing) {
    QEntitlementListOfAgreementRows held;
    TRY(q_entitlement_list_of_agreement(action->db, action->arena,
                                        &(QEntitlementListOfAgreementIn){
                                            .enterprise = action->enterprise,
                                            .agreement = agreement,
                                        },
                                        &held));
    for (size_t i = 0; i < held.count; i++) {
        const QEntitlementListOfAgreementRow *row = &held.rows[i];
        Date due = {0};
        if (row->due_null) {
            continue; // nothing of it will be renewed
        }
        bool has_due = renewal_due(standing, row->coverage_end, row->agreement_since, &due);
        TRY(q_entitlement_set_due(action->db, &(QEntitlementSetDueIn){
                                                  .enterprise = action->enterprise,
                                                  .entitlement = row->entitlement,
                                                  .due_null = !has_due,
                                                  .due = due,
                                              }));
    }
    return OK;
}

static Err add(Action *action, EntitlementRecord *made) {
    made->entitlement.id = action_new_id(action);
    return q_entitlement_add(action->db, &(QEntitlementAddIn){
                                             .enterprise = action->enterprise,
                                             .entitlement = made->entitlement,
                                             .site = made->site,
                                             .part = made->part,
                                             .order_id = made->order,
                                             .line = made->line,
                                             .quantity = made->quantity,
                                             .coverage_end = made->coverage_end,
                                             .agreement_since = made->agreement_since,
                                             .renewed_yearly_null = !made->has_renewed_yearly,
                                             .renewed_yearly = made->renewed_yearly,
                                             .distributor_null = made->distributor.id == 0,
                                             .distributor = made->distributor,
                                             .reseller_null = made->reseller.id == 0,
                                             .reseller = made->reseller,
                                             .due_null = !made->has_due,
                                             .due = made->due,
                                             .currency_null = made->currency.len == 0,
                                             .currency = made->currency,
                                             .country_group_null = made->country_group.len == 0,
                                             .country_group = made->country_group,
                                         });
}

Err entitlement_make(Action *action, EntitlementRecord *made, Text cause,
                     const EntitlementRecord *source) {
    TRY(add(action, made));
    TRY(visibility_add_incumbents(action, made));
    return entitlement_note(action, made, cause, made->quantity.count, source);
}

Err entitlements_make(Action *action, EntitlementRecord *made, size_t count, Text cause) {
    for (size_t i = 0; i < count; i++) {
        TRY(add(action, &made[i]));
    }
    for (size_t i = 0; i < count; i++) {
        TRY(visibility_add_incumbents(action, &made[i]));
    }
    for (size_t i = 0; i < count; i++) {
        TRY(entitlement_note(action, &made[i], cause, made[i].quantity.count, NULL));
    }
    return OK;
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
