// The files that somebody asked for, the latest first (ui.md §5: the download centre).
#ifndef WEB_FILE_JOB_JOB_LIST_H
#define WEB_FILE_JOB_JOB_LIST_H

#include "base/show/html.h"
#include "web/part/show/empty.h"
#include "web/part/show/tag.h"
#include "web/part/table/column_head.h"
#include "web/part/table/pager.h"

typedef struct {
    Text number;
    Url page;
    Message report;
    Text filters;
    Date asked_on;
    Message progress;
    Tag state;
} JobListRow;

typedef struct {
    JobListRow *items;
    size_t count;
} JobListRows;

typedef struct {
    ColumnHead number, report, asked, progress, state;
    JobListRows rows;
    Empty empty;
    Pager pager;
} JobListPage;

#endif
