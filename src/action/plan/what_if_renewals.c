// What is held now, and the same with the records that the order would make.
#include "action/plan/what_if_renewals_private.h"

#include "action/order/renewal_private.h"

static size_t most_made(const OrderDraft *draft) {
    size_t count = 0;
    for (size_t i = 0; i < draft->count; i++) {
        count += draft->lines[i].takings == NULL ? 1 : draft->lines[i].taking_count;
    }
    return count;
}

// Records that are made later are younger (R4.14).
static void add_made(HeldRows *held, HeldRow row, Quantity quantity, Date coverage_end) {
    row.record.entitlement.id = INT64_MAX / 2 + (int64_t)held->count;
    row.record.quantity = quantity;
    row.record.coverage_end = coverage_end;
    held->rows[held->count++] = row;
}

static void add_line(const ActionContext *context, const DraftLine *line, HeldRows *held) {
    if (line->span.months != 0) {
        return; // it makes no record (R4.14): renewed()
    }
    HeldRow listed = {.country_group = context->prices.country_group,
                      .currency = currency_code(context->prices.currency)};
    for (size_t i = 0; i < line->taking_count; i++) {
        const Taking *taking = &line->takings[i];
        HeldRow row = listed;
        row.record = *taking->record;
        row.type = taking->type;
        row.renewal = taking->renewal;
        add_made(held, row, taking->quantity, line->coverage_end);
    }
    if (line->takings == NULL) {
        HeldRow row = listed;
        row.record = (EntitlementRecord){
            .site = line->site, .part = line->part->part, .agreement_since = context->today};
        row.type = line->part->type;
        row.renewal = line->part->renewal;
        add_made(held, row, line->quantity, line->coverage_end);
    }
}

// What stays of a record that a move takes from.
static HeldRow without_moved(const WhatIfArrivals *arrivals, HeldRow row) {
    for (size_t i = 0; i < arrivals->left.count; i++) {
        const EntitlementRecord *gone = &arrivals->left.rows[i].record;
        if (gone->entitlement.id == row.record.entitlement.id) {
            row.record.quantity.count -= gone->quantity.count;
        }
    }
    return row;
}

// R4.2, R4.10: what a renewal line of the order makes of the record that it renews; the rest
// lapses.
static void renewed(const OrderDraft *draft, HeldRows *held) {
    for (size_t i = 0; i < draft->count; i++) {
        const DraftLine *line = &draft->lines[i];
        for (size_t j = 0; j < held->count && line->span.months != 0; j++) {
            EntitlementRecord *record = &held->rows[j].record;
            if (record->entitlement.id == line->renewed.entitlement.id) {
                record->coverage_end = line->coverage_end;
                record->quantity = line->quantity;
            }
        }
    }
}

static void add_staying(const WhatIfArrivals *arrivals, const HeldRows *rows, HeldRows *held) {
    for (size_t i = 0; i < rows->count; i++) {
        HeldRow row = without_moved(arrivals, rows->rows[i]);
        if (row.record.quantity.count > 0) {
            held->rows[held->count++] = row;
        }
    }
}

// What stays, what joins, what a move makes and what the order makes, in this order.
static HeldRows held_after(const ActionContext *context, const HeldRows *before,
                           const WhatIfArrivals *arrivals, const OrderDraft *draft) {
    size_t room =
        before->count + arrivals->joined.count + arrivals->arrived.count + most_made(draft);
    HeldRows held = {.rows = arena_array(context->arena, HeldRow, room)};
    add_staying(arrivals, before, &held);
    add_staying(arrivals, &arrivals->joined, &held);
    renewed(draft, &held);
    for (size_t i = 0; i < arrivals->arrived.count; i++) {
        const HeldRow *row = &arrivals->arrived.rows[i];
        add_made(&held, *row, row->record.quantity, row->record.coverage_end);
    }
    for (size_t i = 0; i < draft->count; i++) {
        add_line(context, &draft->lines[i], &held);
    }
    return held;
}

// One order has one price list.
static void keep_listed(const ActionContext *context, HeldRows *held) {
    const PriceList *prices = &context->prices;
    size_t kept = 0;
    for (size_t i = 0; i < held->count; i++) {
        const HeldRow *row = &held->rows[i];
        if (text_equal(row->country_group, prices->country_group) &&
            text_equal(row->currency, currency_code(prices->currency))) {
            held->rows[kept++] = *row;
        }
    }
    held->count = kept;
}

// The renewal parts that were refused for their price go among those to leave out. False where
// something else was refused.
static bool leave_unpriced(const OrderDraft *draft, const Refusals *refusals, Text *except,
                           size_t *count) {
    for (int32_t i = 0; i < refusals->count; i++) {
        const Refusal *refusal = &refusals->items[i];
        bool unpriced =
            refusal->id == REFUSAL_NO_PRICE || refusal->id == REFUSAL_PART_NOT_FOR_COUNTRY;
        if (!unpriced || refusal->line < 1 || (size_t)refusal->line > draft->count) {
            return false;
        }
        except[(*count)++] = draft->lines[refusal->line - 1].part->part;
    }
    return true;
}

typedef struct {
    OrderView order;
    int64_t unpriced;
    bool is_known;
} Renewed;

// What is due of that, as one order; lines without a price are left out and counted.
static Err renew(const ActionContext *context, EnterpriseId enterprise, const HeldRows *held,
                 const Standing *standing, Date by, Renewed *renewed) {
    Text *except = arena_array(context->arena, Text, held->count + REFUSALS_MAX);
    size_t count = 0;
    size_t due = 0;
    renewed->is_known = held->count <= WHAT_IF_HELD_MAX;
    for (bool again = renewed->is_known; again;) {
        Refusals refusals = {0};
        RenewalInput input = {.by = by, .except = except, .except_count = count};
        OrderDraft draft = {.is_renewal = true, .standing = *standing};
        TRY(draft_renewals(context, held, &input, &draft, &refusals));
        due = count == 0 ? draft.count : due;
        again = refused(&refusals);
        if (!again) {
            renewed->order = draft_view(context, enterprise, &draft);
            renewed->unpriced = (int64_t)(due - draft.count);
        } else if (!leave_unpriced(&draft, &refusals, except, &count)) {
            renewed->is_known = false;
            again = false;
        }
    }
    return OK;
}

Err what_if_renewals(const ActionContext *context, EnterpriseId enterprise, const OrderDraft *draft,
                     const Standing *after, const WhatIfArrivals *arrivals,
                     WhatIfRenewals *ret_renewals) {
    Holder holder = {.enterprise = enterprise,
                     .of_agreement = !after->express,
                     .agreement = draft->agreement,
                     .site = draft->site};
    Date covered = full_months_end(context->today, COVERAGE_MONTHS);
    Date by = after->express ? date_add_days(covered, 1) : standing_next_anniversary(after);
    Renewed without = {0};
    Renewed with = {0};
    HeldRows now;
    TRY(holder_list(context, &holder, &now));
    HeldRows then = held_after(context, &now, arrivals, draft);
    keep_listed(context, &now);
    keep_listed(context, &then);
    TRY(renew(context, enterprise, &now, &draft->standing, by, &without));
    TRY(renew(context, enterprise, &then, after, by, &with));
    *ret_renewals = (WhatIfRenewals){.by = by,
                                     .is_known = without.is_known && with.is_known,
                                     .without = without.order,
                                     .with = with.order,
                                     .unpriced = with.unpriced};
    return OK;
}
