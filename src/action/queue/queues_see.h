// The queues of the desks (portal.md P43): what waits for somebody, since when, by when, and who of
// the desks has it. Each count is its list's own.
#ifndef ACTION_QUEUE_QUEUES_SEE_H
#define ACTION_QUEUE_QUEUES_SEE_H

#include "action/action.h"
#include "action/queue/queue_item.h"
#include "base/input/fields.h"

enum { QUEUE_ROWS_DEFAULT = 50, QUEUE_ROWS_MAX = 1000 };

typedef struct {
    QueueId id;
    Text queue; // its name
    int64_t count;
    bool oldest_null;
    Date oldest; // since when the first of them waits
    int64_t age_days;
    Text rows; // the path of its list
} QueueSum;

extern const ColumnTable queue_sum_columns;

typedef struct {
    QueueSum items[QUEUE_COUNT];
    size_t count;
} QueueSums;

// Those that the viewer may read; none for who is not of a desk.
Err see_queues(const ActionContext *context, QueueSums *ret_sums);

typedef struct {
    Text after;    // where the page before ended
    int64_t limit; // 0: QUEUE_ROWS_DEFAULT
} QueueInput;

extern const FieldTable queue_fields;

typedef struct {
    QueueItem *rows;
    size_t count;
    int64_t total;
    Text next; // empty: these were the last
} QueueView;

// Refuses queue_not_found (not there and not the viewer's are one, V6) · bad_after.
Err see_queue(const ActionContext *context, Text queue, const QueueInput *input,
              QueueView *ret_queue, Refusals *ret_refusals);

typedef struct {
    Text name;
    Text mail;
} DeskPerson;

typedef struct {
    DeskPerson *people; // who may be given an item, by name
    size_t count;
} DeskPeople;

Err see_desk_people(const ActionContext *context, DeskPeople *ret_people);

#endif
