// queue.def as a table.
#include "action/queue/queue_table_private.h"

#include "action/gate.h"

typedef struct {
    Text name;
    Gate gate;
    QueueLister list;
} Queue;

static const Queue queues[QUEUE_COUNT] = {
#define QUEUE(name, subject, act, partner_right, customer_right, list)                             \
    {S_INIT(#name), MAY(subject, act, partner_right, customer_right), list},
#include "action/queue/queue.def"
#undef QUEUE
};

Text queue_name(QueueId id) {
    ENSURE(id < QUEUE_COUNT);
    return queues[id].name;
}

bool queue_find(Text name, QueueId *ret_id) {
    for (int i = 0; i < QUEUE_COUNT; i++) {
        if (text_equal(queues[i].name, name)) {
            *ret_id = (QueueId)i;
            return true;
        }
    }
    return false;
}

bool queue_opens(const ActionContext *context, Text name, QueueId *ret_id) {
    const Viewer *viewer = context->viewer;
    return viewer != NULL && viewer->kind == VIEWER_STAFF && queue_find(name, ret_id) &&
           gate_ask(&queues[*ret_id].gate, true, viewer) == GATE_OPEN;
}

QueueLister queue_lister(QueueId id) {
    ENSURE(id < QUEUE_COUNT);
    return queues[id].list;
}
