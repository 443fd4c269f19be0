// The contacts of a site (P06, P10), or why they are not shown.
#ifndef WEB_CONTACT_CONTACT_LIST_H
#define WEB_CONTACT_CONTACT_LIST_H

#include "web/part/show/empty.h"
#include "web/part/table/export_menu.h"
#include "web/site/site_head.h"

typedef struct {
    Message *items;
    size_t count;
} ContactRoleNames;

typedef struct {
    Name person;
    Text mail;
    Text phone;
    ContactRoleNames roles;
    ContactRoleNames stands_in_for;
    Text city;
    Text province;
    Text postal_code;
    Text country;
    Tag state;
    bool has_confirmed;
    Date confirmed;
} ContactCard;

typedef struct {
    ContactCard *items;
    size_t count;
} ContactCards;

typedef struct {
    SiteHead head;
    bool opens;
    ExportMenu exports;
    ContactCards rows;
    Empty empty; // none, or why none are shown
} ContactListPage;

#endif
