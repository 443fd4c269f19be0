// The parties of an order that is submitted, and its purchase orders.
#include "action/order/request/submit_papers_private.h"

#include "action/order/request/order_address_private.h"
#include "action/order/request/order_request_private.h"
#include "action/order/order_view_private.h"
#include "store/q_account.h"
#include "store/q_order.h"
#include "store/q_order_request.h"

static void say(Action *action, RefusalId id, Text field, Text value) {
    refuse(action->refusals, (Refusal){.id = id, .field = field, .value = value});
}

// A distributor may name the reseller it sells through.
static Err name_reseller(Action *action, const OrderSubmitInput *input, OrderParties *parties) {
    QAccountFindRow row;
    bool found = false;
    if (input->reseller.len == 0) {
        return OK;
    }
    TRY(q_account_find(action->db, action->arena, &(QAccountFindIn){.number = input->reseller},
                       &row, &found));
    if (found && text_equal(row.tier, S("reseller")) && text_equal(row.state, S("active"))) {
        parties->reseller = row.account;
    } else {
        say(action, REFUSAL_RESELLER_NOT_FOUND, S("reseller"), input->reseller);
    }
    return OK;
}

static Err partner_parties(Action *action, const OrderSubmitInput *input, Papers *papers) {
    const Viewer *viewer = action->context->viewer;
    if (viewer->is_distributor) {
        papers->parties.distributor = viewer->account;
        return name_reseller(action, input, &papers->parties);
    }
    papers->parties.reseller = viewer->account;
    if (viewer->is_direct) {
        return OK;
    }
    QAccountLoadRow row;
    bool found = false;
    TRY(q_account_load(action->db, action->arena, &(QAccountLoadIn){.account = viewer->account},
                       &row, &found));
    if (!found || row.distributor_null) {
        return FAULT_AT(FAULT_DB_VALUE, 0); // who does not buy from the vendor buys from somebody
    }
    papers->parties.distributor = row.distributor;
    papers->hold = HOLD_DISTRIBUTOR;
    return OK;
}

Err papers_judge_direct(Action *action, const SiteRecord *site) {
    const Viewer *viewer = action->context->viewer;
    QOrderSiteSeenRow row;
    if (viewer == NULL || viewer->kind != VIEWER_CUSTOMER || action->programme->closed_count == 0) {
        return OK;
    }
    TRY(q_order_site_seen(action->db, action->arena,
                          &(QOrderSiteSeenIn){.enterprise = site->enterprise,
                                              .site = site->site,
                                              .agreement = site->agreement},
                          &row));
    if (programme_closes_direct(action->programme, row.country)) {
        say(action, REFUSAL_DIRECT_PURCHASE_CLOSED, S("site"), row.country);
    }
    return OK;
}

static Err find_parties(Action *action, const OrderSubmitInput *input, const SiteRecord *site,
                        Papers *papers) {
    const Viewer *viewer = action->context->viewer;
    if (viewer == NULL || viewer->kind == VIEWER_STAFF) {
        return OK;
    }
    if (!rights_have(viewer->rights, RIGHT_ORDERING)) {
        say(action, REFUSAL_RIGHT_MISSING, (Text){0}, (Text){0});
    }
    return viewer->kind == VIEWER_PARTNER ? partner_parties(action, input, papers)
                                          : papers_judge_direct(action, site);
}

Err papers_judge_purchase_order(Action *action, Text purchase_order, bool has_day) {
    if (purchase_order.len == 0) {
        say(action, REFUSAL_PURCHASE_ORDER_REQUIRED, S("purchase_order"), (Text){0});
    }
    if (!has_day) {
        say(action, REFUSAL_PURCHASE_ORDER_REQUIRED, S("purchase_order_date"), (Text){0});
    }
    if (purchase_order.len > 0) {
        EnterpriseId owner;
        int64_t object = 0;
        bool is_quote = false;
        TRY(action_find(action, S("quote"), purchase_order, &owner, &object, &is_quote));
        if (is_quote) {
            say(action, REFUSAL_PURCHASE_ORDER_IS_QUOTE, S("purchase_order"), purchase_order);
        }
    }
    return OK;
}

