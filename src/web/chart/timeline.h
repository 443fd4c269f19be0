// The coverage timeline: a row per licence, a bar per stretch of coverage, today and the
// anniversary across all of them. Knows no rule: bars and words are given; what lies outside of the
// window is cut off.
#ifndef WEB_CHART_TIMELINE_H
#define WEB_CHART_TIMELINE_H

#include "base/date.h"
#include "base/show/html.h"

typedef enum {
    BAR_COVERED,
    BAR_EARLIER,
    BAR_COMMITTED,
    BAR_EXPRESS,
    BAR_GAP,
    BAR_KIND_COUNT
} BarKind;

typedef struct {
    BarKind kind;
    Date from;
    Date to;
} TimelineBar;

typedef struct {
    Text name;
    Message detail;
    const TimelineBar *bars;
    size_t bar_count;
} TimelineRow;

typedef struct {
    int32_t first_year;
    int32_t last_year; // ≥ first_year
    Date today;        // in the window, as the anniversary
    bool has_anniversary;
    Date anniversary;
    Message today_label;
    Message anniversary_label;
    Message says; // the finding, for who does not see it
    const TimelineRow *rows;
    size_t row_count;
} Timeline;

Html timeline_html(Arena *arena, Lang lang, const Timeline *timeline);
// The paint of a kind of bar, for a legend.
Text bar_paint(BarKind kind);

#endif
