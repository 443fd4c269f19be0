// A day with its distance from today.
#ifndef WEB_PART_TABLE_DUE_H
#define WEB_PART_TABLE_DUE_H

#include "base/show/html.h"

typedef struct {
    Date day;
    Message distance;
    bool late; // near enough to worry
} Due;

// Late from `near_days` before the day on.
Due due_of(Date today, Date day, int32_t near_days);

#endif
