// GET /api/v1/queues: the queues that the desk may read (portal.md P43).
#include "action/queue/queues_see.h"
#include "api/list_answer.h"

ENDPOINT(queues_list, HTTP_GET, "/queues", SEATED, TAKES_NOTHING, GIVES_ROWS(&queue_sum_columns),
         SAYS("The queues of the desks: how much waits in each, and since when")) {
    QueueSums sums;
    RowsAsk all = {.format = ASK_JSON};
    TRY(see_queues(call->context, &sums));
    return list_answer_page(call, &all,
                            &(ListPage){&queue_sum_columns, sums.items, sums.count, S("")});
}
