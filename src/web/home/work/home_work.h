// What waits for the reader to decide, one row each.
#ifndef WEB_HOME_WORK_HOME_WORK_H
#define WEB_HOME_WORK_HOME_WORK_H

#include "base/show/html.h"
#include "web/part/show/empty.h"

typedef struct {
    Text tone; // "bad", "warn", "good", ""
    Html icon;
    Message title;
    Message text;
    Url url;
    Message button;
    Text object; // what the button is about, for who does not see the row
    bool first;
} HomeWorkRow;

typedef struct {
    HomeWorkRow *items;
    size_t count;
} HomeWorkRows;

typedef struct {
    HomeWorkRows rows;
    Empty empty;
} HomeWork;

#endif
