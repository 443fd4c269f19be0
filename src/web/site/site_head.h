// The head of every page of one customer: who it is, and its tabs (P10).
#ifndef WEB_SITE_SITE_HEAD_H
#define WEB_SITE_SITE_HEAD_H

#include "base/show/html.h"
#include "web/part/show/actions.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"

typedef struct {
    Message label;
    Url url;
    bool current;
} SiteTab;

typedef struct {
    SiteTab *items;
    size_t count;
} SiteTabs;

typedef struct {
    Name customer;
    Text site;
    Message role;
    Text agreement; // empty: none
    Url agreement_page;
    Text city;
    Text country;
    bool marked; // state, where it is not the usual one
    Tag state;
    Actions actions;
    SiteTabs tabs;
} SiteHead;

#endif
