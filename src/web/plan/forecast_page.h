// What renewals will cost by month (P20): the form that asks, bars and a table of months, each
// leading to the lines behind it.
#ifndef WEB_PLAN_FORECAST_PAGE_H
#define WEB_PLAN_FORECAST_PAGE_H

#include "action/plan/forecast.h"
#include "domain/refusal.h"
#include "web/page.h"
#include "web/part/form/field.h"
#include "web/part/price/level_chip.h"
#include "web/part/show/empty.h"
#include "web/part/table/export_menu.h"

typedef struct {
    Text month;
    int64_t lines;
    Url rows; // empty: none, or not the reader's
    bool lacks_prices;
    Message unpriced;
    bool has_level;
    LevelChip level;
    bool has_points;
    Amount points;
    Amount total;
} ForecastMonthRow;

typedef struct {
    ForecastMonthRow *items;
    size_t count;
} ForecastMonthRows;

typedef struct {
    Text code;
    Url url;
} ForecastCurrency;

typedef struct {
    ForecastCurrency *items;
    size_t count;
} ForecastCurrencies;

typedef struct {
    Url action;
    FormFields fields;
    FormFields planned;
    bool plans; // something is planned
    ExportMenu exports;
    bool asked; // and found: what follows
    Message note;
    Html chart;
    ForecastMonthRows months; // those in which something falls due
    Amount total;
    ForecastCurrencies currencies;
    Empty empty;
} ForecastPage;

// Of what was found; `view` NULL: nothing was asked, or it was refused.
Err forecast_page_show(PageCall *call, int status, const ForecastInput *input,
                       const ForecastView *view, const Refusals *refusals);

#endif
