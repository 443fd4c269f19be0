// Views of one list: the built-in ones and those that were saved.
#ifndef WEB_PART_TABLE_TABS_H
#define WEB_PART_TABLE_TABS_H

#include "base/show/html.h"

typedef struct {
    Message label;
    Url url;
    bool current;
} Tab;

typedef struct {
    Tab *items;
    size_t count;
} Tabs;

#endif
