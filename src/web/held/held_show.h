// A part at a site: what is held of it, and what its customer counts (P35).
#ifndef WEB_HELD_HELD_SHOW_H
#define WEB_HELD_HELD_SHOW_H

#include "base/show/html.h"
#include "web/entitlement/entitlement_list_page.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/show/facts.h"

typedef struct {
    Date on;
    Amount download, media, support, deployed;
    bool deployed_known;
} HeldCountRow;

typedef struct {
    HeldCountRow *items;
    size_t count;
} HeldCountRows;

typedef struct {
    Text code; // of the part
    Text description;
    Text site;
    Url site_page; // empty: the reader may not
    Facts facts;
    HeldRows rows;
    bool writes;
    FormKeys keys;
    Url allocate;
    Url deploy;
    FormFields uses;
    FormField deployed;
    HeldCountRows steps;
} HeldShowPage;

#endif
