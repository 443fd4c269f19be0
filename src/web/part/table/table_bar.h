// What a list adds up to, and how it is shown. Sums never mix currencies: one each.
#ifndef WEB_PART_TABLE_TABLE_BAR_H
#define WEB_PART_TABLE_TABLE_BAR_H

#include "base/show/html.h"
#include "web/part/table/kept.h"

typedef struct {
    Message *items;
    size_t count;
} Sums;

typedef struct {
    Text name; // as in portal.md
    Message label;
    bool shown;
} ColumnChoice;

typedef struct {
    ColumnChoice *items;
    size_t count;
} ColumnChoices;

typedef struct {
    Sums sums;
    Url all; // adds up what is not added up yet; empty: nothing, or too much
    Url action;
    KeptList kept;
    ColumnChoices columns; // none: no chooser, and no choice of density
    Text csrf;
    Text here; // path and query of this list
    bool compact;
} TableBar;

#endif
