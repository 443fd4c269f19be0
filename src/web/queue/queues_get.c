// GET /queues: how much waits in each queue of the desk (portal.md P43).
#include "base/messages.h"
#include "web/frame.h"
#include "web/part/frame/icon.h"
#include "web/queue/queue_words.h"
#include "web/queue/queues_page.h"
#include "web/tpl_queues_page.h"

PAGE(queues, HTTP_GET, "/queues", SEATED, NO_FIELDS) {
    QueueSums sums;
    TRY(see_queues(call->context, &sums));
    QueuesPage view = {.rows = {arena_array(call->arena, QueueSumRow, sums.count), sums.count},
                       .empty = {.icon = icon_html(call->arena, ICON_CIRCLE_CHECK),
                                 .title = msg_queues_none(),
                                 .text = msg_queues_none_text()}};
    for (size_t i = 0; i < sums.count; i++) {
        const QueueSum *sum = &sums.items[i];
        view.rows.items[i] = (QueueSumRow){
            .label = queue_words(sum->id),
            .page = queue_url(call->arena, sum->queue),
            .count = msg_count_items(sum->count),
            .note = sum->oldest_null ? msg_queue_nothing() : msg_queue_oldest(sum->age_days)};
    }
    PageParts parts = {.title = msg_queues(), .main = page_part(call)};
    tpl_queues_page(&parts.main, &view);
    return page_show(call, 200, &parts);
}
