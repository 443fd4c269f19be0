// A job: how far it is, what it was asked for, its files (ui.md §5).
#ifndef WEB_FILE_JOB_JOB_SHOW_H
#define WEB_FILE_JOB_JOB_SHOW_H

#include "base/show/html.h"
#include "web/part/form/keys.h"
#include "web/part/show/facts.h"
#include "web/part/show/tag.h"

typedef struct {
    Text name;
    Message rows;
    Message size;
    Text sha256;
    Url url;
} JobShowFile;

typedef struct {
    JobShowFile *items;
    size_t count;
} JobShowFiles;

typedef struct {
    Message title;
    Message report;
    Tag state;
    Message progress;
    bool open;    // waits or runs
    bool waits;   // not begun
    Url url;      // of the job
    Url cancel;   // empty: it is over
    Url retry;    // empty: it did not fail
    Url manifest; // empty: not ready
    Url again;    // the list as it is now
    JobShowFiles files;
    Facts facts;
    FormKeys keys;
} JobPage;

#endif
