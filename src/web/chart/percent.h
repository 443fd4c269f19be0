// Lengths in charts: hundredths of a per cent of the width, so that a chart needs no viewBox and
// its text never scales (docs/face.md).
#ifndef WEB_CHART_PERCENT_H
#define WEB_CHART_PERCENT_H

#include "base/show/html.h"

enum { WHOLE_WIDTH = 10000 };

// 1234 as 12.34%.
void chart_percent(Html *out, int64_t hundredths);
// A rectangle that reaches from one place to another; nothing where it has no width.
void chart_rect(Html *out, Text paint, int64_t from, int64_t to, int32_t y, int32_t height);

#endif
