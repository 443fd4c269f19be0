// Finds what an enterprise's day does by itself, and orders what stands. Cancelling is next door.
#include "action/renewal/automatic_private.h"

#include "action/quote/quote_order_private.h"
#include "domain/calendar.h"
#include "store/q_automatic.h"

Err automatic_ask(const ActionContext *context, EnterpriseId enterprise) {
    TRY(q_automatic_next_unpaid_ask(
        context->db, &(QAutomaticNextUnpaidIn){.enterprise = enterprise, .today = context->today}));
    return q_automatic_list_on_ask(context->db, &(QAutomaticListOnIn){.enterprise = enterprise});
}

static Err next_unpaid(const ActionContext *context, EnterpriseId enterprise, AutomaticStep *step) {
    QAutomaticNextUnpaidRow row;
    bool found = false;
    TRY(q_automatic_next_unpaid(
        context->db, context->arena,
        &(QAutomaticNextUnpaidIn){.enterprise = enterprise, .today = context->today}, &row,
        &found));
    if (found) {
        *step =
            (AutomaticStep){.kind = AUTOMATIC_CANCEL, .quote = row.quote, .order = row.order_id};
    }
    return OK;
}

// The first quote of an agreement that orders itself today.
static Err next_due(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                    Date since, AutomaticStep *step) {
    QAutomaticListStandingRows quotes;
    TRY(q_automatic_list_standing(context->db, context->arena,
                                  &(QAutomaticListStandingIn){.enterprise = enterprise,
                                                              .agreement = agreement,
                                                              .since = since},
                                  &quotes));
    for (size_t i = 0; i < quotes.count && step->kind == AUTOMATIC_NOTHING; i++) {
        const QAutomaticListStandingRow *row = &quotes.rows[i];
        Date valid_to = row->valid_to_null ? DATE_MAX : row->valid_to;
        if (!row->due_null && renewal_orders_itself(since, row->due, valid_to, context->today)) {
            *step = (AutomaticStep){.kind = AUTOMATIC_ORDER, .quote = row->quote, .due = row->due};
        }
    }
    return OK;
}

Err automatic_next(const ActionContext *context, EnterpriseId enterprise, AutomaticStep *ret_step) {
    QAutomaticListOnRows agreements;
    *ret_step = (AutomaticStep){.kind = AUTOMATIC_NOTHING};
    TRY(next_unpaid(context, enterprise, ret_step));
    if (ret_step->kind != AUTOMATIC_NOTHING) {
        return OK;
    }
    TRY(q_automatic_list_on(context->db, context->arena,
                            &(QAutomaticListOnIn){.enterprise = enterprise}, &agreements));
    for (size_t i = 0; i < agreements.count && ret_step->kind == AUTOMATIC_NOTHING; i++) {
        const QAutomaticListOnRow *row = &agreements.rows[i];
        if (!row->since_null) {
            TRY(next_due(context, enterprise, row->agreement, row->since, ret_step));
        }
    }
    return OK;
}

// False where the term's points would not fit with these: draft_accept would refuse it.
static bool fits_term(const Action *action, const OrderDraft *draft) {
    Standing after = draft->standing;
    return after.express ||
           standing_accept_order(&after, action->programme, action->today, draft->order.points);
}

Err automatic_draft(Action *action, QuoteId quote, Date due, QuoteWork *ret_work,
                    OrderDraft *ret_draft) {
    QuoteWork *work = ret_work;
    bool found = false;
    *ret_draft = (OrderDraft){0};
    TRY(quote_work_load(action->context, action->enterprise, quote, 0, work, &found));
    ENSURE(found);
    action_price_by(action, work->country_group, work->currency);
    work->has_open_on = true;
    work->open_on = renewal_changes_until(due);
    TRY(quote_price_rest(action, work, ret_draft));
    if (quote_work_lines(work) > 0 && !fits_term(action, ret_draft)) {
        for (size_t i = 0; i < work->count; i++) {
            quote_drop_item(&work->items[i]);
        }
    }
    return OK;
}

// What a cancelling gives back.
static Err keep_before(Action *action, OrderId order, const OrderDraft *draft) {
    for (size_t i = 0; i < draft->count; i++) {
        const EntitlementRecord *before = &draft->lines[i].renewed;
        TRY(q_automatic_add_line(action->db, &(QAutomaticAddLineIn){
                                                 .enterprise = action->enterprise,
                                                 .order_id = order,
                                                 .line = (int64_t)i + 1,
                                                 .entitlement = before->entitlement,
                                                 .yearly_null = !before->has_renewed_yearly,
                                                 .yearly = before->renewed_yearly,
                                                 .distributor_null = before->distributor.id == 0,
                                                 .distributor = before->distributor,
                                                 .reseller_null = before->reseller.id == 0,
                                                 .reseller = before->reseller,
                                             }));
    }
    return OK;
}

static Err accept(Action *action, const AutomaticStep *step, QuoteWork *work, OrderDraft *draft) {
    OrderView order;
    TRY(quote_order_standing(action, work));
    TRY(quotes_lose_ordered(action, draft, step->quote));
    TRY(action_tell(action, S("renewal.automatic_ordered"), step->quote.id));
    draft->quote = step->quote;
    TRY(draft_accept(action, draft, &order));
    ENSURE(!refused(action->refusals));
    TRY(q_automatic_add_order(
        action->db, &(QAutomaticAddOrderIn){
                        .enterprise = action->enterprise,
                        .order_id = order.order,
                        .seq = action->seq,
                        .quote = step->quote,
                        .due = step->due,
                        .pay_until = renewal_payment_until(action->programme, action->today),
                    }));
    return keep_before(action, order.order, draft);
}

// A quote of which nothing can be ordered gives way, so that its day is over.
static Err order(Action *action, AutomaticStep *step) {
    QuoteWork work;
    OrderDraft draft;
    TRY(automatic_draft(action, step->quote, step->due, &work, &draft));
    if (quote_work_lines(&work) > 0) {
        return accept(action, step, &work, &draft);
    }
    TRY(quote_withdraw_empty(action, &work, S("nothing of it can be ordered")));
    step->kind = AUTOMATIC_NOTHING;
    return action_finish(action, S("quote.withdraw"), step->quote.id);
}

Err automatic_do(Action *action, const void *given, void *outcome) {
    const EnterpriseId *enterprise = given;
    AutomaticStep *step = outcome;
    action->makes_day = true;
    TRY(action_open(action, *enterprise));
    TRY(automatic_next(action->context, *enterprise, step));
    switch (step->kind) {
    case AUTOMATIC_NOTHING: // somebody else was first
        action->rehearsed = true;
        return OK;
    case AUTOMATIC_ORDER:
        return order(action, step);
    case AUTOMATIC_CANCEL:
        TRY(automatic_cancel(action, step->order, step->quote));
        return action_finish(action, S("renewal.cancel"), step->order.id);
    }
    NEVER("a kind of the list");
}
