// Charts: where their marks stand, and that what they say is escaped.
#include "base/messages.h"
#include "expect.h"
#include "web/chart/level_meter.h"
#include "web/chart/price_bar.h"
#include "web/chart/ring.h"
#include "web/chart/timeline.h"

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
