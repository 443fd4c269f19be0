// Pricing a draft and accepting it.
#include "action/order/order_draft_private.h"

#include "action/order/order_parties_private.h"
#include "action/order/request/order_address_private.h"
#include "store/agreement_store.h"
#include "store/q_order.h"
#include "store/q_part.h"
#include "store/q_points.h"

PriceAsk draft_ask(const ActionContext *context, const CachedPart *part, const DraftLine *line) {
    return (PriceAsk){
        .rows = part->priced.rows,
        .row_count = part->priced.row_count,
        .discountable = part->priced.part.discountable,
        .price_on = line->span.months != 0 ? line->span.start : context->today,
        .published_by = context_published_by(context),
        .months = line->span.months,
        .quantity = line->quantity,
    };
}

// What a part is refused for that has no price in the list on any day: it is not sold there. The
// house's own lists (replay) know no countries.
static Err tell_unlisted(const ActionContext *context, const OrderDraft *draft,
                         Refusals *refusals) {
    for (int32_t i = 0; context->viewer != NULL && i < refusals->count; i++) {
        Refusal *refusal = &refusals->items[i];
        QPartIsListedRow row;
        if (refusal->id != REFUSAL_NO_PRICE || refusal->line < 1 ||
            (size_t)refusal->line > draft->count) {
            continue;
        }
        TRY(q_part_is_listed(
            context->db, context->arena,
            &(QPartIsListedIn){.part = draft->lines[refusal->line - 1].part->part,
                               .country_group = context->prices.country_group,
                               .currency = currency_code(context->prices.currency)},
            &row));
        if (!row.listed) {
            refusal->id = REFUSAL_PART_NOT_FOR_COUNTRY;
        }
    }
    return OK;
}

Err draft_price(const ActionContext *context, PartCache *cache, OrderDraft *draft,
                Refusals *refusals) {
    draft->asks = arena_array(context->arena, OrderLineAsk, draft->count);
    draft->prices = arena_array(context->arena, OrderLinePrice, draft->count);
    for (size_t i = 0; i < draft->count; i++) {
        CachedPart *part = NULL;
        TRY(part_cache_get(context, cache, draft->lines[i].part->part, &part));
        draft->asks[i] = (OrderLineAsk){.part = &part->priced.part,
                                        .ask = draft_ask(context, part, &draft->lines[i])};
    }
    order_price(context->prices.programme, &draft->standing, draft->asks, draft->count,
                draft->prices, &draft->order, refusals);
    return tell_unlisted(context, draft, refusals);
}

void draft_price_by_staff(const ActionContext *context, OrderDraft *draft, const StaffPrice *staff,
                          Refusals *refusals) {
    if (staff == NULL) {
        return;
    }
    for (size_t i = 0; i < draft->count; i++) {
        draft->asks[i].ask.staff_change = staff[i].change;
        draft->asks[i].ask.staff_unit = staff[i].unit;
    }
    order_price(context->prices.programme, &draft->standing, draft->asks, draft->count,
                draft->prices, &draft->order, refusals);
}

OrderView draft_view(const ActionContext *context, EnterpriseId enterprise,
                     const OrderDraft *draft) {
    OrderView view = {
        .enterprise = enterprise,
        .express = draft->standing.express,
        .level = draft->order.level,
        .points = draft->order.points,
        .total = draft->order.total,
        .lines = arena_array(context->arena, OrderLineView, draft->count),
        .line_count = draft->count,
        .agreement = standing_summary(&draft->standing, context->prices.programme),
    };
    for (size_t i = 0; i < draft->count; i++) {
        const DraftLine *line = &draft->lines[i];
        view.lines[i] = (OrderLineView){
            .part = line->part->part,
            .quantity = line->quantity,
            .unit = draft->prices[i].price.unit,
            .extended = draft->prices[i].price.extended,
            .points = draft->prices[i].points,
            .coverage_start = line->coverage_start,
            .coverage_end = line->coverage_end,
            .months = line->span.months,
            .due = line->span.due,
            .trace = &draft->prices[i].trace,
        };
    }
    return view;
}

static Err save_order(Action *action, const OrderDraft *draft, OrderId order, bool keeps_address) {
    const ActionContext *context = action->context;
    const OrderParties *parties = &draft->parties;
    return q_order_add(
        action->db,
        &(QOrderAddIn){
            .enterprise = action->enterprise,
            .order_id = order,
            .seq = action->seq,
            .number = draft->number,
            .kind = draft->is_renewal ? S("renewal") : S("order"),
            .agreement = draft->agreement,
            .site_null = !draft->has_site,
            .site = draft->site,
            .term = draft->standing.term,
            .accepted_on = action->today,
            .accepted_at = context->now,
            .level_null = draft->standing.express,
            .level = programme_level_code(action->programme, draft->order.level),
            .points = draft->order.points,
            .total = draft->order.total,
            .currency = currency_code(context->prices.currency),
            .country_group = context->prices.country_group,
            .programme_version = context->programme_version,
            ORDER_PARTIES(parties),
            .actor = context->actor,
            .account = context->account,
            .request_null = context->key.len == 0,
            .request = context->key,
            .source_order_null = true,
            ORDER_PAPERS_OF_DISTRIBUTOR(parties),
            .quote_null = draft->quote.id == 0,
            .quote = draft->quote,
            .level_before_null = draft->standing.express,
            .level_before = programme_level_code(action->programme, draft->level_before),
            .level_after_null = draft->standing.express,
            .level_after = programme_level_code(action->programme, draft->standing.level),
            .terms_version_null = keeps_address || !parties->address.given,
            .terms_version = parties->address.terms_version,
        });
}

