// do_order_submit and do_order_check: one body. Checking ends where submitting begins to save.
#include "action/order/order_submit.h"

#include "action/order/attachment/order_papers_private.h"
#include "action/order/request/order_quote_private.h"
#include "action/order/request/order_request_private.h"
#include "action/order/order_submit_private.h"
#include "action/order/order_view_private.h"
#include "action/order/request/submit_lines_private.h"
#include "action/order/request/submit_papers_private.h"

enum { MONEY_TEXT_BYTES = 32 };

typedef struct {
    const OrderSubmitInput *input;
    OrderSubmitOutcome *outcome;
    SiteRecord site;
    OrderParties parties;
    Text hold;             // empty: nothing is in doubt
    OrderRequest draft_of; // that is taken up; order.id 0: none
    SubmitLines lines;
    OrderDraft draft;
} Submit;

// ---- lines ----

// Before the order and behind it, as far as its points are known to fit.
static void show_standings(Action *action, Submit *work) {
    OrderSubmitOutcome *outcome = work->outcome;
    Standing after = work->draft.standing;
    outcome->before = outcome->order.agreement;
    if (!after.express) {
        (void)standing_accept_order(&after, action->programme, action->today,
                                    work->draft.order.points);
    }
    outcome->after = standing_summary(&after, action->programme);
}

// All lines, or the good ones, are priced together; what is wrong with the others is told.
static Err draft_order(Action *action, Submit *work) {
    OrderSubmitOutcome *outcome = work->outcome;
    const PriceList *prices = &action->context->prices;
    TRY(submit_lines_take(action, work->input, &outcome->typed, &work->lines));
    if (work->lines.lines == NULL) {
        return OK;
    }
    work->draft = (OrderDraft){.has_site = true,
                               .site = work->site.site,
                               .agreement = work->site.agreement,
                               .parties = work->parties,
                               .order_id = work->draft_of.order,
                               .number = work->draft_of.number};
    if (prices->country_group.len > 0 && prices->currency.index == work->input->currency.index) {
        TRY(submit_lines_draft(action, &work->lines, &work->draft, &outcome->is_priced));
    }
    bool all = work->input->mode == ORDER_ALL;
    submit_lines_tell(work->lines.typed, all ? action->refusals : &outcome->left);
    if (!all && work->lines.count == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_NO_LINES, .field = S("lines")});
    }
    if (outcome->is_priced) {
        outcome->order = draft_view(action->context, action->enterprise, &work->draft);
        show_standings(action, work);
    }
    return OK;
}

// The price that was shown still holds, or is asked about with both.
static void judge_total(Action *action, const Submit *work) {
    const OrderSubmitInput *input = work->input;
    bool partial = input->mode == ORDER_ALL && work->outcome->typed.bad > 0;
    if (!partial && input->has_expected_total &&
        input->expected_total.minor != work->draft.order.total.minor) {
        TextBuf shown = buf_new(action->arena, MONEY_TEXT_BYTES);
        money_write(&shown, input->expected_total, action->context->prices.currency);
        refuse(action->refusals, (Refusal){.id = REFUSAL_PRICE_DIFFERS,
                                           .field = S("expected_total"),
                                           .value = buf_text(&shown)});
    }
}

// ---- saving ----

static OrderRequest request_of(const Action *action, const Submit *work) {
    return (OrderRequest){
        .agreement = work->site.agreement,
        .site = work->site.site,
        .currency = action->context->prices.currency,
        .country_group = action->context->prices.country_group,
        .parties = work->parties,
    };
}

// good_lines leaves the rest in a draft, as it was typed.
static Err save_left(Action *action, Submit *work) {
    OrderRequest rest = request_of(action, work);
    rest.typed = submit_lines_left(action->arena, &work->lines);
    rest.state = S("draft");
    TRY(order_request_save(action, &rest));
    work->outcome->draft = rest.number;
    return OK;
}

static OrderRequest request_of_lines(const Action *action, const Submit *work) {
    OrderRequest request = request_of(action, work);
    request.order = work->draft_of.order;
    request.number = work->draft_of.number;
    request.total = work->draft.order.total;
    request.points = work->draft.order.points;
    request.lines = work->lines.lines;
    request.line_count = work->lines.count;
    return request;
}

static Err save(Action *action, Submit *work) {
    if (action->looks) {
        order_foresee(action, &work->draft, work->hold, work->outcome);
        return OK;
    }
    OrderRequest request = request_of_lines(action, work);
    if (work->outcome->left.count > 0) {
        TRY(save_left(action, work));
    }
    if (work->hold.len > 0) {
        request.files = work->input->files;
        return order_hold(action, &request, work->hold, &work->draft, work->outcome);
    }
    if (request.order.id != 0 || work->input->files.count > 0) {
        request.state = S("accepted");
        request.files = work->input->files;
        TRY(order_request_save(action, &request));
        work->draft.order_id = request.order;
        work->draft.number = request.number;
    }
    TRY(draft_accept(action, &work->draft, &work->outcome->order));
    work->outcome->number = work->outcome->order.number;
    work->outcome->state = S("accepted");
    return OK;
}

// ---- the whole ----

static Err submit(Action *action, Submit *work) {
    Papers papers = {0};
    TRY(site_refresh(action, &work->site));
    TRY(order_draft_find(action, work->input->draft, &work->site, &work->draft_of));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(papers_find_prices(action, work->input->currency, &work->site));
    TRY(papers_judge(action, work->input, &work->site, &papers));
    TRY(order_papers_judge(action, work->draft_of.order, &work->input->files));
    work->parties = papers.parties;
    work->hold = papers.hold;
    TRY(draft_order(action, work));
    if (work->outcome->is_priced) {
        judge_total(action, work);
    }
    return refused(action->refusals) ? OK : save(action, work);
}

Err order_submit_in(Action *action, const OrderSubmitInput *input, OrderSubmitOutcome *outcome) {
    Submit work = {.input = input, .outcome = outcome};
    bool found = false;
    *work.outcome = (OrderSubmitOutcome){0};
    if (work.input->quote.len > 0) {
        return order_quote(action, work.input, work.outcome);
    }
    TRY(papers_find_site(action, work.input->site, &work.site, &found));
    if (!found) {
        return OK;
    }
    TRY(action_open(action, work.site.enterprise));
    if (action->repeated) {
        return order_outcome_load(action->context, work.site.enterprise, (OrderId){action->object},
                                  work.outcome);
    }
    return refused(action->refusals) ? OK : submit(action, &work);
}

static Err order_submit(Action *action, const void *given, void *outcome) {
    return order_submit_in(action, given, outcome);
}

Err do_order_submit(const ActionContext *context, const OrderSubmitInput *input,
                    OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, order_submit, input, ret_outcome, ret_refusals);
}

Err do_order_check(const ActionContext *context, const OrderSubmitInput *input,
                   OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_look(context, order_submit, input, ret_outcome, ret_refusals);
}
