// The way from nothing to the next level as one bar with a mark at its end: how close somebody is.
#ifndef WEB_CHART_LEVEL_GAP_H
#define WEB_CHART_LEVEL_GAP_H

#include "base/show/html.h"
#include "domain/value/points.h"

// 0 ≤ points; next > 0.
Html level_gap_html(Arena *arena, Lang lang, Points points, Points next, Message says);

#endif
