// The queues of a desk (portal.md P43): what waits for somebody, how many of it and since when.
// Only queues whose list the desk may read; portal.md §4 decides.
#ifndef ACTION_HOME_HOME_QUEUES_H
#define ACTION_HOME_HOME_QUEUES_H

#include "action/action.h"

typedef enum {
    QUEUE_ORDERS_HELD,     // submitted, not accepted
    QUEUE_QUOTES_ACCEPTED, // by the customer, not ordered
    QUEUE_QUOTES_EXPIRING, // presented, and end within HOME_EXPIRE_DAYS
    HOME_QUEUE_KINDS
} HomeQueueKind;

// "orders_held", … as machines read it.
Text home_queue_name(HomeQueueKind kind);

typedef struct {
    HomeQueueKind kind;
    int64_t count;
    bool has_oldest;
    Date oldest;      // since when the first of them waits
    int32_t age_days; // of it
    Text rows;        // the path of the list with exactly these
} HomeQueue;

typedef struct {
    HomeQueue items[HOME_QUEUE_KINDS];
    size_t count;
} HomeQueues;

// None for who is not of a desk.
Err see_home_queues(const ActionContext *context, HomeQueues *ret_queues);

#endif
