// What a thing is, in pairs of name and value.
#ifndef WEB_PART_SHOW_FACTS_H
#define WEB_PART_SHOW_FACTS_H

#include "base/show/html.h"

typedef struct {
    Message label;
    Message value;
    Url link;  // of the value; empty: none
    Html mark; // a tag behind the value; empty: none
    bool noted;
    Message note;
} Fact;

typedef struct {
    Fact *items;
    size_t count;
} Facts;

#endif
