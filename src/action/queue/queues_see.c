// see_queues, see_queue: the table of queues, asked through their gates.
#include "action/queue/queues_see.h"

#include "action/queue/queue_table_private.h"
#include "base/show/url.h"
#include "domain/value/decimal.h"
#include "base/json_write.h"
#include "store/q_queue.h"

#include <stddef.h>

enum { AFTER_ROOM = 24 };

static const Column sum_columns[] = {
    COLUMN(QueueSum, queue, COLUMN_TEXT),          COLUMN(QueueSum, count, COLUMN_COUNT),
    COLUMN_OR_NULL(QueueSum, oldest, COLUMN_DATE), COLUMN(QueueSum, age_days, COLUMN_COUNT),
    COLUMN(QueueSum, rows, COLUMN_TEXT),
};
const ColumnTable queue_sum_columns = COLUMN_TABLE_PLAIN(sum_columns, QueueSum);

static const Field fields[] = {
    {.name = S_INIT("after"), .kind = FIELD_NAME, .offset = offsetof(QueueInput, after)},
    {.name = S_INIT("limit"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(QueueInput, limit),
     .least = 1,
     .most = QUEUE_ROWS_MAX},
};
const FieldTable queue_fields = FIELD_TABLE("a queue", QueueInput, fields);

// ---- how many ----

Err see_queues(const ActionContext *context, QueueSums *ret_sums) {
    *ret_sums = (QueueSums){0};
    for (int i = 0; i < QUEUE_COUNT; i++) {
        QueueList list = {0};
        QueueId id;
        if (!queue_opens(context, queue_name((QueueId)i), &id)) {
            continue;
        }
        TRY(queue_lister(id)(context, &(QueuePart){0, 1}, &list));
        Url rows = url_join(context->arena, url_path(S("/queues")), queue_name(id));
        ret_sums->items[ret_sums->count++] =
            (QueueSum){.id = id,
                       .queue = queue_name(id),
                       .count = list.total,
                       .oldest_null = !list.has_oldest,
                       .oldest = list.oldest,
                       .age_days = list.has_oldest ? context->today.days - list.oldest.days : 0,
                       .rows = rows.text};
    }
    return OK;
}

// ---- one of them ----

static Err fill_owners(const ActionContext *context, QueueId id, QueueItem *items, size_t count) {
    Text *names = arena_array(context->arena, Text, count);
    QQueueListOwnersRows owners;
    for (size_t i = 0; i < count; i++) {
        names[i] = items[i].item;
    }
    TRY(q_queue_list_owners(
        context->db, context->arena,
        &(QQueueListOwnersIn){.queue = queue_name(id),
                              .items = json_of_texts(context->arena, names, count)},
        &owners));
    for (size_t i = 0; i < owners.count; i++) {
        for (size_t j = 0; j < count; j++) {
            if (text_equal(items[j].item, owners.rows[i].item) &&
                text_equal(items[j].kind, owners.rows[i].kind)) {
                items[j].owner = owners.rows[i].name;
                items[j].owner_mail = owners.rows[i].mail;
            }
        }
    }
    return OK;
}

static Text place_text(Arena *arena, int64_t place) {
    TextBuf buf = buf_new(arena, AFTER_ROOM);
    buf_add_int(&buf, place);
    return buf_text(&buf);
}

Err see_queue(const ActionContext *context, Text queue, const QueueInput *input,
              QueueView *ret_queue, Refusals *ret_refusals) {
    QueuePart part = {.most = input->limit == 0 ? QUEUE_ROWS_DEFAULT : input->limit};
    QueueList list = {0};
    QueueId id;
    *ret_refusals = (Refusals){0};
    *ret_queue = (QueueView){0};
    if (!queue_opens(context, queue, &id)) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_QUEUE_NOT_FOUND, .value = queue});
        return OK;
    }
    if (input->after.len > 0 && (decimal_parse(input->after, 0, &part.skip) != DECIMAL_FINE ||
                                 part.skip < 0 || part.skip > INT32_MAX)) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after")});
        return OK;
    }
    TRY(queue_lister(id)(context, &part, &list));
    TRY(fill_owners(context, id, list.items, list.count));
    int64_t end = part.skip + (int64_t)list.count;
    *ret_queue = (QueueView){.rows = list.items,
                             .count = list.count,
                             .total = list.total,
                             .next = end < list.total ? place_text(context->arena, end) : S("")};
    return OK;
}

Err see_desk_people(const ActionContext *context, DeskPeople *ret_people) {
    QQueueListDeskRows rows;
    TRY(q_queue_list_desk(context->db, context->arena, &(QQueueListDeskIn){.today = context->today},
                          &rows));
    ret_people->people = arena_array(context->arena, DeskPerson, rows.count);
    ret_people->count = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        ret_people->people[i] = (DeskPerson){rows.rows[i].name, rows.rows[i].mail};
    }
    return OK;
}
