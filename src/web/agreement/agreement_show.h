// One agreement (P11): as it stands, its sites, where its points came from.
#ifndef WEB_AGREEMENT_AGREEMENT_SHOW_H
#define WEB_AGREEMENT_AGREEMENT_SHOW_H

#include "base/show/html.h"
#include "web/part/form/another_day.h"
#include "web/part/price/level_chip.h"
#include "web/part/show/empty.h"
#include "web/part/show/facts.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/table/column_head.h"
#include "web/part/table/export_menu.h"

typedef struct {
    Message label;
    Url url;
    bool current;
} AgreementTab;

typedef struct {
    AgreementTab *items;
    size_t count;
} AgreementTabs;

typedef struct {
    Name customer;
    Text site;
    Url page;
    Message role;
    Text city;
    Text country;
    Date joined;
    Text primary; // empty: not opened
    bool has_users;
    int64_t users;
    bool has_points;
    Amount points;
    int64_t open_lines;
} AgreementSiteRow;

typedef struct {
    AgreementSiteRow *items;
    size_t count;
} AgreementSiteRows;

typedef struct {
    Date date;
    bool reset; // a row that says what the end of a term did
    Message what;
    Text order; // empty: none
    Url order_page;
    Text site;
    Text part;
    bool has_quantity;
    Amount quantity;
    bool has_points;
    Amount points;
    bool has_total;
    Amount total;
    Text level; // empty: not shown
    Text level_before;
} AgreementEntry;

typedef struct {
    AgreementEntry *items;
    size_t count;
} AgreementEntries;

typedef struct {
    Message *items;
    size_t count;
} AgreementRights;

typedef struct {
    Name person;
    Text mail;
    Name customer;
    Text site;
    Message role;
    AgreementRights rights;
    Date from;
    bool has_until;
    Date until;
    Tag state;
} AgreementUser;

typedef struct {
    AgreementUser *items;
    size_t count;
} AgreementUsers;

typedef struct {
    Text number;
    Message programme;
    Message customer_type;
    bool inactive;
    Tag state;
    ExportMenu exports;
    Url join; // empty: this reader asks for none
    AgreementTabs tabs;
    bool has_points;
    Message points;
    Message missing;
    Html meter;
    Message term;
    bool has_term;
    Message advice;
    Facts facts;
    bool shows_sites;
    ColumnHead site, city, joined, primary, term_points, open;
    AgreementSiteRows sites;
    Message sites_text;
    bool shows_day;
    AnotherDay day;
    bool shows_points;
    AgreementEntries entries;
    Message points_text;
    Empty no_entries;
    bool shows_access;
    AgreementUsers users;
    Message access_text;
    bool shows_rights;
    Empty no_users;
} AgreementShow;

#endif