// The same purchase order of before is asked about; where it is said to be another order's, the
// order desk looks at it.
static Err judge_duplicate(Action *action, const SiteRecord *site, Text purchase_order, Text field,
                           bool confirmed, Papers *papers) {
    QOrderRequestWithPurchaseOrderRow row;
    bool found = false;
    const Viewer *viewer = action->context->viewer;
    bool is_partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    if (purchase_order.len == 0) {
        return OK;
    }
    TRY(q_order_request_with_purchase_order(
        action->db, action->arena,
        &(QOrderRequestWithPurchaseOrderIn){.enterprise = site->enterprise,
                                            .site = site->site,
                                            .account =
                                                is_partner ? viewer->account : (AccountId){0},
                                            .purchase_order = purchase_order},
        &row, &found));
    if (found && !confirmed) {
        say(action, REFUSAL_CONFIRM_DUPLICATE, field, purchase_order);
    } else if (found) {
        papers->hold = HOLD_DUPLICATE;
    }
    return OK;
}

static Err judge_purchase_orders(Action *action, const OrderSubmitInput *input,
                                 const SiteRecord *site, Papers *papers) {
    const Viewer *viewer = action->context->viewer;
    bool is_partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    if (is_partner) {
        TRY(papers_judge_purchase_order(action, input->purchase_order,
                                        input->has_purchase_order_on));
    }
    return input->of_pair ? OK
           : is_partner
               ? judge_duplicate(action, site, input->purchase_order, S("purchase_order"),
                                 input->confirm_duplicate, papers)
               : judge_duplicate(action, site, input->customer_purchase_order,
                                 S("customer_purchase_order"), input->confirm_duplicate, papers);
}

// What the customer last bought by; of an account, among the groups that it may buy by itself.
static Err group_last_bought(Action *action, Text currency, EnterpriseId enterprise,
                             AccountId account, Text *ret_group) {
    QOrderRequestCountryGroupRow row;
    bool found = false;
    TRY(q_order_request_country_group(action->seeing, action->arena,
                                      &(QOrderRequestCountryGroupIn){.enterprise = enterprise,
                                                                     .account = account,
                                                                     .currency = currency},
                                      &row, &found));
    *ret_group = found ? row.country_group : (Text){0};
    return OK;
}

// Empty: there is none.
static Err group_of_partner(Action *action, Text currency, EnterpriseId enterprise,
                            Text *ret_group) {
    AccountId account = action->context->viewer->account;
    QAccountCountryGroupsRows own;
    TRY(q_account_country_groups(
        action->seeing, action->arena,
        &(QAccountCountryGroupsIn){.account = account, .currency = currency}, &own));
    *ret_group = (Text){0};
    if (own.count > 1) {
        return group_last_bought(action, currency, enterprise, account, ret_group);
    }
    if (own.count == 1) {
        *ret_group = own.rows[0].country_group;
    }
    return OK;
}

Err papers_find_site(Action *action, Text number, SiteRecord *ret_site, bool *ret_found) {
    bool found = false;
    TRY(site_find(action->seeing, action->arena, number, ret_site, &found));
    if (found) {
        Sight sight;
        TRY(sight_of_site(action->context, ret_site->enterprise, ret_site->site, &sight));
        found = sees(sight);
    }
    if (!found) {
        say(action, REFUSAL_SITE_NOT_FOUND, S("site"), number);
    }
    *ret_found = found;
    return OK;
}

Err papers_find_prices(Action *action, Currency currency, const SiteRecord *site) {
    const Viewer *viewer = action->context->viewer;
    Text code = currency_code(currency);
    Text group = {0};
    if (viewer == NULL) {
        return OK;
    }
    if (viewer->kind == VIEWER_PARTNER) {
        TRY(group_of_partner(action, code, site->enterprise, &group));
    } else {
        TRY(group_last_bought(action, code, site->enterprise, (AccountId){0}, &group));
    }
    if (group.len > 0) {
        action_price_by(action, group, currency);
    }
    return OK;
}

void papers_judge_prices(Action *action, Currency currency) {
    const PriceList *prices = &action->context->prices;
    if (prices->country_group.len == 0 || currency.index != prices->currency.index) {
        say(action, REFUSAL_CURRENCY_DIFFERS, S("currency"), currency_code(currency));
    }
}

