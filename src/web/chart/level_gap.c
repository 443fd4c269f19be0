// The small level meter as SVG.
#include "web/chart/level_gap.h"

#include "domain/value/money.h"
#include "web/chart/percent.h"

enum { GAP_BYTES = 1024, GAP_Y = 2, GAP_HEIGHT = 8 };

Html level_gap_html(Arena *arena, Lang lang, Points points, Points next, Message says) {
    ENSURE(points.hundredths >= 0 && next.hundredths > 0);
    Wide reach = (Wide)points.hundredths * WHOLE_WIDTH / next.hundredths;
    int64_t at = reach < WHOLE_WIDTH ? (int64_t)reach : WHOLE_WIDTH;
    Html out = html_new(arena, lang, GAP_BYTES);
    html_markup(&out, S("<svg class=\"ch\" height=\"12\" role=\"img\" aria-label=\""));
    html_message(&out, says);
    html_markup(&out, S("\">"));
    chart_rect(&out, S("track"), 0, WHOLE_WIDTH, GAP_Y, GAP_HEIGHT);
    chart_rect(&out, S("c1"), 0, at, GAP_Y, GAP_HEIGHT);
    html_markup(&out, S("<line class=\"mkl\" x1=\""));
    chart_percent(&out, at);
    html_markup(&out, S("\" x2=\""));
    chart_percent(&out, at);
    html_markup(&out, S("\" y1=\"0\" y2=\"12\"/></svg>"));
    return out;
}
