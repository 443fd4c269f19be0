// What happened, or what to know before going on; it stays until the page is left.
#ifndef WEB_PART_FRAME_NOTICE_H
#define WEB_PART_FRAME_NOTICE_H

#include "base/show/html.h"

typedef struct {
    Text tone; // "info", "good", "warn", "bad"
    Html icon;
    Message title;
    bool more; // `text` says more
    Message text;
    Url link; // empty: none
    Message link_label;
    bool urgent; // read out at once
} Notice;

typedef struct {
    Notice *items;
    size_t count;
} Notices;

#endif
