// What can be done next, as links to pages that ask. One of them at most is primary.
#ifndef WEB_PART_SHOW_ACTIONS_H
#define WEB_PART_SHOW_ACTIONS_H

#include "base/show/html.h"

typedef struct {
    Message label;
    Url url;
    Html icon; // empty: none
    bool primary;
    bool quiet;
    bool asks; // its page asks first: with scripts, in a dialog
} Action;

typedef struct {
    Action *items;
    size_t count;
} Actions;

#endif
