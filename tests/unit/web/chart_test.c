// Charts: where their marks stand, and that what they say is escaped.
#include "base/messages.h"
#include "expect.h"
#include "web/chart/heat_map.h"
#include "web/chart/level_gap.h"
#include "web/chart/level_meter.h"
#include "web/chart/month_bars.h"
#include "web/chart/price_bar.h"
#include "web/chart/ring.h"
#include "web/chart/timeline.h"
#include "web/chart/share_bar.h"

static const MeterLevel levels[] = {
    {S_INIT("Base"), {0}},
    {S_INIT("D"), {50000}},
    {S_INIT("E"), {100000}},
    {S_INIT("F"), {250000}},
};

static Html meter_of(Arena *arena, int64_t points, int64_t added) {
    LevelMeter meter = {levels, 4, 1, {points * 100}, {added * 100}, msg_plain(S("\"<says>"))};
    return level_meter_html(arena, LANG_ID, &meter);
}

START_TEST(each_level_has_a_segment_of_the_same_width) {
    Arena arena = new_arena();
    Html meter = meter_of(&arena, 0, 0);
    expect_count(meter, "class=\"track\"", 4);
    expect_count(meter, "x=\"0.00%\"", 1);
    expect_count(meter, "x=\"25.00%\"", 1);
    expect_count(meter, "width=\"24.65%\"", 3);
    expect_count(meter, "width=\"25.00%\"", 1); // the last has no gap
    expect_count(meter, "class=\"c1\"", 0);
    expect_count(meter, "class=\"c5\"", 0);
    arena_free(&arena);
}

// Half of Base is filled by 250 points, whatever E's segment spans.
START_TEST(points_fill_their_segment_by_its_own_scale) {
    Arena arena = new_arena();
    expect_count(meter_of(&arena, 250, 0), "class=\"c1\" x=\"0.00%\" y=\"4\" width=\"12.32%\"", 1);
    Html at_border = meter_of(&arena, 500, 0);
    expect_count(at_border, "class=\"c1\"", 1);
    expect_count(at_border, "x1=\"25.00%\"", 1);
    expect_count(meter_of(&arena, 1750, 0), "x1=\"62.32%\"", 1);
    arena_free(&arena);
}

START_TEST(what_is_added_goes_on_over_borders) {
    Arena arena = new_arena();
    Html meter = meter_of(&arena, 2140, 412);
    expect_count(meter, "class=\"c1\"", 3);
    expect_count(meter, "class=\"c5\"", 2); // the rest of E, and F, which has no end
    expect_count(meter, "x1=\"100.00%\"", 1);
    arena_free(&arena);
}

START_TEST(the_finding_is_escaped_and_figures_are_the_language_s) {
    Arena arena = new_arena();
    Html meter = meter_of(&arena, 0, 0);
    expect_count(meter, "aria-label=\"&quot;&lt;says&gt;\"", 1);
    expect_count(meter, "<b>F</b>2.500", 1);
    expect_count(meter, "<span class=\"on\"><b>D</b>", 1);
    arena_free(&arena);
}

START_TEST(negative_points_aborts) {
    Arena arena = new_arena();
    (void)meter_of(&arena, -1, 0);
}

START_TEST(a_step_shows_the_difference_and_ends_show_the_whole) {
    Arena arena = new_arena();
    Money zero = {0};
    Money before = {20000};
    Money after = {15000};
    expect_count(price_bar_html(&arena, PRICE_BAR_FIRST, zero, before, before),
                 "class=\"c3\" x=\"0.00%\" y=\"0\" width=\"100.00%\"", 1);
    expect_count(price_bar_html(&arena, PRICE_BAR_STEP, before, after, before),
                 "class=\"c5\" x=\"75.00%\" y=\"0\" width=\"25.00%\"", 1);
    expect_count(price_bar_html(&arena, PRICE_BAR_STEP, after, before, before),
                 "class=\"c5\" x=\"75.00%\" y=\"0\" width=\"25.00%\"", 1);
    expect_count(price_bar_html(&arena, PRICE_BAR_LAST, zero, after, before),
                 "class=\"c1\" x=\"0.00%\" y=\"0\" width=\"75.00%\"", 1);
    arena_free(&arena);
}

START_TEST(a_price_of_nothing_has_an_empty_bar) {
    Arena arena = new_arena();
    expect_count(price_bar_html(&arena, PRICE_BAR_FIRST, (Money){0}, (Money){0}, (Money){0}),
                 "<rect", 0);
    arena_free(&arena);
}

START_TEST(a_price_over_the_largest_aborts) {
    Arena arena = new_arena();
    (void)price_bar_html(&arena, PRICE_BAR_LAST, (Money){0}, (Money){2}, (Money){1});
}

