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

static void add_line(const DraftLine *line, Date day, HeldRows *held) {
    for (size_t i = 0; i < line->taking_count; i++) {
        const Taking *taking = &line->takings[i];
        HeldRow row = {.record = *taking->record, .type = taking->type, .renewal = taking->renewal};
        add_made(held, row, taking->quantity, line->coverage_end);
    }
    if (line->takings == NULL) {
        HeldRow row = {
            .record = {.site = line->site, .part = line->part->part, .agreement_since = day},
            .type = line->part->type,
            .renewal = line->part->renewal,
        };
        add_made(held, row, line->quantity, line->coverage_end);
    }
}

static HeldRows held_after(const ActionContext *context, const HeldRows *before,
                           const OrderDraft *draft) {
    HeldRows held = {.rows =
                         arena_array(context->arena, HeldRow, before->count + most_made(draft))};
    for (size_t i = 0; i < before->count; i++) {
        held.rows[held.count++] = before->rows[i];
    }
    for (size_t i = 0; i < draft->count; i++) {
        add_line(&draft->lines[i], context->today, &held);
    }
    return held;
}

static Err renew(const ActionContext *context, EnterpriseId enterprise, const HeldRows *held,
                 const Standing *standing, Date by, OrderView *ret_order, bool *ret_known) {
    Refusals refusals = {0};
    RenewalInput input = {.by = by};
    OrderDraft draft = {.is_renewal = true, .standing = *standing};
    TRY(draft_renewals(context, held, &input, &draft, &refusals));
    *ret_known = !refused(&refusals);
    if (*ret_known) {
        *ret_order = draft_view(context, enterprise, &draft);
    }
    return OK;
}

Err what_if_renewals(const ActionContext *context, EnterpriseId enterprise, const OrderDraft *draft,
                     const Standing *after, WhatIfRenewals *ret_renewals) {
    Holder holder = {.enterprise = enterprise, .agreement = draft->agreement, .site = draft->site};
    Date covered = full_months_end(context->today, COVERAGE_MONTHS);
    WhatIfRenewals renewals = {.by = after->express ? date_add_days(covered, 1)
                                                    : standing_next_anniversary(after)};
    bool known_with = false;
    HeldRows now;
    TRY(holder_list(context, &holder, &now));
    HeldRows then = held_after(context, &now, draft);
    TRY(renew(context, enterprise, &now, &draft->standing, renewals.by, &renewals.without,
              &renewals.is_known));
    TRY(renew(context, enterprise, &then, after, renewals.by, &renewals.with, &known_with));
    renewals.is_known = renewals.is_known && known_with;
    *ret_renewals = renewals;
    return OK;
}
