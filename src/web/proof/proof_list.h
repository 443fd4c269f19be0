// The proofs of a viewer (P36), one row per line of each, the newest first.
#ifndef WEB_PROOF_PROOF_LIST_H
#define WEB_PROOF_PROOF_LIST_H

#include "base/show/html.h"
#include "web/part/show/empty.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/table/column_head.h"
#include "web/part/table/export_menu.h"
#include "web/part/table/filters.h"
#include "web/part/table/pager.h"
#include "web/part/table/tabs.h"

typedef struct {
    Text number;
    Url page;
    Date issued_on;
    Name legal_entity;
    Text site;
    Text part;
    Text description;
    Amount quantity;
    bool has_coverage;
    Date coverage_start;
    Date coverage_end;
    Text order;
    Tag state;
} ProofListRow;

typedef struct {
    ProofListRow *items;
    size_t count;
} ProofListRows;

typedef struct {
    Message sub;
    Message say;
    ExportMenu exports;
    Filters filters;
    ColumnHead proof, issued_on, customer, part, quantity, coverage, order, state;
    ProofListRows rows;
    Empty empty;
    Pager pager;
    Tabs tabs;
} ProofListPage;

#endif
