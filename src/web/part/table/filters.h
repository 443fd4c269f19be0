// The filters of a list, and those that are active with a way to take each off.
#ifndef WEB_PART_TABLE_FILTERS_H
#define WEB_PART_TABLE_FILTERS_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/table/kept.h"

typedef struct {
    Message label;
    Url without;
} Chip;

typedef struct {
    Chip *items;
    int64_t count; // a message tells it
} Chips;

typedef struct {
    Url action;
    FormFields fields;
    KeptList kept; // sort, columns …
    Url more;      // the page with all filters; empty: these are all
    Chips chips;
    Url clear;
} Filters;

#endif
