// The page of one queue, as it is asked for and after somebody was given an item.
#ifndef WEB_QUEUE_QUEUE_SHOW_H
#define WEB_QUEUE_QUEUE_SHOW_H

#include "action/queue/queues_see.h"
#include "web/page.h"

// `tried`: what assigning refused; NULL: nothing.
Err queue_show(PageCall *call, int status, const QueueInput *input, const Refusals *tried);

#endif
