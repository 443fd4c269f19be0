// Ordering through the portal (P18): check, submit, and what may happen to an order while it waits.
//
// What is in doubt waits, everything else is accepted at once, in the same transaction, by the code
// that accepts every order (R9.1). An order keeps its number and id from submitting on.
#ifndef ACTION_ORDER_ORDER_SUBMIT_H
#define ACTION_ORDER_ORDER_SUBMIT_H

#include "action/order/order_submission.h"

// Of a quote: what quote_load_for_order refuses (action/quote/quote_order_private.h), price_differs
// with both totals, quote_ordered with the number of its order, right_missing to a customer of a
// partner's quote. Refuses site_not_found · currency_differs · purchase_order_required ·
// purchase_order_is_quote · confirm_duplicate · do_order_accept's line by line · price_differs (the
// outcome holds the present prices; the refusal's value is what was expected).
// With good_lines bad lines are left out and reported; no_lines where none is good.
Err do_order_submit(const ActionContext *context, const OrderSubmitInput *input,
                    OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals);
// Answers as do_order_submit would, by the same body up to where that begins to save: no effect, no
// key, and nothing is locked, drawn or waited for. Numbers and ids are empty.
Err do_order_check(const ActionContext *context, const OrderSubmitInput *input,
                   OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals);

// Each refuses stale where another revision of the order was seen.
//
// By the order's distributor, or by who submitted it where the price has moved. Refuses
// order_not_found · already_decided · purchase_order_required · price_differs · what accepting
// refuses.
Err do_order_confirm(const ActionContext *context, const OrderDecisionInput *input,
                     OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals);
// By the order desk: holds what waits for another reason, which is input->hold. Refuses
// right_missing · order_not_found · already_decided · reason_required.
Err do_order_hold(const ActionContext *context, const OrderDecisionInput *input,
                  OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals);
// By the order desk, what waits for it: accepts the order or, where its distributor did not confirm
// it yet, or its price has moved since it was submitted, lets it wait for those who have to say so.
// Refuses right_missing · order_not_found · already_decided · what accepting refuses.
Err do_order_release(const ActionContext *context, const OrderDecisionInput *input,
                     OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals);
// By the order's distributor while it waits for that, and by the order desk. Refuses
// order_not_found · already_decided · reason_required.
Err do_order_reject(const ActionContext *context, const OrderDecisionInput *input,
                    OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals);
// By the account that submitted it (drafts too). Refuses order_not_found · already_decided.
Err do_order_cancel(const ActionContext *context, const OrderDecisionInput *input,
                    OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals);

#endif
