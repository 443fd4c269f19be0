// Rows of HTML labels and one SVG each, so that the labels wrap and the bars scale.
#include "web/chart/timeline.h"

#include "base/messages.h"
#include "web/chart/percent.h"

// A label stands behind its line, but where it would reach beyond the chart.
enum { TIMELINE_BYTES = 512 * 1024, LATE_PLACE = 7500, LABEL_WIDTH = 2500 };

typedef struct {
    const Timeline *timeline;
    Date from;
    Date to; // the day behind the last
    Html out;
} Drawing;

Text bar_paint(BarKind kind) {
    static const Text paints[BAR_KIND_COUNT] = {
        [BAR_COVERED] = S_INIT("c1"), [BAR_EARLIER] = S_INIT("c2"), [BAR_COMMITTED] = S_INIT("c6"),
        [BAR_EXPRESS] = S_INIT("c5"), [BAR_GAP] = S_INIT("gap"),
    };
    ENSURE(kind < BAR_KIND_COUNT);
    return paints[kind];
}

static int64_t place_of(const Drawing *drawing, Date day) {
    int64_t days = day.days - drawing->from.days;
    int64_t all = drawing->to.days - drawing->from.days;
    days = days < 0 ? 0 : days > all ? all : days;
    return days * WHOLE_WIDTH / all;
}

static void add_line(Drawing *drawing, Text paint, Date day) {
    html_markup(&drawing->out, S("<line class=\""));
    html_markup(&drawing->out, paint);
    html_markup(&drawing->out, S("\" x1=\""));
    chart_percent(&drawing->out, place_of(drawing, day));
    html_markup(&drawing->out, S("\" x2=\""));
    chart_percent(&drawing->out, place_of(drawing, day));
    html_markup(&drawing->out, S("\" y1=\"0\" y2=\"100%\"/>"));
}

static void add_bar(Drawing *drawing, const TimelineBar *bar) {
    int64_t from = place_of(drawing, bar->from);
    int64_t to = place_of(drawing, date_add_days(bar->to, 1));
    if (to <= from) {
        return;
    }
    html_markup(&drawing->out, S("<rect class=\""));
    html_markup(&drawing->out, bar_paint(bar->kind));
    html_markup(&drawing->out, S("\" x=\""));
    chart_percent(&drawing->out, from);
    html_markup(&drawing->out, S("\" width=\""));
    chart_percent(&drawing->out, to - from);
    html_markup(&drawing->out, S("\" y=\"27%\" height=\"46%\" rx=\"2\"><title>"));
    html_message(&drawing->out, msg_from_to(bar->from, bar->to));
    html_markup(&drawing->out, S("</title></rect>"));
}

static Date year_begin(int32_t year) {
    return date_of((CivilDay){year, 1, 1});
}

static void add_row(Drawing *drawing, const TimelineRow *row) {
    const Timeline *timeline = drawing->timeline;
    html_markup(&drawing->out, S("<div class=\"tl-r\"><span><span class=\"nm\">"));
    html_text(&drawing->out, row->name);
    html_markup(&drawing->out, S("</span><small>"));
    html_message(&drawing->out, row->detail);
    html_markup(&drawing->out, S("</small></span><span><svg>"));
    for (int32_t year = timeline->first_year + 1; year <= timeline->last_year; year++) {
        add_line(drawing, S("gl"), year_begin(year));
    }
    for (size_t i = 0; i < row->bar_count; i++) {
        add_bar(drawing, &row->bars[i]);
    }
    if (timeline->has_anniversary) {
        add_line(drawing, S("mkl"), timeline->anniversary);
    }
    add_line(drawing, S("td"), timeline->today);
    html_markup(&drawing->out, S("</svg></span></div>"));
}

static void add_label(Drawing *drawing, Date day, bool before, Message label) {
    html_markup(&drawing->out, S("<text x=\""));
    int64_t at = place_of(drawing, day);
    chart_percent(&drawing->out, before ? (at > 60 ? at - 60 : 0) : at + 60);
    html_markup(&drawing->out, before ? S("\" y=\"11\" text-anchor=\"end\"") : S("\" y=\"11\""));
    html_markup(&drawing->out, S(" fill=\"currentColor\" font-size=\"13\" font-weight=\"600\">"));
    html_message(&drawing->out, label);
    html_markup(&drawing->out, S("</text>"));
}

static void add_head(Drawing *drawing) {
    const Timeline *timeline = drawing->timeline;
    html_markup(&drawing->out, S("<div class=\"tl-r tl-h\"><span></span><span><svg>"));
    for (int32_t year = timeline->first_year; year <= timeline->last_year; year++) {
        html_markup(&drawing->out, S("<text x=\""));
        chart_percent(&drawing->out, place_of(drawing, year_begin(year)) + 60);
        html_markup(&drawing->out, S("\" y=\"26\" fill=\"currentColor\" font-size=\"13\">"));
        html_int(&drawing->out, year);
        html_markup(&drawing->out, S("</text>"));
    }
    add_label(drawing, timeline->today, true, timeline->today_label);
    if (timeline->has_anniversary) {
        int64_t at = place_of(drawing, timeline->anniversary);
        bool before = at > LATE_PLACE && at - place_of(drawing, timeline->today) > LABEL_WIDTH;
        add_label(drawing, timeline->anniversary, before, timeline->anniversary_label);
    }
    html_markup(&drawing->out, S("</svg></span></div>"));
}

Html timeline_html(Arena *arena, Lang lang, const Timeline *timeline) {
    ENSURE(timeline->last_year >= timeline->first_year);
    Drawing drawing = {
        .timeline = timeline,
        .from = year_begin(timeline->first_year),
        .to = year_begin(timeline->last_year + 1),
        .out = html_new(arena, lang, TIMELINE_BYTES),
    };
    html_markup(&drawing.out,
                S("<svg width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\" "
                  "class=\"vh\"><defs><pattern id=\"hatch\" width=\"6\" height=\"6\" "
                  "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line "
                  "class=\"hatchl\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern></defs></svg>"
                  "<div class=\"tl\" dir=\"ltr\" role=\"img\" aria-label=\""));
    html_message(&drawing.out, timeline->says);
    html_markup(&drawing.out, S("\">"));
    add_head(&drawing);
    for (size_t i = 0; i < timeline->row_count; i++) {
        add_row(&drawing, &timeline->rows[i]);
    }
    html_markup(&drawing.out, S("</div>"));
    return drawing.out;
}
