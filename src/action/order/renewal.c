// see_renewals and do_renew: one way of finding the lines, one way of pricing them.
#include "action/order/renewal.h"

#include "action/order/order_view_private.h"
#include "action/order/renewal_private.h"
#include "action/quote/quote_order_private.h"
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

bool draft_can_renew(const ActionContext *context, const EntitlementRecord *record, PartType type,
                     Text renewal) {
    return part_renews(type, renewal) && coverage_can_follow(record->coverage_end) &&
           !coverage_lapsed(context->prices.programme, record->coverage_end, context->today);
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

Err draft_renewal_line(const ActionContext *context, PartCache *cache,
                       const EntitlementRecord *record, Text renewal, const RenewalSpan *span,
                       DraftLine *ret_line) {
    CachedPart *part = NULL;
    TRY(part_cache_get(context, cache, renewal, &part));
    ENSURE(part->priced.found);
    *ret_line = (DraftLine){
        .site = record->site,
        .part = &part->priced.part,
        .quantity = record->quantity,
        .coverage_start = span->start,
        .coverage_end = span->end,
        .span = *span,
        .renewed = *record,
    };
    return OK;
}

// A holding that is due by the day that was asked, and when it is covered next.
typedef struct {
    const HeldRow *held;
    RenewalSpan span;
} DueHolding;

static size_t find_due(const ActionContext *context, const HeldRows *held,
                       const RenewalInput *input, const Standing *counting, DueHolding *due) {
    size_t count = 0;
    for (size_t i = 0; i < held->count; i++) {
        const HeldRow *row = &held->rows[i];
        if (!draft_can_renew(context, &row->record, row->type, row->renewal) ||
            is_left_out(input, row->renewal)) {
            continue;
        }
        RenewalSpan span =
            renewal_span(counting, row->record.coverage_end, row->record.agreement_since);
        if (!date_before(input->by, span.due)) {
            due[count++] = (DueHolding){row, span};
        }
    }
    return count;
}

static Err load_renewals(const ActionContext *context, PartCache *cache, const DueHolding *due,
                         size_t count) {
    Text *parts = arena_array(context->arena, Text, count);
    for (size_t i = 0; i < count; i++) {
        parts[i] = due[i].held->renewal;
    }
    return part_cache_load(context, cache, parts, count);
}

Err draft_renewals(const ActionContext *context, const HeldRows *held, const RenewalInput *input,
                   OrderDraft *draft, Refusals *refusals) {
    PartCache cache = {0};
    Standing counting =
        standing_if_ordered(&draft->standing, context->prices.programme, context->today);
    DueHolding *due = arena_array(context->arena, DueHolding, held->count);
    size_t count = find_due(context, held, input, &counting, due);
    TRY(load_renewals(context, &cache, due, count));
    draft->lines = arena_array(context->arena, DraftLine, count);
    for (size_t i = 0; i < count; i++) {
        const HeldRow *row = due[i].held;
        TRY(draft_renewal_line(context, &cache, &row->record, row->renewal, &due[i].span,
                               &draft->lines[draft->count++]));
    }
    if (draft->count > 1) {
        qsort(draft->lines, draft->count, sizeof *draft->lines, draft_line_compare);
    }
    return draft_price(context, &cache, draft, refusals);
}

// The same of all that a holder holds.
static Err renewal_draft(const ActionContext *context, const Holder *holder,
                         const RenewalInput *input, OrderDraft *draft, Refusals *refusals) {
    HeldRows held;
    TRY(holder_list(context, holder, &held));
    return draft_renewals(context, &held, input, draft, refusals);
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
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(quotes_lose_ordered(action, &draft, (QuoteId){0}));
    return draft_accept(action, &draft, outcome);
}

Err do_renew(const ActionContext *context, const RenewalInput *input, OrderView *ret_order,
             Refusals *ret_refusals) {
    return action_run(context, renew, input, ret_order, ret_refusals);
}
