// Nothing to show, and why: no data, a filter, or a right that is lacking (C7).
#ifndef WEB_PART_SHOW_EMPTY_H
#define WEB_PART_SHOW_EMPTY_H

#include "base/show/html.h"
#include "web/part/show/actions.h"

typedef struct {
    Html icon;
    Message title;
    Message text;
    Actions actions;
} Empty;

#endif
