// Papers as a part of other actions and views. Inside action only.
#ifndef ACTION_ORDER_ATTACHMENT_ORDER_ATTACHMENT_PRIVATE_H
#define ACTION_ORDER_ATTACHMENT_ORDER_ATTACHMENT_PRIVATE_H

#include "action/action_private.h"
#include "action/order/attachment/order_attachment.h"
#include "action/order/request/order_request_private.h"

// Whether the context's account may attach to it now; a draft is of who left it.
bool order_takes_papers(const ActionContext *context, const OrderRequest *request);

// Of an order that the viewer sees, in the order in which they came.
Err order_papers_load(const ActionContext *context, EnterpriseId enterprise, OrderId order,
                      OrderAttachments *ret_papers);

#endif
