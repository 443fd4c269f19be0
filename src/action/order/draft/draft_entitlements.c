// What an accepted order does to entitlements: a licence line makes one, a reinstatement makes new
// ones out of lapsed ones, a renewal gives one its next coverage (R4.14).
#include "action/order/order_draft_private.h"
#include "action/entitlement/visibility_private.h"
#include "store/q_entitlement.h"

static bool is_licence(const DraftLine *line) {
    return line->span.months == 0 && line->part->type != PART_REINSTATEMENT;
}

static EntitlementRecord licence_of(const Action *action, const OrderDraft *draft, OrderId order,
                                    size_t index) {
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
        .currency = currency_code(action->context->prices.currency),
        .country_group = action->context->prices.country_group,
    };
    entitlement_set_due(&made, &draft->standing, line->part->type, line->part->renewal);
    return made;
}

// The licences from line `first` on up to a line of another kind; `*ret_end` is that line. Records
// are made in the order of the lines, for the older one goes first where two would do (R4.14).
static Err save_licences(Action *action, const OrderDraft *draft, OrderId order, size_t first,
                         size_t *ret_end) {
    size_t end = first;
    while (end < draft->count && is_licence(&draft->lines[end])) {
        end++;
    }
    EntitlementRecord *made = arena_array(action->arena, EntitlementRecord, end - first);
    for (size_t i = first; i < end; i++) {
        made[i - first] = licence_of(action, draft, order, i);
    }
    *ret_end = end;
    return entitlements_make(action, made, end - first, S("order"));
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
    size_t next = 0;
    while (next < draft->count) {
        const DraftLine *line = &draft->lines[next];
        if (is_licence(line)) {
            TRY(save_licences(action, draft, order, next, &next));
        } else if (line->span.months != 0) {
            TRY(save_renewed(action, draft, line, draft->prices[next++].price.yearly));
        } else {
            TRY(save_reinstated(action, draft, line));
            next++;
        }
    }
    return OK;
}
