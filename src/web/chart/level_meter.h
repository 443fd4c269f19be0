// The level meter: one segment per level, all of the same width whatever points they span, filled
// up to the points there are, in another colour what a quote or order would add, a mark at the end.
// Knows no rule: levels, points and the sentence that says it all are given.
#ifndef WEB_CHART_LEVEL_METER_H
#define WEB_CHART_LEVEL_METER_H

#include "base/show/html.h"
#include "domain/value/points.h"

typedef struct {
    Text name;
    Points from;
} MeterLevel;

typedef struct {
    const MeterLevel *levels; // in rising order, the first from 0
    size_t level_count;       // ≥ 1
    size_t current;           // the level that holds
    Points points;            // ≥ 0
    Points added;             // ≥ 0; what would come to it
    Message says;             // the finding, for who does not see it
} LevelMeter;

Html level_meter_html(Arena *arena, Lang lang, const LevelMeter *meter);

#endif
