// A page that could not be had: not allowed, not there, changed meanwhile, broken. Hidden and
// missing are one (V6): the same words, whoever asks.
#ifndef WEB_PART_FRAME_LOST_H
#define WEB_PART_FRAME_LOST_H

#include "base/show/html.h"
#include "web/part/show/actions.h"

typedef struct {
    Message field;
    Text yours;
    Text theirs;
} Change;

typedef struct {
    Change *items;
    size_t count;
} Changes;

typedef struct {
    int status;
    Message title;
    Message text;
    bool has_next;
    Message next;    // what to do
    Changes changes; // 412: field by field
    Actions actions;
    Text reference; // for the care desk; empty: none
} Lost;

#endif
