// GET /queues/{queue}: what waits in it; a page, or a file (portal.md P43).
#include "action/queue/queue_source.h"
#include "action/viewer.h"
#include "base/messages.h"
#include "report/rows_ask.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/lost.h"
#include "web/part/frame/icon.h"
#include "web/queue/queue_page.h"
#include "web/queue/queue_show.h"
#include "web/queue/queue_words.h"
#include "web/tpl_queue_page.h"

#include <stddef.h>

typedef struct {
    QueueInput queue;
    RowsAsk rows;
} QueuePageAsk;

static const FieldInside insides[] = {
    {&queue_fields, offsetof(QueuePageAsk, queue)},
    {&rows_ask_fields, offsetof(QueuePageAsk, rows)},
};
static const FieldTable page_fields = {
    .what = S_INIT("a queue"), .bytes = sizeof(QueuePageAsk), .inside = insides, .inside_count = 2};

static Text given_of(Arena *arena, const QueueItem *item) {
    TextBuf buf = buf_new(arena, item->kind.len + item->item.len + 1);
    buf_add(&buf, item->kind);
    buf_add_char(&buf, ' ');
    buf_add(&buf, item->item);
    return buf_text(&buf);
}

static QueueItemRows rows_of(const PageCall *call, const QueueView *queue) {
    QueueItemRows rows = {arena_array(call->arena, QueueItemRow, queue->count), queue->count};
    for (size_t i = 0; i < queue->count; i++) {
        const QueueItem *item = &queue->rows[i];
        rows.items[i] = (QueueItemRow){.item = item->item,
                                       .page = queue_item_url(call->arena, item),
                                       .kind = queue_kind_words(item->kind),
                                       .site = item->site,
                                       .since = item->since,
                                       .has_due = !item->due_null,
                                       .due = item->due,
                                       .owner = item->owner,
                                       .reason = queue_reason_words(item->reason),
                                       .given = given_of(call->arena, item)};
    }
    return rows;
}

// The people of the desks, who looks first; nobody is a choice too.
static Err owner_field(const PageCall *call, const Refusals *tried, FormField *ret_field) {
    DeskPeople people;
    Message problem;
    TRY(see_desk_people(call->context, &people));
    FieldOptions options = {arena_array(call->arena, FieldOption, people.count + 1), 0};
    for (size_t i = 0; i < people.count; i++) {
        options.items[options.count++] = (FieldOption){.value = people.people[i].mail,
                                                       .label = msg_plain(people.people[i].name)};
    }
    options.items[options.count++] = (FieldOption){.label = msg_queue_nobody()};
    Text chosen =
        page_was_sent(call, S("owner")) ? page_typed(call, S("owner")) : call->viewer->mail;
    *ret_field = field_select(S("owner"), msg_queue_give_to(), options, chosen);
    if (page_problem_of(call, tried, S("owner"), &problem)) {
        *ret_field = field_with_problem(*ret_field, problem);
    }
    return OK;
}

Err queue_show(PageCall *call, int status, const QueueInput *input, const Refusals *tried) {
    QueueView queue;
    QueueId id = 0;
    Refusals refusals = {0};
    TRY(see_queue(call->context, call->params[0], input, &queue, &refusals));
    if (refused(&refusals) || !queue_find(call->params[0], &id)) {
        return page_refused(call, &refusals);
    }
    QueuePage view = {
        .title = queue_words(id),
        .sub = msg_count_items(queue.total),
        .may_assign = call->viewer->desk != DESK_AUDITOR,
        .assign = url_join(call->arena, queue_url(call->arena, call->params[0]), S("assign")),
        .keys = page_keys(call, S("")),
        .rows = rows_of(call, &queue),
        .empty = {.icon = icon_html(call->arena, ICON_CIRCLE_CHECK),
                  .title = msg_queue_nothing(),
                  .text = msg_queue_nothing_text()},
    };
    if (call->request->method == HTTP_GET) {
        view.pager = list_pager(call, queue.count, queue.next);
    }
    TRY(owner_field(call, tried, &view.owner));
    Crumb *crumbs = arena_array(call->arena, Crumb, 2);
    crumbs[0] = (Crumb){msg_queues(), url_path(S("/queues"))};
    crumbs[1] = (Crumb){.label = view.title};
    PageParts parts = {.title = view.title,
                       .crumbs = {crumbs, 2},
                       .problems = page_problems(call, tried),
                       .main = page_part(call)};
    tpl_queue_page(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 && status == 200 ? 422 : status, &parts);
}

static Err stream(PageCall *call, const RowsAsk *ask) {
    RowsStream rows;
    QueueId id;
    void *state = NULL;
    Arena *memory = NULL;
    if (!queue_find(call->params[0], &id) ||
        !list_file_rows(call, ask, &queue_item_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &queue_source, &rows, &state, &memory));
    queue_state(state, id);
    list_file_name(call, call->params[0], rows.form.format);
    return OK;
}

PAGE(queue, HTTP_GET, "/queues/{queue}", SEATED, &page_fields) {
    const QueuePageAsk *ask = call->input;
    QueueInput first = {.limit = 1};
    QueueView queue;
    Refusals refusals = {0};
    if (call->complaints->count > 0 || ask->rows.format == ASK_PAGE) {
        return queue_show(call, 200, call->complaints->count > 0 ? &first : &ask->queue, NULL);
    }
    TRY(see_queue(call->context, call->params[0], &first, &queue, &refusals));
    return refused(&refusals) ? page_refused(call, &refusals) : stream(call, &ask->rows);
}
