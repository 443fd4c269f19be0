// One customer (P10): its anniversary, points and level, coverage through time, what could be done.
#ifndef WEB_SITE_SITE_SHOW_H
#define WEB_SITE_SITE_SHOW_H

#include "base/show/html.h"
#include "web/part/form/another_day.h"
#include "web/part/show/empty.h"
#include "web/part/show/facts.h"
#include "web/part/show/tag.h"
#include "web/site/site_head.h"

typedef struct {
    Html icon;
    Message title;
    Message text;
    Url url; // empty: none
    Message button;
} SiteChance;

typedef struct {
    SiteChance *items;
    size_t count;
} SiteChances;

typedef struct {
    Text paint;
    Message label;
} SiteLegend;

typedef struct {
    SiteLegend *items;
    size_t count;
} SiteLegends;

typedef struct {
    Text description;
    Message quantity;
    Text part;
    Message part_type;
    Message coverage;
    Tag state;
    bool has_value;
    Amount value; // without its currency
    Text currency;
    Url proof; // empty: none
} SiteLicence;

typedef struct {
    SiteLicence *items;
    size_t count;
} SiteLicences;

typedef struct {
    Message *items;
    size_t count;
} SiteSums;

typedef struct {
    SiteHead head;
    bool has_ring;
    Html ring;
    Message next_title; // "1 January 2027", or that nothing is due
    Message next_text;
    SiteSums sums; // what is open, one per currency
    bool has_quoted;
    Message quoted;
    Url renewals; // empty: none are shown
    bool has_points;
    Message points;
    Message missing;
    bool has_term;
    Message term;
    Html meter;
    Message points_text;
    Url ledger; // empty: none
    SiteChances chances;
    bool has_timeline;
    SiteLegends legend;
    Html timeline;
    Message licences_text;
    SiteLicences licences;
    Empty no_licences;
    Url all_licences; // empty: these are all
    Facts why;
    AnotherDay day;
} SitePage;

#endif
