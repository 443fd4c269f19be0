// Adds records up by site, part and coverage end.
#include "action/entitlement/entitlement_see.h"

#include "action/entitlement/entitlement_past_private.h"

#include <stdlib.h>

static int row_compare(const void *left, const void *right) {
    const EntitlementRow *a = left;
    const EntitlementRow *b = right;
    int order = text_compare(a->site, b->site);
    if (order == 0) {
        order = text_compare(a->part, b->part);
    }
    return order != 0 ? order : date_compare(a->coverage_end, b->coverage_end);
}

// Joins neighbours of the same site, part and end. FAULT_TOO_LARGE where a sum is beyond all
// bounds.
static Err add_up(EntitlementRows *rows) {
    size_t kept = 0;
    for (size_t i = 0; i < rows->count; i++) {
        EntitlementRow *last = kept == 0 ? NULL : &rows->rows[kept - 1];
        if (last == NULL || row_compare(last, &rows->rows[i]) != 0) {
            rows->rows[kept++] = rows->rows[i];
        } else if (__builtin_add_overflow(last->quantity.count, rows->rows[i].quantity.count,
                                          &last->quantity.count)) {
            return FAULT_AT(FAULT_TOO_LARGE, 0);
        }
    }
    rows->count = kept;
    return OK;
}

// What is held now, by what is kept.
static Err list_now(const ActionContext *context, const Holder *holder, EntitlementRows *ret_rows) {
    HeldRows held;
    TRY(holder_list(context, holder, &held));
    EntitlementRows rows = {.rows = arena_array(context->arena, EntitlementRow, held.count),
                            .count = held.count};
    for (size_t i = 0; i < held.count; i++) {
        const HeldRow *row = &held.rows[i];
        rows.rows[i] = (EntitlementRow){
            .site = row->site_number,
            .part = row->record.part,
            .quantity = row->record.quantity,
            .coverage_end = row->record.coverage_end,
            .covered = !date_before(row->record.coverage_end, context->today),
        };
    }
    *ret_rows = rows;
    return OK;
}

static Err list_then(const ActionContext *context, const Holder *holder, const ViewTime *when,
                     EntitlementRows *ret_rows, bool *ret_found) {
    AsOf as_of;
    TRY(as_of_resolve(context, holder->enterprise, when, &as_of));
    return entitlements_past(context, holder, as_of, ret_rows, ret_found);
}

Err see_entitlements(const ActionContext *context, bool of_agreement, Text number,
                     const ViewTime *when, EntitlementRows *ret_rows, Refusals *ret_refusals) {
    Holder holder;
    EntitlementRows rows;
    bool found = true;
    *ret_refusals = (Refusals){0};
    TRY(holder_find(context, of_agreement, number, &holder, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(when == NULL ? list_now(context, &holder, &rows)
                     : list_then(context, &holder, when, &rows, &found));
    if (!found) {
        holder_refuse(of_agreement, number, ret_refusals);
        return OK;
    }
    if (rows.count > 1) {
        qsort(rows.rows, rows.count, sizeof *rows.rows, row_compare);
    }
    TRY(add_up(&rows));
    *ret_rows = rows;
    return OK;
}
