// POST /api/v1/queues/{queue}/assign: who of the desks has an item (portal.md P43).
#include "action/queue/queue_assign.h"
#include "api/answer.h"
#include "api/problem.h"

static const Shape item_shape = {.name = S_INIT("queue_item"), .columns = &queue_item_columns};

ENDPOINT(queue_assign, HTTP_POST, "/queues/{queue}/assign", SEATED, &queue_assign_fields,
         GIVES(200, &item_shape), SAYS("Gives an item of a queue to a person of a desk")) {
    QueueItem item;
    Refusals refusals = {0};
    TRY(do_queue_assign(call->context, call->params[0], call->input, &item, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer_shape(call, &item);
}
