// How much waits for the viewer behind the items of its menu: what its home lists (home_tasks.h),
// and files that are ready. One statement, for every page asks it; the desks' queues are counted by
// their own page alone.
#ifndef ACTION_HOME_HOME_WAITING_H
#define ACTION_HOME_HOME_WAITING_H

#include "action/action.h"

enum { HOME_WAITING_MOST = 1000 }; // of each; more are not counted

typedef struct {
    int64_t quotes; // of a partner to order or soon over, of a customer to accept
    int64_t orders; // to confirm
    int64_t files;
} HomeWaiting;

// Only what the viewer's rights let it do.
Err see_home_waiting(const ActionContext *context, HomeWaiting *ret_waiting);

#endif
