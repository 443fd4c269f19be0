// What an accepted order does to entitlements: a licence line makes one, a reinstatement makes new
// ones out of lapsed ones, a renewal gives one its next coverage (R4.14).
#include "action/entitlement_private.h"
#include "action/order_draft_private.h"
#include "store/q_entitlement.h"

static Err save_licence(Action *action, const DraftLine *line, OrderId order, int64_t number) {
    EntitlementRecord made = {
        .site = line->site,
        .part = line->part->part,
        .order = order,
        .line = number,
        .quantity = line->quantity,
        .coverage_end = line->coverage_end,
        .agreement_since = action->today,
    };
    return entitlement_make(action, &made, S("order"), NULL);
}

// R4.11: what was taken of each lapsed record goes on as a new one; order and line stay the
// licence's.
static Err save_reinstated(Action *action, const DraftLine *line) {
    for (size_t i = 0; i < line->taking_count; i++) {
        const Taking *taking = &line->takings[i];
        EntitlementRecord made = *taking->record;
        made.quantity = taking->quantity;
        made.coverage_end = line->coverage_end;
        made.has_renewed_yearly = false;
        TRY(entitlement_take(action, taking->record, taking->quantity, S("reinstate_out")));
        TRY(entitlement_make(action, &made, S("reinstate_in"), taking->record));
    }
    return OK;
}

static Err save_renewed(Action *action, const DraftLine *line, Money yearly) {
    TRY(q_entitlement_renew(action->db, &(QEntitlementRenewIn){
                                            .enterprise = action->enterprise,
                                            .entitlement = line->entitlement,
                                            .coverage_end = line->coverage_end,
                                            .yearly = yearly,
                                        }));
    EntitlementRecord renewed = {
        .entitlement = line->entitlement,
        .site = line->site,
        .coverage_end = line->coverage_end,
        .agreement_since = line->agreement_since,
    };
    return entitlement_note(action, &renewed, S("renewal"), 0, NULL);
}

Err draft_save_entitlements(Action *action, const OrderDraft *draft, OrderId order) {
    for (size_t i = 0; i < draft->count; i++) {
        const DraftLine *line = &draft->lines[i];
        if (line->span.months != 0) {
            TRY(save_renewed(action, line, draft->prices[i].price.yearly));
        } else if (line->part->type == PART_REINSTATEMENT) {
            TRY(save_reinstated(action, line));
        } else {
            TRY(save_licence(action, line, order, (int64_t)i + 1));
        }
    }
    return OK;
}
