// see_transfer_preview: what moves, and what its next renewals cost where it is and where it goes.
#include "action/transfer/transfer_private.h"

#include "action/order/renewal_private.h"

static const Column row_columns[] = {
    COLUMN(TransferRow, entitlement, COLUMN_NUMBER),
    COLUMN(TransferRow, part, COLUMN_NUMBER),
    COLUMN(TransferRow, quantity, COLUMN_QUANTITY),
    COLUMN(TransferRow, coverage_end, COLUMN_DATE),
    COLUMN_OR_NULL(TransferRow, due, COLUMN_DATE),
    COLUMN_CALLED_OR_NULL("months", TransferRow, months, due_null, COLUMN_COUNT),
    COLUMN_OR_NULL(TransferRow, old_price, COLUMN_MONEY),
    COLUMN_OR_NULL(TransferRow, new_price, COLUMN_MONEY),
    COLUMN(TransferRow, level, COLUMN_TEXT),
    COLUMN(TransferRow, points, COLUMN_POINTS),
    COLUMN(TransferRow, currency, COLUMN_TEXT),
    COLUMN(TransferRow, blocker, COLUMN_TEXT),
};
const ColumnTable transfer_row_columns = COLUMN_TABLE(row_columns, TransferRow, money);

static TransferRow *row_of(TransferPreview *preview, const TransferPlan *plan,
                           EntitlementId entitlement) {
    for (size_t i = 0; i < preview->count; i++) {
        if (plan->rows.rows[i].record.entitlement.id == entitlement.id) {
            return &preview->rows[i];
        }
    }
    NEVER("a line of no row");
}

static void fill_line(const ActionContext *context, const OrderDraft *draft, size_t index,
                      bool priced, bool after, TransferRow *row) {
    const DraftLine *line = &draft->lines[index];
    Money unit = priced ? draft->prices[index].price.unit : (Money){0};
    if (!after) {
        row->old_price_null = !priced;
        row->old_price = unit;
        return;
    }
    row->due_null = false;
    row->due = line->span.due;
    row->months = line->span.months;
    row->new_price_null = !priced;
    row->new_price = unit;
    row->level =
        priced ? programme_level_code(context->prices.programme, draft->order.level) : (Text){0};
}

// The next renewal of the rows that were bought by one list, as one order of today.
static Err price_list(const ActionContext *context, const TransferPlan *plan, const HeldRows *rows,
                      bool after, TransferPreview *preview) {
    OrderDraft draft = {.is_renewal = true, .standing = after ? plan->target : plan->source};
    ActionContext listed = *context;
    Refusals unpriced = {0};
    Currency currency = {0};
    if (rows->count == 0 || !currency_find(rows->rows[0].currency, &currency)) {
        return OK;
    }
    listed = context_priced_by(context, rows->rows[0].country_group, currency);
    TRY(draft_renewals(&listed, rows, &(RenewalInput){.by = DATE_MAX}, &draft, &unpriced));
    for (size_t i = 0; i < draft.count; i++) {
        TransferRow *row = row_of(preview, plan, draft.lines[i].renewed.entitlement);
        fill_line(context, &draft, i, !refused(&unpriced), after, row);
    }
    return OK;
}

static bool same_list(const HeldRow *a, const HeldRow *b) {
    return text_equal(a->currency, b->currency) && text_equal(a->country_group, b->country_group);
}

static Err price_side(Action *action, const TransferPlan *plan, bool after,
                      TransferPreview *preview) {
    bool *done = arena_array(action->arena, bool, plan->rows.count);
    for (size_t i = 0; i < plan->rows.count; i++) {
        HeldRows rows = {arena_array(action->arena, HeldRow, plan->rows.count), 0};
        for (size_t j = i; j < plan->rows.count && !done[i]; j++) {
            if (!done[j] && j != i && same_list(&plan->rows.rows[i], &plan->rows.rows[j])) {
                done[j] = true;
                rows.rows[rows.count++] = plan->rows.rows[j];
            } else if (j == i) {
                rows.rows[rows.count++] = plan->rows.rows[i];
            }
        }
        // R5.2: inside an agreement the day stays.
        for (size_t j = 0; j < rows.count; j++) {
            if (after && plan->from.agreement.id != plan->agreement.id) {
                rows.rows[j].record.agreement_since = action->today;
            }
        }
        done[i] = true;
        TRY(price_list(action->context, plan, &rows, after, preview));
    }
    return OK;
}

static void fill_rows(Action *action, const TransferPlan *plan, TransferPreview *preview) {
    preview->count = plan->rows.count;
    preview->rows = arena_array(action->arena, TransferRow, plan->rows.count);
    for (size_t i = 0; i < plan->rows.count; i++) {
        const HeldRow *held = &plan->rows.rows[i];
        RefusalId blocker = plan->blockers == NULL ? REFUSAL_NONE : plan->blockers[i];
        Currency money = {0};
        (void)currency_find(held->currency, &money);
        preview->rows[i] = (TransferRow){
            .money = money,
            .entitlement =
                transfer_entitlement(action->context, plan->from_number, held->record.entitlement),
            .part = held->record.part,
            .quantity = held->record.quantity,
            .coverage_end = held->record.coverage_end,
            .due_null = true,
            .old_price_null = true,
            .new_price_null = true,
            .currency = held->currency,
            .blocker = blocker == REFUSAL_NONE ? (Text){0} : refusal_code(blocker),
            .blocked_by = blocker,
        };
    }
}

// An ActionBody.
static Err preview_of(Action *action, const void *given, void *outcome) {
    TransferPreview *preview = outcome;
    TransferPlan plan;
    Refusals *blockers = arena_array(action->arena, Refusals, 1);
    *preview = (TransferPreview){.blockers = blockers};
    TRY(transfer_find(action, given, &plan));
    if (refused(action->refusals)) {
        return OK;
    }
    action->enterprise = plan.from.enterprise;
    TRY(transfer_judge(action, &plan, blockers));
    preview->from = plan.from_number;
    preview->to = plan.to_number;
    preview->agreement = plan.agreement_number;
    preview->takes_lines = !plan.whole;
    preview->blocked = refused(blockers);
    preview->held = arena_array(action->arena, TransferHeld, plan.held.count);
    preview->held_count = plan.held.count;
    for (size_t i = 0; i < plan.held.count; i++) {
        const EntitlementRecord *record = &plan.held.rows[i].record;
        preview->held[i] = (TransferHeld){
            transfer_entitlement(action->context, plan.from_number, record->entitlement),
            record->part, record->quantity, record->coverage_end};
    }
    fill_rows(action, &plan, preview);
    TRY(price_side(action, &plan, false, preview));
    return price_side(action, &plan, true, preview);
}

Err see_transfer_preview(const ActionContext *context, const TransferAsk *ask,
                         TransferPreview *ret_preview, Refusals *ret_refusals) {
    return action_look(context, preview_of, ask, ret_preview, ret_refusals);
}
