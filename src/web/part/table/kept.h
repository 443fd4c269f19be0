// What a form carries on of the address it stands under.
#ifndef WEB_PART_TABLE_KEPT_H
#define WEB_PART_TABLE_KEPT_H

#include "base/show/html.h"

typedef struct {
    Text name;
    Text value;
} Kept;

typedef struct {
    Kept *items;
    size_t count;
} KeptList;

#endif
