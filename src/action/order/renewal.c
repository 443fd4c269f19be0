// see_renewals and do_renew: one way of finding the lines, one way of pricing them.
#include "action/order/renewal.h"

#include "action/entitlement/holder_private.h"
#include "action/order/order_draft_private.h"
#include "action/order/order_view_private.h"
#include "store/agreement_store.h"

#include <stdlib.h>

static bool is_left_out(const RenewalInput *input, Text renewal) {
    for (size_t i = 0; i < input->except_count; i++) {
        if (text_equal(input->except[i], renewal)) {
            return true;
        }
    }
    return false;
}

// True where a holding has a renewal line that is open today (R4.2, R6.1).
static bool is_open(const ActionContext *context, const HeldRow *held) {
    return held->renewal.len > 0 && part_type_row(held->type)->renewable &&
           coverage_can_follow(held->record.coverage_end) &&
           !coverage_lapsed(context->prices.programme, held->record.coverage_end, context->today);
}

static int draft_line_compare(const void *left, const void *right) {
    const DraftLine *a = left;
    const DraftLine *b = right;
    int order = date_compare(a->span.due, b->span.due);
    if (order == 0) {
        order = date_compare(a->span.start, b->span.start);
    }
    if (order == 0) {
        order = text_compare(a->renewed.part, b->renewed.part);
    }
    if (order == 0) {
        int64_t age_a = a->renewed.entitlement.id;
        int64_t age_b = b->renewed.entitlement.id;
        order = (age_a > age_b) - (age_a < age_b);
    }
    return order;
}

// The renewal line of one holding, if it is due by then.
static Err add_line(const ActionContext *context, PartCache *cache, const HeldRow *held,
                    const RenewalSpan *span, OrderDraft *draft) {
    CachedPart *renewal = NULL;
    TRY(part_cache_get(context, cache, held->renewal, &renewal));
    ENSURE(renewal->found);
    draft->lines[draft->count++] = (DraftLine){
        .site = held->record.site,
        .part = &renewal->priced.part,
        .quantity = held->record.quantity,
        .coverage_start = span->start,
        .coverage_end = span->end,
        .span = *span,
        .renewed = held->record,
    };
    return OK;
}

// Gathers and prices the lines of a holder. draft->standing is the agreement's as of today.
static Err renewal_draft(const ActionContext *context, const Holder *holder,
                         const RenewalInput *input, OrderDraft *draft, Refusals *refusals) {
    PartCache cache = {0};
    HeldRows held;
    TRY(holder_list(context, holder, &held));
    Standing counting =
        standing_if_ordered(&draft->standing, context->prices.programme, context->today);
    draft->lines = arena_array(context->arena, DraftLine, held.count);
    for (size_t i = 0; i < held.count; i++) {
        const HeldRow *row = &held.rows[i];
        if (!is_open(context, row) || is_left_out(input, row->renewal)) {
            continue;
        }
        RenewalSpan span =
            renewal_span(&counting, row->record.coverage_end, row->record.agreement_since);
        if (!date_before(input->by, span.due)) {
            TRY(add_line(context, &cache, row, &span, draft));
        }
    }
    if (draft->count > 1) {
        qsort(draft->lines, draft->count, sizeof *draft->lines, draft_line_compare);
    }
    return draft_price(context, &cache, draft, refusals);
}

static OrderDraft draft_of_holder(const Holder *holder, const RenewalInput *input) {
    return (OrderDraft){
        .is_renewal = true,
        .has_site = !holder->of_agreement,
        .site = holder->site,
        .agreement = holder->agreement,
        .parties = input->parties,
    };
}

Err see_renewals(const ActionContext *context, const RenewalInput *input, OrderView *ret_order,
                 Refusals *ret_refusals) {
    Holder holder;
    *ret_refusals = (Refusals){0};
    TRY(holder_find(context, input->of_agreement, input->number, &holder, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    OrderDraft draft = draft_of_holder(&holder, input);
    TRY(day_standing(context, holder.enterprise, holder.agreement, &draft.standing));
    TRY(renewal_draft(context, &holder, input, &draft, ret_refusals));
    if (!refused(ret_refusals)) {
        *ret_order = draft_view(context, holder.enterprise, &draft);
    }
    return OK;
}

static Err renew(Action *action, const void *given, void *outcome) {
    const RenewalInput *input = given;
    Holder holder;
    TRY(holder_find(action->context, input->of_agreement, input->number, &holder,
                    action->refusals));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(action_open(action, holder.enterprise));
    if (action->repeated) {
        return order_view_load(action->context, holder.enterprise, (OrderId){action->object},
                               outcome);
    }
    if (refused(action->refusals)) {
        return OK;
    }
    if (!holder.of_agreement) {
        SiteRecord site = {.enterprise = holder.enterprise, .site = holder.site};
        TRY(site_refresh(action, &site));
        holder.agreement = site.agreement;
    }
    OrderDraft draft = draft_of_holder(&holder, input);
    TRY(store_agreement_load(action->db, action->arena, action->programme, action->enterprise,
                             holder.agreement, &draft.standing));
    TRY(renewal_draft(action->context, &holder, input, &draft, action->refusals));
    if (draft.count == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_NOTHING_TO_RENEW, .value = input->number});
    }
    return refused(action->refusals) ? OK : draft_accept(action, &draft, outcome);
}

Err do_renew(const ActionContext *context, const RenewalInput *input, OrderView *ret_order,
             Refusals *ret_refusals) {
    return action_run(context, renew, input, ret_order, ret_refusals);
}
