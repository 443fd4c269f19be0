// Customers that lack little of their next level.
#ifndef WEB_HOME_LINES_HOME_CLOSE_H
#define WEB_HOME_LINES_HOME_CLOSE_H

#include "base/show/html.h"
#include "web/part/price/level_chip.h"
#include "web/part/show/name.h"

typedef struct {
    Name customer;
    Url url;
    Amount points;
    Amount next_from;
    LevelChip level;
    LevelChip next;
    Html meter;
    Amount missing;
    Date until;
} HomeCloseRow;

typedef struct {
    HomeCloseRow *items;
    size_t count;
} HomeCloseRows;

typedef struct {
    HomeCloseRows rows;
} HomeCloseSheet;

#endif
