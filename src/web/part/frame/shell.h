// What stands around a page: bar, menu by audience, crumbs, notices, the list of problems, footer.
// Menus and languages are given; it knows no right and no route.
#ifndef WEB_PART_FRAME_SHELL_H
#define WEB_PART_FRAME_SHELL_H

#include "base/show/html.h"
#include "web/part/frame/notice.h"
#include "web/part/show/name.h"

typedef struct {
    Html icon;
    Message label;
    Url url;
    bool current;
    int64_t count; // what waits there; 0: not shown
} NavItem;

typedef struct {
    NavItem *items;
    size_t count;
} NavItems;

typedef struct {
    bool titled;
    Message title;
    NavItems items;
} NavGroup;

typedef struct {
    NavGroup *items;
    size_t count;
} NavGroups;

typedef struct {
    Text value; // names the seat to POST /seat
    Name account;
    Text number;
    bool current;
} SeatItem;

typedef struct {
    SeatItem *items;
    size_t count;
} SeatItems;

typedef struct {
    Text tag;
    Text name; // in itself
    bool current;
} LanguageItem;

typedef struct {
    LanguageItem *items;
    size_t count;
} LanguageItems;

typedef struct {
    Message label;
    Url url; // empty: the page itself
} Crumb;

typedef struct {
    Crumb *items;
    size_t count;
} Crumbs;

// One thing wrong with what was typed.
typedef struct {
    Message text;
    Url field; // the page's path with "#" and the field's id; empty: of the whole
} Problem;

typedef struct {
    Problem *items;
    int64_t count; // a message tells it
} Problems;

typedef struct {
    Message label;
    Url url;
} FootLink;

typedef struct {
    FootLink *items;
    size_t count;
} FootLinks;

typedef struct {
    Url home;
    Message audience;
    Text person; // empty: nobody is signed in
    Name account;
    SeatItems seats;
    LanguageItems languages;
    Url search;    // where the search box asks; empty: no box, as the two below
    Text searched; // what stands in it
    Url notifications;
    Url request_access;
    Text here; // path and query, to come back to
    Text other_theme;
    Text csrf;
    int64_t unread;
    NavGroups groups; // none: a page without menu
    Crumbs crumbs;
    Notices notices;
    Problems problems;
    FootLinks foot;
    Html main;
    Date today;
} Shell;

// The languages that a reader can choose, with the present one marked (not the pseudo-locale).
LanguageItems shell_languages(Arena *arena, Lang current);

#endif