START_TEST(a_ring_fills_as_the_year_goes_by) {
    Arena arena = new_arena();
    expect_count(ring_html(&arena, LANG_EN, 365, msg_plain(S("<days>"))),
                 "stroke-dasharray=\"0.00 251.33\"", 1);
    expect_count(ring_html(&arena, LANG_EN, 400, msg_plain(S("days"))),
                 "stroke-dasharray=\"0.00 251.33\"", 1);
    Html now = ring_html(&arena, LANG_EN, 0, msg_plain(S("<days>")));
    expect_count(now, "stroke-dasharray=\"251.33 251.33\"", 1);
    expect_count(now, "&lt;days&gt;", 1);
    arena_free(&arena);
}

START_TEST(a_ring_of_a_day_that_is_over_aborts) {
    Arena arena = new_arena();
    (void)ring_html(&arena, LANG_EN, -1, msg_plain(S("days")));
}

static Html timeline_of(Arena *arena, const TimelineBar *bars, size_t count) {
    const TimelineRow row = {S("<name>"), msg_plain(S("detail")), bars, count};
    const Timeline timeline = {
        .first_year = 2025,
        .last_year = 2028,
        .today = date_of((CivilDay){2026, 7, 2}),
        .has_anniversary = true,
        .anniversary = date_of((CivilDay){2027, 1, 1}),
        .today_label = msg_plain(S("today")),
        .anniversary_label = msg_plain(S("anniversary")),
        .says = msg_plain(S("\"says")),
        .rows = &row,
        .row_count = 1,
    };
    return timeline_html(arena, LANG_EN, &timeline);
}

// 1,461 days: a bar ends where the day behind its last begins.
START_TEST(bars_stand_where_their_days_lie) {
    Arena arena = new_arena();
    const TimelineBar bars[] = {
        {BAR_EARLIER, date_of((CivilDay){2024, 1, 1}), date_of((CivilDay){2025, 12, 31})},
        {BAR_GAP, date_of((CivilDay){2026, 1, 1}), date_of((CivilDay){2026, 12, 31})},
        {BAR_COVERED, date_of((CivilDay){2027, 1, 1}), date_of((CivilDay){2035, 12, 31})},
        {BAR_EXPRESS, date_of((CivilDay){2029, 1, 1}), date_of((CivilDay){2030, 12, 31})},
    };
    Html chart = timeline_of(&arena, bars, 4);
    expect_count(chart, "<rect class=\"c2\" x=\"0.00%\" width=\"24.98%\"", 1);
    expect_count(chart, "<rect class=\"gap\" x=\"24.98%\"", 1);
    expect_count(chart, "<rect class=\"c1\" x=\"49.96%\" width=\"50.04%\"", 1);
    expect_count(chart, "class=\"c5\"", 0); // outside of the window
    expect_count(chart, "<line class=\"mkl\" x1=\"49.96%\"", 1);
    expect_count(chart, "&lt;name&gt;", 1);
    expect_count(chart, "aria-label=\"&quot;says\"", 1);
    arena_free(&arena);
}

static Html shares_of(Arena *arena, int64_t a, int64_t b, int64_t c) {
    BarShare shares[] = {{S("c2"), a}, {S("c3"), b}, {S("c4"), c}};
    return share_bar_html(arena, LANG_EN, shares, 3, msg_plain(S("<says>")));
}

// 100 % less two gaps of 0.3 and three leasts of 0.6 is divided by 2 : 1 : 1.
START_TEST(shares_fill_the_bar_in_proportion) {
    Arena arena = new_arena();
    Html bar = shares_of(&arena, 200, 100, 100);
    expect_count(bar, "class=\"c2\" x=\"0.00%\" y=\"0\" width=\"49.40%\"", 1);
    expect_count(bar, "class=\"c3\" x=\"49.70%\" y=\"0\" width=\"25.00%\"", 1);
    expect_count(bar, "class=\"c4\" x=\"75.00%\" y=\"0\" width=\"25.00%\"", 1);
    expect_count(bar, "aria-label=\"&lt;says&gt;\"", 1);
    arena_free(&arena);
}

START_TEST(a_tiny_share_is_seen_and_none_takes_no_room) {
    Arena arena = new_arena();
    Html bar = shares_of(&arena, 1, 0, INT64_C(1000000000000000));
    expect_count(bar, "class=\"c2\" x=\"0.00%\" y=\"0\" width=\"0.60%\"", 1);
    expect_count(bar, "class=\"c3\"", 0);
    expect_count(bar, "class=\"c4\" x=\"0.90%\"", 1);
    expect_count(shares_of(&arena, 0, 0, 0), "class=\"track\"", 1);
    arena_free(&arena);
}

START_TEST(a_negative_share_aborts) {
    Arena arena = new_arena();
    (void)shares_of(&arena, 1, -1, 1);
}

enum { BARS = 4 };

static Html bars_of(Arena *arena, const int64_t *done, const int64_t *open, int32_t digits) {
    MonthBar bars[BARS];
    for (int32_t i = 0; i < BARS; i++) {
        bars[i] = (MonthBar){date_month_first(date_of((CivilDay){2026, 11, 1}), i), done[i],
                             open[i], msg_plain(S("<title>"))};
    }
    return month_bars_html(arena, LANG_EN, &(MonthBars){bars, BARS, digits, msg_plain(S("says"))});
}

