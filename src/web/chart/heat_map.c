// The heat map as SVG: a square of cells below the months' names.
#include "web/chart/heat_map.h"

#include "web/chart/percent.h"

enum {
    MAP_BYTES = 64 * 1024,
    MONTHS_MAX = 24,
    ROWS_MAX = 12,
    HEAD_Y = 13,
    FIRST_Y = 22,
    CELL_HEIGHT = 34,
    ROW_HEIGHT = 37,
    TEXT_DOWN = 22,
    FIRST_X = 1200, // the rows' names stand before
    CELL_GAP = 60,
};

static Text paint_of(const HeatCell *cell) {
    return !cell->known || cell->count < HEAT_1 ? S("h0")
           : cell->count < HEAT_2               ? S("h1")
           : cell->count < HEAT_3               ? S("h2")
           : cell->count < HEAT_4               ? S("h3")
                                                : S("h4");
}

static void begin_text(Html *out, Text style, int64_t x, int32_t y) {
    html_markup(out, S("<text"));
    html_markup(out, style);
    html_markup(out, S(" x=\""));
    chart_percent(out, x);
    html_markup(out, S("\" y=\""));
    html_int(out, y);
    html_markup(out, S("\">"));
}

static int64_t column_start(const HeatMap *map, size_t month) {
    return FIRST_X + (WHOLE_WIDTH - FIRST_X) * (int64_t)month / (int64_t)map->month_count;
}

static int64_t column_middle(const HeatMap *map, size_t month) {
    return (column_start(map, month) + column_start(map, month + 1) - CELL_GAP) / 2;
}

static void add_cell(Html *out, const HeatMap *map, size_t row, size_t month) {
    const HeatCell *cell = &map->cells[row * map->month_count + month];
    int32_t y = FIRST_Y + (int32_t)row * ROW_HEIGHT;
    html_markup(out, S("<g>"));
    if (cell->known) {
        html_markup(out, S("<title>"));
        html_message(out, cell->title);
        html_markup(out, S("</title>"));
    }
    chart_rect(out, paint_of(cell), column_start(map, month),
               column_start(map, month + 1) - CELL_GAP, y, CELL_HEIGHT);
    html_markup(out, S("</g>"));
    if (cell->known && cell->count > 0) {
        bool dark = cell->count >= HEAT_3;
        begin_text(out,
                   dark ? S(" class=\"on4\" text-anchor=\"middle\"")
                        : S(" class=\"on\" text-anchor=\"middle\""),
                   column_middle(map, month), y + TEXT_DOWN);
        html_int(out, cell->count);
        html_markup(out, S("</text>"));
    }
}

static void add_month(Html *out, const HeatMap *map, size_t month) {
    char bytes[FORMAT_BYTES_MAX];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    format_month(&buf, out->lang, map->months[month], false);
    begin_text(out, S(" text-anchor=\"middle\""), column_middle(map, month), HEAD_Y);
    html_text(out, buf_text(&buf));
    html_markup(out, S("</text>"));
}

Html heat_map_html(Arena *arena, Lang lang, const HeatMap *map) {
    ENSURE(map->month_count > 0 && map->month_count <= MONTHS_MAX);
    ENSURE(map->row_count > 0 && map->row_count <= ROWS_MAX);
    Html out = html_new(arena, lang, MAP_BYTES);
    html_markup(&out, S("<svg class=\"ch\" height=\""));
    html_int(&out, FIRST_Y + (int64_t)map->row_count * ROW_HEIGHT);
    html_markup(&out, S("\" role=\"img\" aria-label=\""));
    html_message(&out, map->says);
    html_markup(&out, S("\">"));
    for (size_t month = 0; month < map->month_count; month++) {
        add_month(&out, map, month);
    }
    for (size_t row = 0; row < map->row_count; row++) {
        begin_text(&out, S(""), 0, FIRST_Y + (int32_t)row * ROW_HEIGHT + TEXT_DOWN);
        html_text(&out, map->rows[row]);
        html_markup(&out, S("</text>"));
        for (size_t month = 0; month < map->month_count; month++) {
            add_cell(&out, map, row, month);
        }
    }
    html_markup(&out, S("</svg>"));
    return out;
}
