// The agreements of a list (P11).
#ifndef WEB_AGREEMENT_AGREEMENT_LIST_H
#define WEB_AGREEMENT_AGREEMENT_LIST_H

#include "base/show/html.h"
#include "web/part/price/level_chip.h"
#include "web/part/show/empty.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/table/column_head.h"
#include "web/part/table/export_menu.h"
#include "web/part/table/filters.h"
#include "web/part/table/pager.h"
#include "web/part/table/tabs.h"

typedef struct {
    Text agreement;
    Url page;
    Name customer;
    bool inactive; // `state` says so
    Tag state;
    Message programme;
    Message customer_type;
    bool has_level;
    LevelChip level;
    bool has_points;
    Amount points;
    bool has_next;
    Message next; // what is missing to the next level
    bool has_term;
    Date term_start;
    Date term_end;
    bool has_anniversary;
    Date anniversary;
    bool has_inactive_from;
    Date inactive_from;
    int64_t sites;
    bool has_users;
    int64_t users;
} AgreementListRow;

typedef struct {
    AgreementListRow *items;
    size_t count;
} AgreementListRows;

typedef struct {
    Message sub;
    Message say;
    ExportMenu exports;
    Filters filters;
    ColumnHead agreement, programme, level, points, term, anniversary, inactive_from, sites;
    AgreementListRows rows;
    Empty empty;
    Pager pager;
    Tabs tabs;
} AgreementListPage;

#endif
