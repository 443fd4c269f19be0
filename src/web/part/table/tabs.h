// Views of one list: the built-in ones and those that were saved, and the form that saves the
// present one.
#ifndef WEB_PART_TABLE_TABS_H
#define WEB_PART_TABLE_TABS_H

#include "base/show/html.h"
#include "web/part/form/keys.h"
#include "web/part/table/kept.h"

typedef struct {
    Message label;
    Url url;
    bool current;
} Tab;

typedef struct {
    Tab *items;
    size_t count;
    FormKeys keys;
    KeptList kept; // what is saved: list and filters; none: nothing can be
    Url all;       // where all saved views stand
} Tabs;

#endif
