// Who submits an order and with which papers (P18). Inside action only.
#ifndef ACTION_ORDER_REQUEST_SUBMIT_PAPERS_PRIVATE_H
#define ACTION_ORDER_REQUEST_SUBMIT_PAPERS_PRIVATE_H

#include "action/action_private.h"
#include "action/order/order_submission.h"
#include "action/order/request/order_request_private.h"
#include "action/quote/quote_work_private.h"
#include "action/sight.h"

typedef struct {
    OrderParties parties;
    Text hold; // what is in doubt: its distributor's papers, or the same purchase order of before,
               // that who orders said is another order; empty: nothing
} Papers;

// The site of this number, where its viewer sees it; refuses site_not_found.
Err papers_find_site(Action *action, Text number, SiteRecord *ret_site, bool *ret_found);

// Whose prices lines that stand in no quote have: those that the site's customer last bought by in
// that currency or, where it has none that the buying partner may use, those of the partner's only
// country group. What the viewer does not see does not choose it, so that a quote, its check and an
// order have one price (V6). The house itself (replay, loaders) says its list. Where there is none,
// papers_judge refuses the currency.
Err papers_find_prices(Action *action, Currency currency, const SiteRecord *site);
// In which currencies the viewer may buy for a customer: those in which that one bought, the latest
// first, as far as a partner may, then the partner's others.
Err papers_currencies(Action *action, EnterpriseId enterprise, Text **ret_codes, size_t *ret_count);
// Refuses direct_purchase_closed to a customer in a country where the programme lets none buy from
// the vendor itself.
Err papers_judge_direct(Action *action, const SiteRecord *site);
// Refuses currency_differs where there are no prices of that currency.
void papers_judge_prices(Action *action, Currency currency);

// Who stands beside the customer, and the papers as they are. Refuses right_missing ·
// direct_purchase_closed · reseller_not_found · currency_differs · what order_address_judge
// refuses.
Err papers_gather(Action *action, const OrderSubmitInput *input, const SiteRecord *site,
                  Papers *ret_papers);
// The same, ready to be submitted. Refuses besides purchase_order_required ·
// purchase_order_is_quote · confirm_duplicate · what order_terms_judge refuses; all that are so at
// once.
Err papers_judge(Action *action, const OrderSubmitInput *input, const SiteRecord *site,
                 Papers *ret_papers);

// The parties of an accepted quote. Refuses right_missing to a customer where the quote is a
// partner's: it orders directly from the vendor alone.
void papers_of_quote(Action *action, const QuoteWork *quote, Papers *papers);

// A purchase order as a paper of an order: there, no number of a quote.
Err papers_judge_purchase_order(Action *action, Text purchase_order, bool has_day);

// Saves an order that is held: a request with its papers and lines, and the figures of its priced
// draft; ends the action.
Err order_hold(Action *action, OrderRequest *request, Text hold, const OrderDraft *draft,
               OrderSubmitOutcome *outcome);

// What submitting a priced draft comes to, without effect: it is held, or accepted as draft_foresee
// says; refuses as that.
void order_foresee(Action *action, OrderDraft *draft, Text hold, OrderSubmitOutcome *outcome);

// An order as its submission left it, for a request that is repeated.
Err order_outcome_load(const ActionContext *context, EnterpriseId enterprise, OrderId order,
                       OrderSubmitOutcome *ret_outcome);

#endif
