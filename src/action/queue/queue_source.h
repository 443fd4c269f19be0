// All items of a queue, for files.
#ifndef ACTION_QUEUE_QUEUE_SOURCE_H
#define ACTION_QUEUE_QUEUE_SOURCE_H

#include "action/queue/queues_see.h"
#include "action/row_source.h"

enum { QUEUE_AFTER_BYTES = 24 };

typedef struct {
    QueueId id;
    char after[QUEUE_AFTER_BYTES]; // input.after's
    QueueInput input;
} QueueState;

extern const RowSource queue_source;

void queue_state(QueueState *state, QueueId id);

#endif
