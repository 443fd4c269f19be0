// Which queues a viewer may read, and what lists each. Inside action only.
#ifndef ACTION_QUEUE_QUEUE_TABLE_PRIVATE_H
#define ACTION_QUEUE_QUEUE_TABLE_PRIVATE_H

#include "action/queue/queue_lists_private.h"

// False where there is none of this name, or the viewer may not read it.
bool queue_opens(const ActionContext *context, Text name, QueueId *ret_id);
QueueLister queue_lister(QueueId id);

#endif