static Err save_line(Action *action, const OrderDraft *draft, OrderId order, size_t index) {
    const DraftLine *line = &draft->lines[index];
    const OrderLinePrice *price = &draft->prices[index];
    bool renews = line->span.months != 0;
    return q_order_add_line(action->db,
                            &(QOrderAddLineIn){
                                .enterprise = action->enterprise,
                                .order_id = order,
                                .line = (int64_t)index + 1,
                                .site = line->site,
                                .part = line->part->part,
                                .quantity = line->quantity,
                                .price_row = price->price.row,
                                .price_on = price->trace.price_on,
                                .yearly = price->price.yearly,
                                .unit = price->price.unit,
                                .extended = price->price.extended,
                                .points = price->points,
                                .coverage_start = line->coverage_start,
                                .coverage_end = line->coverage_end,
                                .months_null = !renews,
                                .months = line->span.months,
                                .due_null = !renews,
                                .due = line->span.due,
                                .entitlement_null = !renews,
                                .entitlement = line->renewed.entitlement,
                                .term_months_null = !part_type_row(line->part->type)->term_ends_use,
                                .term_months = line->part->term_months,
                            });
}

static Err save_points(Action *action, const OrderDraft *draft, OrderId order, size_t index) {
    const DraftLine *line = &draft->lines[index];
    return q_points_add(action->db, &(QPointsAddIn){
                                        .enterprise = action->enterprise,
                                        .agreement = draft->agreement,
                                        .seq = action->seq,
                                        .line = (int64_t)index + 1,
                                        .term = draft->standing.term,
                                        .on_day = action->today,
                                        .cause = S("order"),
                                        .order_id = order,
                                        .site = line->site,
                                        .part = line->part->part,
                                        .quantity = line->quantity.count,
                                        .points = draft->prices[index].points,
                                    });
}

// R2.6, R3.1: the order's points come to the running term; the first order starts one.
static void enter_term(Action *action, OrderDraft *draft) {
    if (draft->standing.express) {
        return;
    }
    draft->level_before = draft->standing.level;
    draft->starts_term = !draft->standing.has_term;
    if (!standing_accept_order(&draft->standing, action->programme, action->today,
                               draft->order.points)) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_AMOUNT_TOO_LARGE, .field = S("lines")});
    }
}

static Err save_term(Action *action, const OrderDraft *draft) {
    if (draft->standing.express) {
        return OK;
    }
    if (!level_equal(draft->level_before, draft->standing.level)) {
        TRY(action_tell(action, S("level.changed"), draft->agreement.id));
    }
    TRY((draft->starts_term ? store_agreement_save : store_agreement_save_points)(
        action->db, action->programme, action->enterprise, draft->agreement, &draft->standing));
    return draft->starts_term
               ? entitlements_set_due_again(action, draft->agreement, &draft->standing)
               : OK;
}

// A submitted order has its number and id already.
static Err take_number(Action *action, OrderDraft *draft) {
    if (draft->order_id.id != 0) {
        return OK;
    }
    draft->order_id.id = action_new_id(action);
    TRY(store_number_draw(action->db, action->arena, action->context->numbers, NUMBER_ORDER,
                          &draft->number));
    return directory_add(action, S("order"), draft->number, draft->order_id.id);
}

void draft_foresee(Action *action, OrderDraft *draft, OrderView *ret_order) {
    enter_term(action, draft);
    if (!refused(action->refusals)) {
        *ret_order = draft_view(action->context, action->enterprise, draft);
    }
}

Err draft_accept(Action *action, OrderDraft *draft, OrderView *ret_order) {
    enter_term(action, draft);
    if (refused(action->refusals)) {
        return OK;
    }
    bool submitted = draft->order_id.id != 0; // then its address is kept already
    bool keeps_address = submitted || order_address_says(&draft->parties.address);
    TRY(save_term(action, draft));
    TRY(take_number(action, draft));
    OrderId order = draft->order_id;
    TRY(save_order(action, draft, order, keeps_address));
    if (keeps_address && !submitted) {
        TRY(order_address_save(action, order, &draft->parties.address));
    }
    for (size_t i = 0; i < draft->count; i++) {
        TRY(save_line(action, draft, order, i));
    }
    for (size_t i = 0; i < draft->count && !draft->standing.express; i++) {
        TRY(save_points(action, draft, order, i));
    }
    TRY(draft_save_entitlements(action, draft, order));
    TRY(draft_save_proofs(action, draft, order));
    TRY(action_tell(action, S("order.accepted"), order.id));
    *ret_order = draft_view(action->context, action->enterprise, draft);
    ret_order->order = order;
    ret_order->number = draft->number;
    ret_order->seq = action->seq;
    return action_finish(action, S("order.accept"), order.id);
}
