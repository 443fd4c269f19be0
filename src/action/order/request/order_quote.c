// From an accepted quote to its order: at once, or through its distributor.
#include "action/order/request/order_quote_private.h"

#include "action/order/request/submit_papers_private.h"
#include "action/quote/quote_order_private.h"

static void show(Action *action, const OrderDraft *draft, OrderSubmitOutcome *outcome) {
    outcome->is_priced = draft->prices != NULL;
    if (outcome->is_priced) {
        outcome->order = draft_view(action->context, action->enterprise, draft);
    }
}

// A quote of a whole agreement has papers of its first line's site.
static SiteRecord site_of(Action *action, const QuoteWork *quote, const OrderDraft *draft) {
    return (SiteRecord){.enterprise = action->enterprise,
                        .site = draft->has_site ? quote->site : draft->lines[0].site,
                        .agreement = quote->agreement};
}

// A page says the site beside the quote; another one is none of the quote's.
static Err judge_site(Action *action, Text number, AgreementId agreement) {
    SiteRecord site;
    bool found = false;
    if (number.len == 0) {
        return OK;
    }
    TRY(site_find(action->seeing, action->arena, number, &site, &found));
    found = found && site.enterprise.id == action->enterprise.id;
    if (found) {
        TRY(site_refresh(action, &site));
    }
    if (!found || site.agreement.id != agreement.id) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_SITE_NOT_FOUND, .field = S("site"), .value = number});
    }
    return OK;
}

static Err hold_it(Action *action, Text hold, const QuoteWork *quote, const OrderDraft *draft,
                   OrderSubmitOutcome *outcome) {
    OrderRequest request = {
        .agreement = quote->agreement,
        .site = site_of(action, quote, draft).site,
        .quote = quote->quote,
        .revision = quote->revision,
        .currency = quote->currency,
        .country_group = quote->country_group,
        .parties = draft->parties,
        .lines = arena_array(action->arena, OrderLineInput, draft->count),
        .line_count = draft->count,
    };
    for (size_t i = 0; i < draft->count; i++) {
        request.lines[i] = (OrderLineInput){draft->lines[i].part->part, draft->lines[i].quantity};
    }
    return order_hold(action, &request, hold, draft, outcome);
}

static Err accept(Action *action, QuoteWork *quote, OrderDraft *draft,
                  OrderSubmitOutcome *outcome) {
    TRY(quote_ordered(action, quote));
    TRY(quotes_lose_ordered(action, draft, quote->quote));
    TRY(draft_accept(action, draft, &outcome->order));
    outcome->number = outcome->order.number;
    outcome->state = S("accepted");
    return OK;
}

static Err submit(Action *action, const OrderSubmitInput *input, QuoteId id,
                  OrderSubmitOutcome *outcome) {
    QuoteWork quote = {0};
    OrderDraft draft;
    Papers papers = {0};
    const Money *expected = input->has_expected_total ? &input->expected_total : NULL;
    TRY(quote_load_for_order(action, id, expected, NULL, &quote, &draft));
    show(action, &draft, outcome);
    if (!outcome->is_priced) {
        return OK;
    }
    SiteRecord site = site_of(action, &quote, &draft);
    TRY(judge_site(action, input->site, quote.agreement));
    TRY(quote_judge_order(action, &quote));
    TRY(papers_judge(action, input, &site, &papers));
    papers_of_quote(action, &quote, &papers);
    if (refused(action->refusals)) {
        return OK;
    }
    draft.parties = papers.parties;
    if (action->looks) {
        order_foresee(action, &draft, papers.hold, outcome);
        return OK;
    }
    return papers.hold.len > 0 ? hold_it(action, papers.hold, &quote, &draft, outcome)
                               : accept(action, &quote, &draft, outcome);
}

Err order_quote(Action *action, const OrderSubmitInput *input, OrderSubmitOutcome *outcome) {
    EnterpriseId enterprise;
    QuoteId quote;
    bool found = false;
    TRY(action_find(action, S("quote"), input->quote, &enterprise, &quote.id, &found));
    if (!found) {
        refuse(
            action->refusals,
            (Refusal){.id = REFUSAL_QUOTE_NOT_FOUND, .field = S("quote"), .value = input->quote});
        return OK;
    }
    TRY(action_open(action, enterprise));
    if (action->repeated) {
        return order_outcome_load(action->context, enterprise, (OrderId){action->object}, outcome);
    }
    return refused(action->refusals) ? OK : submit(action, input, quote, outcome);
}

// What two persons set of a line (P19) is of that line as it was ordered: one that has left the
// quote since would leave it to another.
static void judge_staff(Action *action, const OrderRequest *request, const OrderDraft *draft) {
    bool same = draft->count == request->line_count;
    for (size_t i = 0; same && i < draft->count; i++) {
        same = text_equal(draft->lines[i].part->part, request->lines[i].part) &&
               draft->lines[i].quantity.count == request->lines[i].quantity.count;
    }
    if (request->staff != NULL && !same) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_LINE_LEFT_QUOTE, .field = S("order")});
    }
}

Err order_quote_confirm(Action *action, const OrderDecisionInput *input,
                        const OrderRequest *request, const OrderParties *parties,
                        OrderSubmitOutcome *outcome) {
    QuoteWork quote = {0};
    OrderDraft draft;
    Money expected = input->has_expected_total ? input->expected_total : request->expected;
    TRY(quote_load_for_order(action, request->quote, &expected, request->staff, &quote, &draft));
    show(action, &draft, outcome);
    if (!refused(action->refusals)) {
        judge_staff(action, request, &draft);
    }
    if (refused(action->refusals)) {
        return OK;
    }
    draft.parties = *parties;
    draft.order_id = request->order;
    draft.number = request->number;
    TRY(order_request_step(action, request->order, S("accepted"), (Text){0}, (Text){0}));
    return accept(action, &quote, &draft, outcome);
}
