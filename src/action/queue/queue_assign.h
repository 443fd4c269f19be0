// Who of the desks has an item of a queue (portal.md P43 +assign).
#ifndef ACTION_QUEUE_QUEUE_ASSIGN_H
#define ACTION_QUEUE_QUEUE_ASSIGN_H

#include "action/queue/queues_see.h"

typedef struct {
    Text kind;
    Text item;
    Text owner; // mail of a person of a desk; empty: nobody has it any more
} QueueAssignInput;

extern const FieldTable queue_assign_fields;

// Doing it again changes nothing. Refuses queue_not_found · right_missing (an auditor writes
// nothing) · item_not_found (it waits there no more) · person_not_found.
Err do_queue_assign(const ActionContext *context, Text queue, const QueueAssignInput *input,
                    QueueItem *ret_item, Refusals *ret_refusals);

#endif
