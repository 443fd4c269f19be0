// Months as stacked bars on one scale: what is done below, what is open above it. Only the two
// largest carry their figure; each has all of it as its title, and a table stands beside the chart.
#ifndef WEB_CHART_MONTH_BARS_H
#define WEB_CHART_MONTH_BARS_H

#include "base/show/html.h"

typedef struct {
    Date month; // any day of it
    int64_t done;
    int64_t open;
    Message title; // "December 2026: IDR 612"
} MonthBar;

// Units ≥ 0 with `digits` digits behind the mark, as an Amount's. `says` is the finding.
typedef struct {
    const MonthBar *bars;
    size_t count; // 1 … 24
    int32_t digits;
    Message says;
} MonthBars;

Html month_bars_html(Arena *arena, Lang lang, const MonthBars *chart);

#endif
