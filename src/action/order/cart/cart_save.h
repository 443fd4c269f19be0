// A cart that is kept (portal.md P18): a draft of the account, with its lines as they were typed
// and its papers as far as there are any. Submitting with its number makes the order of it.
#ifndef ACTION_ORDER_CART_CART_SAVE_H
#define ACTION_ORDER_CART_CART_SAVE_H

#include "action/order/order_submission.h"

// Lines are not judged; with input->draft that one is kept anew. Refuses site_not_found ·
// right_missing · direct_purchase_closed · reseller_not_found · currency_differs · no_lines ·
// too_many_lines · what order_address_judge refuses of addresses · order_not_found (no draft of
// this number of the account at this site) · already_decided (it is none any more) · draft_changed
// (another revision of it was seen).
Err do_cart_save(const ActionContext *context, const OrderSubmitInput *input,
                 OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals);

#endif
