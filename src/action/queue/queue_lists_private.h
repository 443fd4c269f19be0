// How each queue lists what waits in it. Inside action only.
#ifndef ACTION_QUEUE_QUEUE_LISTS_PRIVATE_H
#define ACTION_QUEUE_QUEUE_LISTS_PRIVATE_H

#include "action/action.h"
#include "action/queue/queue_item.h"

typedef struct {
    int64_t skip;
    int64_t most;
} QueuePart;

typedef struct {
    QueueItem *items;
    size_t count;
    int64_t total; // of the whole queue, as its list counts it
    bool has_oldest;
    Date oldest;
} QueueList;

typedef Err (*QueueLister)(const ActionContext *context, const QueuePart *part,
                           QueueList *ret_list);

#define QUEUE(name, subject, act, partner_right, customer_right, list)                             \
    Err list(const ActionContext *context, const QueuePart *part, QueueList *ret_list);
#include "action/queue/queue.def"
#undef QUEUE

#endif
