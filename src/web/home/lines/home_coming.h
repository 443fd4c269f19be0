// What falls due next: the lines of one customer, day and quote as one row.
#ifndef WEB_HOME_LINES_HOME_COMING_H
#define WEB_HOME_LINES_HOME_COMING_H

#include "base/show/html.h"
#include "web/part/price/level_chip.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/table/due.h"

typedef struct {
    Due due;
    Name customer;
    Url site_page; // empty: the name leads nowhere
    Text site;
    int64_t lines;
    Url rows;
    LevelChip level;
    Amount total; // without its currency
    Text currency;
    Tag state;
    bool has_until;
    Date until; // of the quote
    Url url;
    Message button;
    Text object;
} HomeComingRow;

typedef struct {
    HomeComingRow *items;
    size_t count;
} HomeComingRows;

typedef struct {
    HomeComingRows rows;
    Url all;
    Message all_label;
} HomeComing;

#endif
