// What an accepted order does to entitlements: a licence line makes one, a reinstatement makes new
// ones out of lapsed ones, a renewal gives one its next coverage (R4.14).
#include "action/order/order_draft_private.h"
#include "action/entitlement/visibility_private.h"
#include "store/q_entitlement.h"

static Err save_licence(Action *action, const OrderDraft *draft, OrderId order, size_t index) {
    const DraftLine *line = &draft->lines[index];
    EntitlementRecord made = {
        .site = line->site,
        .part = line->part->part,
        .order = order,
        .line = (int64_t)index + 1,
        .quantity = line->quantity,
        .coverage_end = line->coverage_end,
        .agreement_since = action->today,
        .distributor = draft->parties.distributor,
        .reseller = draft->parties.reseller,
    };
    entitlement_set_due(&made, &draft->standing, line->part->type, line->part->renewal);
    return entitlement_make(action, &made, S("order"), NULL);
}

// R4.11: what was taken of each lapsed record goes on as a new one; order and line stay the
// licence's.
static Err save_reinstated(Action *action, const OrderDraft *draft, const DraftLine *line) {
    for (size_t i = 0; i < line->taking_count; i++) {
        const Taking *taking = &line->takings[i];
        EntitlementRecord made = *taking->record;
        made.quantity = taking->quantity;
        made.coverage_end = line->coverage_end;
        made.has_renewed_yearly = false;
        made.distributor = draft->parties.distributor;
        made.reseller = draft->parties.reseller;
        entitlement_set_due(&made, &draft->standing, taking->type, taking->renewal);
        TRY(entitlement_take(action, taking->record, taking->quantity, S("reinstate_out")));
        TRY(entitlement_make(action, &made, S("reinstate_in"), taking->record));
    }
    return OK;
}

// R4.10: what was declared out of use leaves the record and keeps the old end: a record of its own
// (R4.14), which nothing will renew.
static Err save_rest(Action *action, const EntitlementRecord *record, Quantity renewed) {
    QEntitlementReduceRow left;
    EntitlementRecord rest = *record;
    rest.quantity.count = record->quantity.count - renewed.count;
    rest.has_due = false;
    TRY(q_entitlement_reduce(action->db, action->arena,
                             &(QEntitlementReduceIn){.enterprise = action->enterprise,
                                                     .entitlement = record->entitlement,
                                                     .quantity = rest.quantity},
                             &left));
    return entitlement_make(action, &rest, S("renewal"), record);
}

static Err save_renewed(Action *action, const OrderDraft *draft, const DraftLine *line,
                        Money yearly) {
    EntitlementRecord renewed = line->renewed;
    renewed.coverage_end = line->coverage_end;
    renewed.distributor = draft->parties.distributor;
    renewed.reseller = draft->parties.reseller;
    renewed.has_due =
        renewal_due(&draft->standing, renewed.coverage_end, renewed.agreement_since, &renewed.due);
    TRY(visibility_end_incumbents(action, &line->renewed));
    TRY(visibility_add_incumbents(action, &renewed));
    TRY(q_entitlement_renew(action->db, &(QEntitlementRenewIn){
                                            .enterprise = action->enterprise,
                                            .entitlement = renewed.entitlement,
                                            .coverage_end = renewed.coverage_end,
                                            .yearly = yearly,
                                            .distributor_null = renewed.distributor.id == 0,
                                            .distributor = renewed.distributor,
                                            .reseller_null = renewed.reseller.id == 0,
                                            .reseller = renewed.reseller,
                                            .due_null = !renewed.has_due,
                                            .due = renewed.due,
                                        }));
    int64_t rest = renewed.quantity.count - line->quantity.count;
    if (rest > 0) {
        TRY(save_rest(action, &line->renewed, line->quantity));
    }
    return entitlement_note(action, &renewed, S("renewal"), -rest, NULL);
}

Err draft_save_entitlements(Action *action, const OrderDraft *draft, OrderId order) {
    for (size_t i = 0; i < draft->count; i++) {
        const DraftLine *line = &draft->lines[i];
        if (line->span.months != 0) {
            TRY(save_renewed(action, draft, line, draft->prices[i].price.yearly));
        } else if (line->part->type == PART_REINSTATEMENT) {
            TRY(save_reinstated(action, draft, line));
        } else {
            TRY(save_licence(action, draft, order, i));
        }
    }
    return OK;
}
