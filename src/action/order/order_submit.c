// do_order_submit and do_order_check: one body. Checking ends where submitting begins to save.
#include "action/order/order_submit.h"

#include "action/order/request/order_quote_private.h"
#include "action/order/request/order_request_private.h"
#include "action/order/order_submit_private.h"
#include "action/order/order_view_private.h"
#include "action/order/request/submit_papers_private.h"

enum { MONEY_TEXT_BYTES = 32 };

typedef struct {
    const OrderSubmitInput *input;
    OrderSubmitOutcome *outcome;
    SiteRecord site;
    OrderParties parties;
    bool waits; // for its distributor
    OrderLineInput *lines;
    size_t *places; // of the lines in the input, from 0
    size_t count;
    OrderDraft draft;
} Submit;

// ---- lines ----

static void refuse_all(Refusals *into, const Refusals *from) {
    for (int32_t i = 0; i < from->count; i++) {
        refuse(into, from->items[i]);
    }
    into->more += from->more;
}

// Gathers and prices the lines as they are, into `draft`; what is wrong goes to `wrong`.
static Err gather(Action *action, Submit *work, Refusals *wrong) {
    PartCache cache = {.of_sales = true};
    Refusals *before = action->refusals;
    work->draft = (OrderDraft){.has_site = true,
                               .site = work->site.site,
                               .agreement = work->site.agreement,
                               .parties = work->parties,
                               .lines = arena_array(action->arena, DraftLine, work->count),
                               .count = work->count};
    TRY(draft_load_parts(action->context, &cache, work->lines, work->count));
    action->refusals = wrong;
    for (size_t i = 0; i < work->count; i++) {
        Err err = draft_sale_line(action, &cache, work->site.site, work->lines[i].part,
                                  work->lines[i].quantity, i, &work->draft.lines[i]);
        if (err_failed(err)) {
            action->refusals = before;
            return err;
        }
    }
    action->refusals = before;
    if (refused(wrong)) {
        return OK;
    }
    TRY(day_standing(action->context, action->enterprise, work->site.agreement,
                     &work->draft.standing));
    return draft_price(action->context, &cache, &work->draft, wrong);
}

// Takes the lines that are wrong out. False where something else is wrong than lines.
static bool leave_out(Submit *work, const Refusals *wrong) {
    bool is_line = true;
    for (int32_t i = 0; i < wrong->count; i++) {
        is_line = is_line && wrong->items[i].line > 0;
    }
    if (!is_line) {
        return false;
    }
    for (int32_t i = 0; i < wrong->count; i++) {
        Refusal refusal = wrong->items[i];
        size_t at = (size_t)refusal.line - 1;
        refusal.line = (int32_t)work->places[at] + 1;
        refuse(&work->outcome->left, refusal);
        work->lines[at].quantity.count = INT64_MIN; // marks it
    }
    size_t kept = 0;
    for (size_t i = 0; i < work->count; i++) {
        if (work->lines[i].quantity.count != INT64_MIN) {
            work->lines[kept] = work->lines[i];
            work->places[kept++] = work->places[i];
        }
    }
    work->count = kept;
    return true;
}

static void take_lines(Action *action, Submit *work) {
    const OrderSubmitInput *input = work->input;
    work->count = input->line_count;
    work->lines = arena_array(action->arena, OrderLineInput, work->count);
    work->places = arena_array(action->arena, size_t, work->count);
    for (size_t i = 0; i < work->count; i++) {
        work->lines[i] = input->lines[i];
        work->places[i] = i;
        if (work->lines[i].quantity.count < 1) {
            work->lines[i].quantity.count = 0; // refused all the same
        }
    }
}

// All lines, or the good ones: whatever is left out changes the level, so the rest is priced again.
static Err draft_order(Action *action, Submit *work) {
    take_lines(action, work);
    for (;;) {
        if (work->count == 0) {
            refuse(action->refusals, (Refusal){.id = REFUSAL_NO_LINES, .field = S("lines")});
            return OK;
        }
        Refusals wrong = {0};
        TRY(gather(action, work, &wrong));
        if (!refused(&wrong)) {
            break;
        }
        if (work->input->mode == ORDER_ALL || !leave_out(work, &wrong)) {
            refuse_all(action->refusals, &wrong);
            return OK;
        }
    }
    work->outcome->order = draft_view(action->context, action->enterprise, &work->draft);
    work->outcome->is_priced = true;
    return OK;
}

// The price that was shown still holds, or is asked about with both.
static void judge_total(Action *action, const Submit *work) {
    const OrderSubmitInput *input = work->input;
    if (input->has_expected_total && input->expected_total.minor != work->draft.order.total.minor) {
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
        .terms_version = work->input->terms_version,
    };
}

// good_lines leaves the rest in a draft.
static Err save_left(Action *action, Submit *work) {
    OrderRequest rest = request_of(action, work);
    PartCache cache = {.of_sales = true};
    size_t kept = 0;
    rest.lines = arena_array(action->arena, OrderLineInput, work->input->line_count);
    TRY(draft_load_parts(action->context, &cache, work->input->lines, work->input->line_count));
    for (size_t i = 0; i < work->input->line_count; i++) {
        bool is_in = kept < work->count && work->places[kept] == i;
        kept += is_in;
        const OrderLineInput *line = &work->input->lines[i];
        CachedPart *part = NULL;
        TRY(part_cache_get(action->context, &cache, line->part, &part));
        if (!is_in && part->priced.found && line->quantity.count >= 1) {
            rest.lines[rest.line_count++] = *line;
        }
    }
    if (rest.line_count == 0) {
        return OK; // nothing that a draft could keep
    }
    rest.state = S("draft");
    TRY(order_request_save(action, &rest));
    work->outcome->draft = rest.number;
    return OK;
}

static Err hold(Action *action, Submit *work) {
    OrderRequest request = request_of(action, work);
    request.lines = work->lines;
    request.line_count = work->count;
    return order_hold(action, &request, &work->draft, work->outcome);
}

static Err save(Action *action, Submit *work) {
    if (action->looks) {
        order_foresee(action, &work->draft, work->waits, work->outcome);
        return OK;
    }
    if (work->outcome->left.count > 0) {
        TRY(save_left(action, work));
    }
    if (work->waits) {
        return hold(action, work);
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
    TRY(papers_find_prices(action, work->input->currency, &work->site));
    TRY(papers_judge(action, work->input, &work->site, &papers));
    work->parties = papers.parties;
    work->waits = papers.waits;
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
