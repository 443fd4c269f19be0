// Previous and next page, by key.
#ifndef WEB_PART_TABLE_PAGER_H
#define WEB_PART_TABLE_PAGER_H

#include "base/show/html.h"

typedef struct {
    Message range;
    Url previous; // empty: this is the first
    Url next;     // empty: this is the last
} Pager;

#endif