// The bars' heights are in the proportion of their sums, 188 px for the largest; only the two
// largest have their figure, and the scale steps by 1, 2 or 5.
START_TEST(months_stand_on_one_scale_and_the_largest_two_say_their_sum) {
    Arena arena = new_arena();
    Html chart = bars_of(&arena, (int64_t[]){10000, 0, 0, 5000}, (int64_t[]){30000, 0, 20000, 5000},
                         2); // 400.00, 0, 200.00, 100.00
    expect_count(chart, "class=\"c1\"", 2);
    expect_count(chart, "class=\"c3\"", 3);
    expect_count(chart, "y=\"165\" width=\"13.27%\" height=\"47\"", 1); // 100 of 400 done
    expect_count(chart, "y=\"24\" width=\"13.27%\" height=\"141\"", 1); // 300 above it
    expect_count(chart, "class=\"v\"", 2);
    expect_count(chart, ">400</text>", 2); // on the bar and on the scale
    expect_count(chart, ">200</text>", 2);
    expect_count(chart, ">100</text>", 1);
    expect_count(chart, "class=\"gl\"", 4);
    expect_count(chart, ">Nov</text>", 1);
    expect_count(chart, "<title>&lt;title&gt;</title>", BARS);
    arena_free(&arena);
}

START_TEST(months_without_anything_have_an_axis_alone) {
    Arena arena = new_arena();
    Html chart = bars_of(&arena, (int64_t[BARS]){0}, (int64_t[BARS]){0}, 0);
    expect_count(chart, "<rect", 0);
    expect_count(chart, "class=\"gl\"", 0);
    expect_count(chart, "class=\"ax\"", 1);
    arena_free(&arena);
}

// The largest amount there is has a scale too.
START_TEST(months_of_the_largest_sums_fit) {
    Arena arena = new_arena();
    Html chart = bars_of(&arena, (int64_t[]){1000000000000000, 1, 0, 0},
                         (int64_t[]){1000000000000000, 0, 0, 0}, 2);
    expect_count(chart, "class=\"gl\"", 4);
    expect_count(chart, "height=\"188\"", 0);
    expect_count(chart, "height=\"94\"", 2);
    arena_free(&arena);
}

START_TEST(a_month_below_nothing_aborts) {
    Arena arena = new_arena();
    (void)bars_of(&arena, (int64_t[]){-1, 0, 0, 0}, (int64_t[BARS]){0}, 0);
}

// Each number is printed; what is not known has neither number nor title; colours begin at 1, 10,
// 25 and 50.
START_TEST(cells_print_their_numbers_and_are_darker_where_there_are_more) {
    Arena arena = new_arena();
    Date months[] = {date_of((CivilDay){2026, 12, 1}), date_of((CivilDay){2027, 1, 1})};
    Text rows[] = {S("90 d"), S("<due>"), S("x")};
    HeatCell cells[] = {{true, 9, msg_plain(S("<cell>"))}, {true, 10, msg_plain(S("b"))},
                        {true, 25, msg_plain(S("c"))},     {true, 50, msg_plain(S("d"))},
                        {true, 0, msg_plain(S("e"))},      {false, 7, msg_plain(S("f"))}};
    HeatMap map = {months, 2, rows, 3, cells, msg_plain(S("<says>"))};
    Html chart = heat_map_html(&arena, LANG_ZH_HANT, &map);
    for (int i = 1; i <= 4; i++) {
        expect_count(chart, (const char *[]){"h1", "h2", "h3", "h4"}[i - 1], 1);
    }
    expect_count(chart, "class=\"h0\"", 2);
    expect_count(chart, "class=\"on4\"", 2); // light on dark from 25 on
    expect_count(chart, ">9</text>", 1);
    expect_count(chart, ">7</text>", 0);
    expect_count(chart, "<title>", 5);
    expect_count(chart, ">&lt;due&gt;</text>", 1);
    expect_count(chart, ">12月</text>", 1);
    expect_count(chart, "height=\"133\" role=\"img\" aria-label=\"&lt;says&gt;\"", 1);
    arena_free(&arena);
}

START_TEST(a_map_without_months_aborts) {
    Arena arena = new_arena();
    HeatMap map = {.row_count = 1};
    (void)heat_map_html(&arena, LANG_EN, &map);
}

START_TEST(the_way_to_a_level_ends_at_its_mark) {
    Arena arena = new_arena();
    Html gap =
        level_gap_html(&arena, LANG_EN, (Points){214000}, (Points){250000}, msg_plain(S("<says>")));
    expect_count(gap, "class=\"c1\" x=\"0.00%\" y=\"2\" width=\"85.60%\"", 1);
    expect_count(gap, "x1=\"85.60%\" x2=\"85.60%\"", 1);
    expect_count(level_gap_html(&arena, LANG_EN, (Points){900}, (Points){800}, msg_plain(S(""))),
                 "x1=\"100.00%\"", 1);
    arena_free(&arena);
}

START_TEST(a_level_from_nothing_aborts) {
    Arena arena = new_arena();
    (void)level_gap_html(&arena, LANG_EN, (Points){0}, (Points){0}, msg_plain(S("")));
}
