// The vendor's renewal representatives (P43), and the form that assigns one.
#ifndef WEB_REPRESENTATIVE_REPRESENTATIVES_H
#define WEB_REPRESENTATIVE_REPRESENTATIVES_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/show/empty.h"
#include "web/part/show/name.h"
#include "web/part/table/pager.h"

typedef struct {
    bool at_site;
    Text number;
    Url page; // of a site
    Name called;
    Text rep_name;
    Text rep_mail;
    Date since;
} RepresentativeRow;

typedef struct {
    RepresentativeRow *items;
    size_t count;
} RepresentativeRows;

typedef struct {
    bool may_assign;
    Url action;
    FormKeys keys;
    FormFields fields;
    RepresentativeRows rows;
    Empty empty;
    Pager pager;
} RepresentativesPage;

#endif
