// What waits for the reader, before anything else (P43).
#ifndef WEB_HOME_HOME_H
#define WEB_HOME_HOME_H

#include "base/show/html.h"
#include "web/part/price/level_chip.h"
#include "web/part/show/empty.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/table/due.h"

typedef struct {
    Text tone; // "bad", "warn", "good", ""
    Html icon;
    Message title;
    Message text;
    Url url;
    Message button;
    Text object; // what the button is about, for who does not see the row
    bool first;
} HomeTask;

typedef struct {
    HomeTask *items;
    size_t count;
} HomeTasks;

typedef struct {
    Due due;
    Name customer;
    Text site;
    Text part;
    Text description;
    LevelChip level;
    bool priced;
    Amount total; // without its currency
    Text currency;
    Tag state;
    Url url;
    Message button;
    Text object;
} HomeComing;

typedef struct {
    HomeComing *items;
    size_t count;
} HomeComings;

typedef struct {
    Message title;
    Message sub;
    Actions actions;
    HomeTasks tasks;
    Empty empty;
    HomeComings coming;
    Url all;
    Message all_label;
} HomePage;

#endif
