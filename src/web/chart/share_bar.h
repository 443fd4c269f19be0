// One bar of several shares of a whole, side by side. The figures stand beneath it as text.
#ifndef WEB_CHART_SHARE_BAR_H
#define WEB_CHART_SHARE_BAR_H

#include "base/show/html.h"

enum { SHARES_MAX = 8 };

typedef struct {
    Text paint; // "c1" … "c6"
    int64_t units;
} BarShare;

// The shares in their order, none below 0; one that is not 0 is seen, however small. An empty bar
// where all are 0. `says` is the finding.
Html share_bar_html(Arena *arena, Lang lang, const BarShare *shares, size_t count, Message says);

// One share of a whole as a thin line, 0 ≤ part ≤ whole; readers' software passes it over.
Html share_line_html(Arena *arena, Lang lang, int64_t part, int64_t whole);

#endif
