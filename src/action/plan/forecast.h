// What renewals and planned licences will cost by month (P20): the open renewal lines that the
// viewer sees of a site or an agreement, renewed again and again up to a horizon, at today's level
// and points and at the prices that are published today, future ones too. One currency.
//
// What falls due in a month is priced as one order of today (R2.5, R4.6), by the code that prices
// orders: the next due month is what see_renewals says of it. What is overdue counts in this month.
// Where a coverage begins a year or more after both today and its price, that price is assumed,
// raised by the yearly change that was asked.
//
// A planned licence is a line of its month's order, at the price that is known for its day; it is
// renewed from the end of its first coverage on.
//
// Not carried yet: overage, cloud services (nothing sells them).
#ifndef ACTION_PLAN_FORECAST_H
#define ACTION_PLAN_FORECAST_H

#include "action/action.h"
#include "action/row_source.h"
#include "action/plan/forecast_planned.h"
#include "base/input/fields.h"

enum { FORECAST_MONTHS_DEFAULT = 12, FORECAST_MONTHS_MAX = 36, FORECAST_ROWS_MAX = 5000 };

typedef struct {
    Text site; // numbers: one of them
    Text agreement;
    Text currency;                 // empty: that of most lines
    int64_t months;                // 0: FORECAST_MONTHS_DEFAULT
    int64_t yearly_change_percent; // of prices that are assumed
    FieldList planned;             // of PlannedAsk
} ForecastInput;

extern const FieldTable forecast_fields;

typedef struct {
    Currency money;
    Date month; // its first
    Text site;
    Text part; // the renewal part, or the licence
    Text kind; // "renewal", "licence"
    Quantity quantity;
    Text level; // of the month's order; empty: express
    Money unit; // null: no price in force
    bool unit_null;
    Money extended;
    bool extended_null;
    Text currency;
    Text price_source; // "published" or "assumed"; empty: no price
    Date due;
    Date coverage_start;
    Date coverage_end;
    int64_t coverage_months; // null: it is bought
    bool coverage_months_null;
    Text renewal_line; // the line that is open today; empty: the renewal of a renewal
} ForecastRow;

extern const ColumnTable forecast_columns;

// What falls due in one month, as one order.
typedef struct {
    Date month;
    int64_t lines;
    int64_t unpriced; // in no sum
    Text level;
    Points points;
    Money total;
} ForecastMonth;

typedef struct {
    Currency money;
    Text currency; // empty: nothing falls due
    Text *others;  // further currencies in which lines fall due
    size_t other_count;
    ForecastRow *rows; // by month, then as a renewal order has its lines
    size_t count;
    ForecastMonth *months; // all from this month on, those without lines too
    size_t month_count;
} ForecastView;

// Refuses filter_required (neither site nor agreement) · site_not_found, agreement_not_found ·
// too_many_lines (over FORECAST_ROWS_MAX rows) · what planned_lines refuses.
Err see_forecast(const ActionContext *context, const ForecastInput *input, ForecastView *ret_view,
                 Refusals *ret_refusals);

// All rows as a file.
typedef struct {
    ForecastInput input;
    size_t at;
} ForecastState;

extern const RowSource forecast_source;

// Copies what the input points to into the memory of the state.
void forecast_state(ForecastState *state, Arena *memory, const ForecastInput *input);

#endif
