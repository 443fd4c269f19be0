// Renewal quotes added up by month or by agreement (P24), one currency at a time.
#ifndef WEB_RENEWAL_RENEWAL_SUMS_PAGE_H
#define WEB_RENEWAL_RENEWAL_SUMS_PAGE_H

#include "action/renewal/quotes/renewal_sums.h"
#include "report/rows_ask.h"
#include "web/page.h"
#include "web/part/show/empty.h"
#include "web/part/show/name.h"
#include "web/part/table/column_head.h"
#include "web/part/table/export_menu.h"
#include "web/part/table/filters.h"
#include "web/part/table/tabs.h"

typedef struct {
    bool has_month;
    Text month;
    bool is_agreement;
    Text agreement;
    Name customer;
    Url rows; // the quotes behind it
    int64_t quotes;
    bool has_lines;
    int64_t lines;
    bool has_total;
    Amount total;
} RenewalSumRow;

typedef struct {
    RenewalSumRow *items;
    size_t count;
} RenewalSumRows;

typedef struct {
    Text code;
    Url url;
} RenewalSumCurrency;

typedef struct {
    RenewalSumCurrency *items;
    size_t count;
} RenewalSumCurrencies;

typedef struct {
    Message sub;
    Message say;
    ExportMenu exports;
    Tabs tabs;
    Filters filters;
    Text currency;
    RenewalSumCurrencies currencies;
    ColumnHead what, quotes, lines, total;
    RenewalSumRows rows;
    int64_t all_quotes;
    bool has_all_lines;
    int64_t all_lines;
    bool has_all_total;
    Amount all_total;
    Empty empty;
} RenewalSumsPage;

typedef struct {
    RenewalSumsInput sums;
    RowsAsk rows;
} RenewalSumsAsk;

extern const FieldTable renewal_sums_ask_fields;

// The page or its file.
Err renewal_sums_answer(PageCall *call, RenewalsBy by);

// ---- of all pages of renewals ----

typedef enum { RENEWALS_TAB_QUOTES, RENEWALS_TAB_MONTHS, RENEWALS_TAB_AGREEMENTS } RenewalsTab;

// Quotes, months, agreements; what was asked for goes along.
Tabs renewals_tabs(const PageCall *call, RenewalsTab current);
// The same time that was asked for, at another address.
Url renewals_of_time(const PageCall *call, Url url);
// By due day and agreement, of when.
Filters renewals_filters(const PageCall *call, const Refusals *refusals);
// The forms as a file and, of now, the calendar.
ExportMenu renewals_exports(const PageCall *call, const ViewTime *when);

#endif
