// The way of a thing through its states: what is done, where it is, what comes.
#ifndef WEB_PART_SHOW_TRACK_H
#define WEB_PART_SHOW_TRACK_H

#include "base/show/html.h"

typedef struct {
    Text mark; // "done", "stopped", ""
    bool current;
    Message label;
    bool dated;
    Date when;
    bool noted;
    Message note;
} TrackStop;

typedef struct {
    TrackStop *items;
    size_t count;
} Track;

#endif
