// Figures with the list behind each: quotes in work, a desk's queues.
#ifndef WEB_HOME_WORK_HOME_COUNTS_H
#define WEB_HOME_WORK_HOME_COUNTS_H

#include "base/show/html.h"

typedef struct {
    Message label;
    Message note;
    Message count; // "12 quotes", the words of the link
    Url url;
} HomeCount;

typedef struct {
    HomeCount *items;
    size_t count;
} HomeCountRows;

typedef struct {
    Text id; // of the heading
    Message title;
    HomeCountRows rows;
} HomeCounts;

#endif
