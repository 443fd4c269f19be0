// GET /api/v1/queues/{queue}: what waits in it (portal.md P43).
#include "action/queue/queue_source.h"
#include "api/list_answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    QueueInput queue;
    RowsAsk rows;
} QueueListAsk;

static const FieldInside insides[] = {
    {&queue_fields, offsetof(QueueListAsk, queue)},
    {&rows_ask_fields, offsetof(QueueListAsk, rows)},
};
static const FieldTable list_fields = {
    .what = S_INIT("a queue"), .bytes = sizeof(QueueListAsk), .inside = insides, .inside_count = 2};

ENDPOINT(queue_list, HTTP_GET, "/queues/{queue}", SEATED, &list_fields,
         GIVES_ROWS(&queue_item_columns), SAYS("What waits in a queue, the oldest first")) {
    const QueueListAsk *ask = call->input;
    QueueView view;
    QueueId id;
    Refusals refusals = {0};
    TRY(see_queue(call->context, call->params[0], &ask->queue, &view, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (!list_is_stream(&ask->rows)) {
        return list_answer_page(call, &ask->rows,
                                &(ListPage){&queue_item_columns, view.rows, view.count, view.next});
    }
    void *state = NULL;
    Arena *memory = NULL;
    TRY(list_answer_stream(call, &ask->rows, &queue_source, &state, &memory));
    if (state != NULL && queue_find(call->params[0], &id)) {
        queue_state(state, id);
    }
    return OK;
}
