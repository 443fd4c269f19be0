// The anniversary ring: how much of the year before a day is over, the days that are left inside.
// The text beside it says the same, so readers' software passes it over.
#ifndef WEB_CHART_RING_H
#define WEB_CHART_RING_H

#include "base/show/html.h"

// days ≥ 0; a year and more is an empty ring. unit: "days".
Html ring_html(Arena *arena, Lang lang, int32_t days, Message unit);

#endif
