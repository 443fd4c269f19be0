// The level meter as SVG, and its scale.
#include "web/chart/level_meter.h"

#include "web/chart/percent.h"

enum { METER_BYTES = 16 * 1024, SEGMENT_GAP = 35, BAR_Y = 4, BAR_HEIGHT = 10 };

static int64_t segment_start(const LevelMeter *meter, size_t segment) {
    return (int64_t)(segment * WHOLE_WIDTH / meter->level_count);
}

// The visible end of a segment; the last one has no neighbour to keep a gap from.
static int64_t segment_end(const LevelMeter *meter, size_t segment) {
    bool last = segment + 1 == meter->level_count;
    return segment_start(meter, segment + 1) - (last ? 0 : SEGMENT_GAP);
}

// How far the points reach into a segment. The highest level has no end: who is on it fills it.
static int64_t reach(const LevelMeter *meter, size_t segment, Points points) {
    int64_t start = segment_start(meter, segment);
    int64_t from = meter->levels[segment].from.hundredths;
    if (points.hundredths <= from) {
        return start;
    }
    if (segment + 1 == meter->level_count ||
        points.hundredths >= meter->levels[segment + 1].from.hundredths) {
        return segment_end(meter, segment);
    }
    Wide span = meter->levels[segment + 1].from.hundredths - from;
    Wide part = (Wide)(points.hundredths - from) * (segment_end(meter, segment) - start);
    return start + (int64_t)(part / span);
}

static int64_t mark_of(const LevelMeter *meter, Points points) {
    int64_t at = 0;
    for (size_t i = 0; i < meter->level_count; i++) {
        bool reached = points.hundredths >= meter->levels[i].from.hundredths;
        at = reached ? reach(meter, i, points) : at;
    }
    return at;
}

static void add_segment(Html *out, const LevelMeter *meter, size_t segment, Points after) {
    int64_t start = segment_start(meter, segment);
    int64_t now = reach(meter, segment, meter->points);
    chart_rect(out, S("track"), start, segment_end(meter, segment), BAR_Y, BAR_HEIGHT);
    chart_rect(out, S("c1"), start, now, BAR_Y, BAR_HEIGHT);
    chart_rect(out, S("c5"), now, reach(meter, segment, after), BAR_Y, BAR_HEIGHT);
}

static void add_mark(Html *out, int64_t at) {
    html_markup(out, S("<line class=\"mkl\" x1=\""));
    chart_percent(out, at);
    html_markup(out, S("\" x2=\""));
    chart_percent(out, at);
    html_markup(out, S("\" y1=\"0\" y2=\"18\"/>"));
}

// The figures under the bar; the chart's sentence says them to who does not see it.
static void add_scale(Html *out, const LevelMeter *meter) {
    html_markup(out, S("<div class=\"scale\" aria-hidden=\"true\">"));
    for (size_t i = 0; i < meter->level_count; i++) {
        html_markup(out, i == meter->current ? S("<span class=\"on\"><b>") : S("<span><b>"));
        html_text(out, meter->levels[i].name);
        html_markup(out, S("</b>"));
        html_amount(out, (Amount){.units = meter->levels[i].from.hundredths, .digits = 2});
        html_markup(out, S("</span>"));
    }
    html_markup(out, S("</div>"));
}

Html level_meter_html(Arena *arena, Lang lang, const LevelMeter *meter) {
    ENSURE(meter->level_count > 0 && meter->points.hundredths >= 0 && meter->added.hundredths >= 0);
    Points after = {meter->points.hundredths + meter->added.hundredths};
    Html out = html_new(arena, lang, METER_BYTES);
    html_markup(&out, S("<svg class=\"ch\" height=\"18\" role=\"img\" aria-label=\""));
    html_message(&out, meter->says);
    html_markup(&out, S("\">"));
    for (size_t i = 0; i < meter->level_count; i++) {
        add_segment(&out, meter, i, after);
    }
    add_mark(&out, mark_of(meter, after));
    html_markup(&out, S("</svg>"));
    add_scale(&out, meter);
    return out;
}
