// Bringing idle enterprises up to their civil day (R10.3): what every other action does by itself
// first.
#ifndef ACTION_DAY_CLOSE_H
#define ACTION_DAY_CLOSE_H

#include "action/action.h"

typedef struct {
    EnterpriseId *enterprises;
    size_t count;
} IdleEnterprises;

// Up to `most` enterprises behind `after` in which a term ended before today, in order of id.
Err see_idle(const ActionContext *context, EnterpriseId after, int64_t most,
             IdleEnterprises *ret_idle);
// Closes the terms of one enterprise; safe to repeat: nothing to close changes nothing.
Err do_day_close(const ActionContext *context, EnterpriseId enterprise);

#endif
