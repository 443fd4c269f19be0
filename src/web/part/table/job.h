// A running export above the table that it was started from.
#ifndef WEB_PART_TABLE_JOB_H
#define WEB_PART_TABLE_JOB_H

#include "base/show/html.h"

typedef struct {
    Text file;
    Message progress;
    int64_t done;
    int64_t total;
    bool running;
    Url url;    // of the job
    Url cancel; // empty: it cannot be
} JobStrip;

typedef struct {
    JobStrip *items;
    size_t count;
} JobStrips;

#endif
