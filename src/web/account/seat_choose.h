// Which site to work for, where a person has several (P01).
#ifndef WEB_ACCOUNT_SEAT_CHOOSE_H
#define WEB_ACCOUNT_SEAT_CHOOSE_H

#include "base/show/html.h"
#include "web/part/show/name.h"

typedef struct {
    Text value;
    Html icon;
    Name account;
    Text number;
    Message kind;
    Message role;
    Message used; // when last
} SeatChoice;

typedef struct {
    SeatChoice *items;
    size_t count;
} SeatChoices;

typedef struct {
    Text csrf;
    Text next;
    Text kept; // a form that waits; empty: none
    SeatChoices seats;
    Url request_access; // empty: there is no such page
} SeatChoosePage;

#endif
