// Files become papers of an order. Inside action only.
#ifndef ACTION_ORDER_ATTACHMENT_ORDER_PAPERS_PRIVATE_H
#define ACTION_ORDER_ATTACHMENT_ORDER_PAPERS_PRIVATE_H

#include "action/action_private.h"
#include "action/order/attachment/attachment_file.h"

// Refuses what do_order_attach refuses of files. order.id 0: it is to be made yet.
Err order_papers_judge(Action *action, OrderId order, const AttachmentFiles *files);
// Keeps files that were judged; the order's request is saved already. ret_first: id of the first.
Err order_papers_save(Action *action, OrderId order, const AttachmentFiles *files,
                      int64_t *ret_first);

#endif
