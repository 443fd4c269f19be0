// Papers on the pages of an order and of the cart.
#ifndef WEB_ORDER_ATTACHMENT_ORDER_PAPERS_VIEW_H
#define WEB_ORDER_ATTACHMENT_ORDER_PAPERS_VIEW_H

#include "action/order/order_see.h"
#include "web/order/attachment/order_papers.h"
#include "web/page.h"

// What was chosen in the file field of a form; a field that was left empty is no file.
AttachmentFiles order_files_sent(const PageCall *call);
// Whether the form came with a file, which no form can show again.
bool order_file_was_sent(const PageCall *call);
// The file field: what may be attached, who will read it, and what was wrong.
FormField order_file_field(const PageCall *call, const Refusals *refusals);

OrderPaperRows order_paper_rows(const PageCall *call, Text order, const OrderAttachments *papers,
                                bool removable);
OrderPapers order_papers(const PageCall *call, const OrderSeen *order, const Refusals *refusals);

#endif
