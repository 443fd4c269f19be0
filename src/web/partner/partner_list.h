// Partner accounts by name (P43).
#ifndef WEB_PARTNER_PARTNER_LIST_H
#define WEB_PARTNER_PARTNER_LIST_H

#include "base/show/html.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/table/pager.h"

typedef struct {
    Name name;
    Url page;
    Text number;
    Text country;
    Text tier;
    Date since;
    Tag state;
} PartnerListRow;

typedef struct {
    PartnerListRow *items;
    size_t count;
} PartnerListRows;

typedef struct {
    PartnerListRows rows;
    Pager pager;
} PartnerListPage;

#endif
