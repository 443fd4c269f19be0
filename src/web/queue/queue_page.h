// The queues of the desks, and one of them (P43): what waits, since when, by when, who has it.
#ifndef WEB_QUEUE_QUEUE_PAGE_H
#define WEB_QUEUE_QUEUE_PAGE_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/show/empty.h"
#include "web/part/table/pager.h"

typedef struct {
    Message label;
    Url page;
    Message count;
    Message note; // since when
} QueueSumRow;

typedef struct {
    QueueSumRow *items;
    size_t count;
} QueueSumRows;

typedef struct {
    QueueSumRows rows;
    Empty empty;
} QueuesPage;

typedef struct {
    Text item;
    Url page; // empty: it has none
    Message kind;
    Text site;
    Date since;
    bool has_due;
    Date due;
    Text owner; // empty: nobody
    Message reason;
    Text given; // "order 1234567890": what the button sends
} QueueItemRow;

typedef struct {
    QueueItemRow *items;
    size_t count;
} QueueItemRows;

typedef struct {
    Message title;
    Message sub;
    bool may_assign;
    Url assign;
    FormKeys keys;
    FormField owner;
    QueueItemRows rows;
    Empty empty;
    Pager pager;
} QueuePage;

#endif
