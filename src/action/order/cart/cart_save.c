// do_cart_save: keeps what was typed.
#include "action/order/cart/cart_save.h"

#include "action/order/attachment/order_papers_private.h"
#include "action/order/order_revision_private.h"
#include "action/order/request/order_request_private.h"
#include "action/order/request/submit_papers_private.h"
#include "domain/quote/paste.h"

enum { QUANTITY_ROOM = 24 };

// Lines that were given one by one, then what was pasted, as one text.
static Text text_of_lines(Arena *arena, const OrderSubmitInput *input) {
    size_t bytes = input->paste.len + 1;
    for (size_t i = 0; i < input->line_count; i++) {
        bytes += input->lines[i].part.len + QUANTITY_ROOM;
    }
    TextBuf buf = buf_new(arena, bytes);
    for (size_t i = 0; i < input->line_count; i++) {
        buf_add(&buf, input->lines[i].part);
        buf_addf(&buf, "\t%lld\n", (long long)input->lines[i].quantity.count);
    }
    buf_add(&buf, input->paste);
    return buf_text(&buf);
}

static void judge_lines(Action *action, Text typed) {
    Pasted pasted = {0};
    bool fits = paste_read(action->arena, typed, ORDER_LINES_MAX, &pasted);
    if (!fits || pasted.count == 0) {
        refuse(action->refusals, (Refusal){.id = fits ? REFUSAL_NO_LINES : REFUSAL_TOO_MANY_LINES,
                                           .field = S("lines")});
    }
}

// Nobody keeps what was kept since without having seen it.
static Err judge_revision(Action *action, int64_t seen, const OrderRequest *draft) {
    int64_t now = 0;
    TRY(order_revision(action, action->enterprise, draft->order, &now));
    if (seen > 0 && seen != now) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_DRAFT_CHANGED,
                                           .field = S("draft_revision"),
                                           .value = draft->number});
    }
    return OK;
}

static Err save(Action *action, const OrderSubmitInput *input, const SiteRecord *site,
                OrderRequest *draft, OrderSubmitOutcome *outcome) {
    Papers papers = {0};
    TRY(papers_find_prices(action, input->currency, site));
    TRY(papers_gather(action, input, site, &papers));
    Text typed = text_of_lines(action->arena, input);
    judge_lines(action, typed);
    TRY(order_papers_judge(action, draft->order, &input->files));
    if (refused(action->refusals)) {
        return OK;
    }
    draft->agreement = site->agreement;
    draft->site = site->site;
    draft->currency = action->context->prices.currency;
    draft->country_group = action->context->prices.country_group;
    draft->parties = papers.parties;
    draft->typed = typed;
    draft->state = S("draft");
    draft->lines = NULL;
    draft->line_count = 0;
    draft->total = (Money){0};
    draft->points = (Points){0};
    draft->files = input->files;
    TRY(order_request_save(action, draft));
    *outcome =
        (OrderSubmitOutcome){.number = draft->number, .state = S("draft"), .draft = draft->number};
    return action_finish(action, S("order.draft"), draft->order.id);
}

static Err cart_save(Action *action, const void *given, void *outcome) {
    const OrderSubmitInput *input = given;
    OrderRequest draft = {0};
    SiteRecord site;
    bool found = false;
    *(OrderSubmitOutcome *)outcome = (OrderSubmitOutcome){0};
    TRY(papers_find_site(action, input->site, &site, &found));
    if (!found) {
        return OK;
    }
    TRY(action_open(action, site.enterprise));
    if (action->repeated) {
        return order_outcome_load(action->context, site.enterprise, (OrderId){action->object},
                                  outcome);
    }
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(site_refresh(action, &site));
    TRY(order_draft_find(action, input->draft, &site, &draft));
    if (draft.order.id != 0) {
        TRY(judge_revision(action, input->draft_revision, &draft));
    }
    return refused(action->refusals) ? OK : save(action, input, &site, &draft, outcome);
}

Err do_cart_save(const ActionContext *context, const OrderSubmitInput *input,
                 OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, cart_save, input, ret_outcome, ret_refusals);
}
