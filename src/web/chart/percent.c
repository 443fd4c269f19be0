// Lengths in charts.
#include "web/chart/percent.h"

void chart_percent(Html *out, int64_t hundredths) {
    ENSURE(hundredths >= 0);
    char bytes[32];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    buf_addf(&buf, "%lld.%02lld%%", (long long)hundredths / 100, (long long)hundredths % 100);
    html_markup(out, buf_text(&buf));
}

void chart_rect(Html *out, Text paint, int64_t from, int64_t to, int32_t y, int32_t height) {
    if (to <= from) {
        return;
    }
    html_markup(out, S("<rect class=\""));
    html_markup(out, paint);
    html_markup(out, S("\" x=\""));
    chart_percent(out, from);
    html_markup(out, S("\" y=\""));
    html_int(out, y);
    html_markup(out, S("\" width=\""));
    chart_percent(out, to - from);
    html_markup(out, S("\" height=\""));
    html_int(out, height);
    html_markup(out, S("\" rx=\"1\"/>"));
}