Err papers_gather(Action *action, const OrderSubmitInput *input, const SiteRecord *site,
                  Papers *ret_papers) {
    Papers papers = {.parties = {
                         .purchase_order = input->purchase_order,
                         .has_purchase_order_on = input->has_purchase_order_on,
                         .purchase_order_on = input->purchase_order_on,
                         .customer_purchase_order = input->customer_purchase_order,
                         .has_customer_order_on = input->has_customer_order_on,
                         .customer_order_on = input->customer_order_on,
                     }};
    TRY(find_parties(action, input, site, &papers));
    papers_judge_prices(action, input->currency);
    TRY(order_address_judge(action, input, site, &papers.parties.address));
    *ret_papers = papers;
    return OK;
}

Err papers_judge(Action *action, const OrderSubmitInput *input, const SiteRecord *site,
                 Papers *ret_papers) {
    TRY(papers_gather(action, input, site, ret_papers));
    order_terms_judge(action, input->terms_version);
    return judge_purchase_orders(action, input, site, ret_papers);
}

void papers_of_quote(Action *action, const QuoteWork *quote, Papers *papers) {
    const Viewer *viewer = action->context->viewer;
    papers->parties.distributor = quote->distributor;
    papers->parties.reseller = quote->reseller;
    bool waits = viewer != NULL && viewer->kind == VIEWER_PARTNER && quote->distributor.id != 0 &&
                 viewer->account.id != quote->distributor.id;
    if (!text_equal(papers->hold, HOLD_DUPLICATE)) {
        papers->hold = waits ? HOLD_DISTRIBUTOR : (Text){0};
    }
    if (viewer != NULL && viewer->kind == VIEWER_CUSTOMER && quote->owner.id != 0) {
        say(action, REFUSAL_RIGHT_MISSING, S("quote"), quote->number);
    }
}

Err order_hold(Action *action, OrderRequest *request, Text hold, const OrderDraft *draft,
               OrderSubmitOutcome *outcome) {
    request->total = draft->order.total;
    request->points = draft->order.points;
    request->state = S("in_review");
    request->hold = hold;
    TRY(order_request_save(action, request));
    TRY(action_tell(action, S("order.submitted"), request->order.id));
    TRY(action_tell(action, S("order.held"), request->order.id));
    outcome->number = request->number;
    outcome->order.order = request->order;
    outcome->order.number = request->number;
    outcome->order.seq = action->seq;
    outcome->state = request->state;
    outcome->hold = request->hold;
    return action_finish(action, S("order.submit"), request->order.id);
}

void order_foresee(Action *action, OrderDraft *draft, Text hold, OrderSubmitOutcome *outcome) {
    if (hold.len > 0) {
        outcome->state = S("in_review");
        outcome->hold = hold;
        return;
    }
    outcome->state = S("accepted");
    draft_foresee(action, draft, &outcome->order);
}

// The draft that the repeated request left beside its order; empty: none.
static Err load_left(const ActionContext *context, EnterpriseId enterprise, OrderId order,
                     Text *ret_number) {
    QOrderRequestDraftOfRequestRow row;
    bool found = false;
    if (context->key.len == 0) {
        return OK;
    }
    TRY(q_order_request_draft_of_request(
        context->db, context->arena,
        &(QOrderRequestDraftOfRequestIn){.enterprise = enterprise,
                                         .account = context->account,
                                         .request = context->key,
                                         .order_id = order},
        &row, &found));
    *ret_number = found ? row.number : (Text){0};
    return OK;
}

Err order_outcome_load(const ActionContext *context, EnterpriseId enterprise, OrderId order,
                       OrderSubmitOutcome *ret_outcome) {
    OrderRequest request;
    bool waited = false;
    OrderSubmitOutcome outcome = {.state = S("accepted")};
    TRY(order_request_load(context, enterprise, order, &request, &waited));
    if (waited) {
        outcome.state = request.state;
        outcome.hold = request.hold;
        outcome.number = request.number;
        outcome.order = (OrderView){.enterprise = enterprise,
                                    .order = order,
                                    .number = request.number,
                                    .seq = request.seq,
                                    .level = LEVEL_NONE,
                                    .points = request.points,
                                    .total = request.expected};
    }
    TRY(load_left(context, enterprise, order, &outcome.draft));
    if (text_equal(outcome.state, S("accepted"))) {
        TRY(order_view_load(context, enterprise, order, &outcome.order));
        outcome.number = outcome.order.number;
        outcome.is_priced = true;
    }
    *ret_outcome = outcome;
    return OK;
}
