// What sites hold (P35), by site, part and coverage end.
#ifndef WEB_ENTITLEMENT_ENTITLEMENT_LIST_PAGE_H
#define WEB_ENTITLEMENT_ENTITLEMENT_LIST_PAGE_H

#include "base/show/html.h"
#include "web/part/show/empty.h"
#include "web/part/show/tag.h"
#include "web/part/table/column_head.h"
#include "web/part/table/export_menu.h"
#include "web/part/table/filters.h"
#include "web/part/table/pager.h"
#include "web/part/table/tabs.h"

typedef struct {
    Text number;
    Url page; // empty: the reader may not
} HeldProof;

typedef struct {
    HeldProof *items;
    size_t count;
} HeldProofs;

typedef struct {
    Text site;
    Url site_page; // empty: the reader may not
    Text product;
    Text part;
    Url page; // of the part at the site
    Text description;
    Message part_type;
    Amount entitled;
    Amount covered;
    Amount allocated;
    bool has_deployed;
    Amount deployed;
    Amount difference;
    bool beyond; // more are deployed, or allocated, than are entitled
    Tag over;
    Text metric;
    bool has_end;
    Date coverage_end;
    bool has_term;
    Tag state;
    HeldProofs proofs;
    Text moved_from; // empty: not moved
} HeldRow;

typedef struct {
    HeldRow *items;
    size_t count;
} HeldRows;

typedef struct {
    Message sub;
    Message say;
    ExportMenu exports;
    Filters filters;
    Message caption;
    bool counts;     // the reader sees them
    Url import_page; // empty: the reader may not; the same of a move
    Url move_page;
    ColumnHead part, site, product, entitled, covered, allocated, deployed, end, state, proofs;
    HeldRows rows;
    Empty empty;
    Pager pager;
    Tabs tabs;
} EntitlementListPage;

#endif
