// Bars by month as SVG: x in per cent, y in pixels.
#include "web/chart/month_bars.h"

#include "domain/value/money.h"
#include "web/chart/percent.h"

enum {
    BARS_BYTES = 32 * 1024,
    BARS_MAX = 24,
    TOP_Y = 24,     // of the largest bar; its figure stands above
    BASE_Y = 212,   // of the axis
    MONTH_Y = 229,  // of the months' names
    AXIS_X = 1150,  // where the bars begin; the scale's figures stand before
    BAR_SHARE = 60, // per cent of a month's place
    LINES_MOST = 4,
};

static int64_t whole(const MonthBar *bar) {
    return bar->done + bar->open;
}

static int64_t largest_of(const MonthBars *chart) {
    int64_t largest = 0;
    for (size_t i = 0; i < chart->count; i++) {
        ENSURE(chart->bars[i].done >= 0 && chart->bars[i].open >= 0);
        largest = whole(&chart->bars[i]) > largest ? whole(&chart->bars[i]) : largest;
    }
    return largest;
}

static int64_t one_whole(const MonthBars *chart) {
    int64_t one = 1;
    for (int32_t i = 0; i < chart->digits; i++) {
        one *= 10;
    }
    return one;
}

// The smallest of 1, 2, 5, 10, 20 … wholes that needs at most LINES_MOST lines.
static int64_t step_of(const MonthBars *chart, int64_t largest) {
    static const int64_t factors[] = {2, 5, 10};
    int64_t decade = one_whole(chart);
    int64_t step = decade;
    for (size_t i = 0; largest / step > LINES_MOST; i++) {
        step = decade * factors[i % 3];
        decade = i % 3 == 2 ? step : decade;
    }
    return step;
}

static int32_t height_of(int64_t units, int64_t largest) {
    return largest == 0 ? 0 : (int32_t)((Wide)units * (BASE_Y - TOP_Y) / largest);
}

static void add_line(Html *out, Text paint, int32_t y) {
    html_markup(out, S("<line class=\""));
    html_markup(out, paint);
    html_markup(out, S("\" x1=\""));
    chart_percent(out, AXIS_X);
    html_markup(out, S("\" x2=\"100%\" y1=\""));
    html_int(out, y);
    html_markup(out, S("\" y2=\""));
    html_int(out, y);
    html_markup(out, S("\"/>"));
}

static Compact compact_of(const MonthBars *chart, int64_t units) {
    return (Compact){units / one_whole(chart)};
}

static void add_scale(Html *out, const MonthBars *chart, int64_t largest) {
    int64_t step = step_of(chart, largest);
    for (int64_t units = step; units <= largest; units += step) {
        int32_t y = BASE_Y - height_of(units, largest);
        add_line(out, S("gl"), y);
        html_markup(out, S("<text x=\"0\" y=\""));
        html_int(out, y + 4);
        html_markup(out, S("\">"));
        html_compact(out, compact_of(chart, units));
        html_markup(out, S("</text>"));
    }
}

static void add_text(Html *out, Text paint, int64_t x, int32_t y) {
    html_markup(out, S("<text"));
    html_markup(out, paint);
    html_markup(out, S(" text-anchor=\"middle\" x=\""));
    chart_percent(out, x);
    html_markup(out, S("\" y=\""));
    html_int(out, y);
    html_markup(out, S("\">"));
}

static void add_month(Html *out, Date month, int64_t x) {
    char bytes[FORMAT_BYTES_MAX];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    format_month(&buf, out->lang, month, false);
    add_text(out, S(""), x, MONTH_Y);
    html_text(out, buf_text(&buf));
    html_markup(out, S("</text>"));
}

// Fewer than two months are larger: this one carries its figure.
static bool is_labelled(const MonthBars *chart, size_t at) {
    size_t larger = 0;
    for (size_t i = 0; i < chart->count; i++) {
        int64_t other = whole(&chart->bars[i]);
        int64_t own = whole(&chart->bars[at]);
        larger += other > own || (other == own && i < at);
    }
    return larger < 2 && whole(&chart->bars[at]) > 0;
}

static void add_bar(Html *out, const MonthBars *chart, size_t at, int64_t largest) {
    const MonthBar *bar = &chart->bars[at];
    int64_t place = (WHOLE_WIDTH - AXIS_X) / (int64_t)chart->count;
    int64_t start = AXIS_X + place * (int64_t)at + place * (100 - BAR_SHARE) / 200;
    int64_t end = start + place * BAR_SHARE / 100;
    int32_t top = BASE_Y - height_of(whole(bar), largest);
    int32_t middle = BASE_Y - height_of(bar->done, largest);
    html_markup(out, S("<g><title>"));
    html_message(out, bar->title);
    html_markup(out, S("</title>"));
    chart_rect(out, S("c3"), start, middle > top ? end : start, top, middle - top);
    chart_rect(out, S("c1"), start, middle < BASE_Y ? end : start, middle, BASE_Y - middle);
    html_markup(out, S("</g>"));
    if (is_labelled(chart, at)) {
        add_text(out, S(" class=\"v\""), (start + end) / 2, top - 6);
        html_compact(out, compact_of(chart, whole(bar)));
        html_markup(out, S("</text>"));
    }
    add_month(out, bar->month, (start + end) / 2);
}

Html month_bars_html(Arena *arena, Lang lang, const MonthBars *chart) {
    ENSURE(chart->count > 0 && chart->count <= BARS_MAX);
    int64_t largest = largest_of(chart);
    Html out = html_new(arena, lang, BARS_BYTES);
    html_markup(&out, S("<svg class=\"ch\" height=\"236\" role=\"img\" aria-label=\""));
    html_message(&out, chart->says);
    html_markup(&out, S("\">"));
    add_scale(&out, chart, largest);
    for (size_t i = 0; i < chart->count; i++) {
        add_bar(&out, chart, i, largest);
    }
    add_line(&out, S("ax"), BASE_Y);
    html_markup(&out, S("</svg>"));
    return out;
}
