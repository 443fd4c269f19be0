// Whereto an order of the portal goes, who hears of it, and the terms accepted with it (P18).
// Inside action only.
#ifndef ACTION_ORDER_REQUEST_ORDER_ADDRESS_PRIVATE_H
#define ACTION_ORDER_REQUEST_ORDER_ADDRESS_PRIVATE_H

#include "action/action_private.h"
#include "action/order/order_submission.h"

// Refuses terms_required · terms_changed where the programme names terms and others, or none, were
// accepted.
void order_terms_judge(Action *action, Text accepted);
// Refuses site_not_found where an address is none of the sites of the order's agreement that the
// viewer sees; contact_not_found where a contact is none of the site's that open to the viewer.
Err order_address_judge(Action *action, const OrderSubmitInput *input, const SiteRecord *site,
                        OrderAddress *ret_address);
// Whether it says more than which terms were accepted, which the order itself keeps.
bool order_address_says(const OrderAddress *address);
// Keeps it, or what became of it where a draft is taken up. One that was not given is not kept.
Err order_address_save(Action *action, OrderId order, const OrderAddress *address);

#endif
