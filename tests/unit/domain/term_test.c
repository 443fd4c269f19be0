// Terms (R3) and how orders and anniversaries move a level (R2.5–R2.8).
#include "domain/term.h"
#include "standard.h"

#include <check.h>

typedef struct {
    const char *from;
    const char *end;
} TermCase;

// R3.1, R4.1: the last day of the twelfth full month.
static const TermCase term_cases[] = {
    {"2024-03-15", "2025-03-31"}, {"2024-03-01", "2025-02-28"}, {"2024-02-29", "2025-02-28"},
    {"2024-08-20", "2025-08-31"}, {"2024-09-01", "2025-08-31"}, {"2024-12-31", "2025-12-31"},
    {"2025-01-01", "2025-12-31"}, {"2023-03-01", "2024-02-29"}, {"2023-02-28", "2024-02-29"},
    {"2023-02-01", "2024-01-31"}, {"2024-02-01", "2025-01-31"}, {"2024-04-30", "2025-04-30"},
    {"2024-01-31", "2025-01-31"}, {"2024-03-02", "2025-03-31"}, {"2024-12-01", "2025-11-30"},
    {"1999-03-01", "2000-02-29"}, {"2099-03-01", "2100-02-28"}, {"2025-11-25", "2026-11-30"},
};

START_TEST(a_term_runs_twelve_full_months) {
    for (size_t i = 0; i < sizeof term_cases / sizeof term_cases[0]; i++) {
        expect_day(full_months_end(day(term_cases[i].from), 12), term_cases[i].end,
                   term_cases[i].from);
    }
}

typedef struct {
    const char *from;
    int32_t months;
    const char *end;
} MonthsCase;

START_TEST(committed_terms_run_their_full_months) {
    static const MonthsCase cases[] = {
        {"2024-03-15", 1, "2024-04-30"},   {"2024-03-01", 1, "2024-03-31"},
        {"2024-01-31", 1, "2024-02-29"},   {"2024-02-01", 1, "2024-02-29"},
        {"2024-03-15", 36, "2027-03-31"},  {"2024-03-01", 36, "2027-02-28"},
        {"2024-03-01", 120, "2034-02-28"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_day(full_months_end(day(cases[i].from), cases[i].months), cases[i].end,
                   cases[i].from);
    }
}

// Properties 3 and 7: a first term has 365 to 396 days and ends on a month's last day.
START_TEST(a_first_term_has_365_to_396_days) {
    Date first = day("1999-01-01");
    Date last = day("2101-12-31");
    for (Date from = first; !date_before(last, from); from = date_add_days(from, 1)) {
        Date end = full_months_end(from, 12);
        int32_t days = end.days - from.days + 1;
        if (days < 365 || days > 396 || !date_is_month_last(end)) {
            ck_abort_msg("properties 3 and 7: %s has %d days", day_text(from), days);
        }
    }
}

START_TEST(a_term_of_no_months_aborts) {
    (void)full_months_end(day("2024-03-15"), 0);
}

START_TEST(enrolment_starts_nothing) {
    Programme programme = standard_programme();
    Standing standing = standing_enrolled(&programme, CUSTOMER_COMMERCIAL);
    TermClose close;
    ck_assert(!standing.has_term && !standing.express);
    ck_assert_int_eq(standing.level.index, BL);
    ck_assert(!standing_close_term(&standing, &programme, day("2099-01-01"), &close));
    ck_assert_int_eq(standing_enrolled(&programme, CUSTOMER_GOVERNMENT).level.index, GV);
    ck_assert_int_eq(standing_enrolled(&programme, CUSTOMER_ACADEMIC).level.index, ED);
    ck_assert(standing_express().express);
    ck_assert(level_is_none(standing_express().level));
}

static void accept_points(Standing *standing, const Programme *programme, const char *on,
                          int64_t points) {
    bool fits = standing_accept_order(standing, programme, day(on), (Points){points * 100});
    ck_assert(fits);
}

START_TEST(the_first_order_starts_the_term) {
    Programme programme = standard_programme();
    Standing standing = standing_enrolled(&programme, CUSTOMER_COMMERCIAL);
    accept_points(&standing, &programme, "2024-03-15", 300);
    ck_assert(standing.has_term);
    ck_assert_int_eq(standing.term, 1);
    expect_day(standing.term_start, "2024-03-15", "R3.1");
    expect_day(standing.term_end, "2025-03-31", "R3.1");
    expect_day(standing.first_anniversary, "2025-04-01", "R3.2");
    expect_day(standing_next_anniversary(&standing), "2025-04-01", "R3.2");
    ck_assert_int_eq(standing.term_points.hundredths, 30000);
    accept_points(&standing, &programme, "2024-05-01", 100);
    ck_assert_msg(standing.term == 1 && standing.term_points.hundredths == 40000,
                  "R3.1: only the first order starts a term");
    expect_day(standing.term_end, "2025-03-31", "R3.1");
}

typedef struct {
    const char *why;
    int64_t orders[4]; // points, one after the other in one term
    int paid[4];       // level each of them pays (R2.5)
    int after;         // relationship level in the end (R2.6)
} OrdersCase;

static const OrdersCase orders_cases[] = {
    {"below the table", {300}, {BL}, BL},
    {"one below D", {499}, {BL}, BL},
    {"exactly D", {500}, {D}, D},
    {"600 at once", {600}, {D}, D},
    {"the top at once", {12000}, {H}, H},
    {"the order that reaches a level is not re-priced", {300, 300, 1}, {BL, BL, D}, D},
    {"an order pays its own level if that is higher", {600, 2500, 1}, {D, F, F}, F},
    {"the total counts, not the single order", {400, 400, 400, 1}, {BL, BL, D, E}, E},
    {"small orders keep the level", {600, 1, 1, 1}, {D, D, D, D}, D},
};

START_TEST(an_order_pays_the_higher_of_two_levels) {
    Programme programme = standard_programme();
    for (size_t i = 0; i < sizeof orders_cases / sizeof orders_cases[0]; i++) {
        const OrdersCase *row = &orders_cases[i];
        Standing standing = standing_enrolled(&programme, CUSTOMER_COMMERCIAL);
        for (size_t j = 0; j < 4 && row->orders[j] > 0; j++) {
            Points points = {row->orders[j] * 100};
            Level paid = standing_order_level(&standing, &programme, points);
            ck_assert_msg(paid.index == row->paid[j], "R2.5: %s: order %zu pays level %d", row->why,
                          j + 1, paid.index);
            accept_points(&standing, &programme, "2024-03-15", row->orders[j]);
        }
        ck_assert_msg(standing.level.index == row->after, "R2.6: %s: level %d", row->why,
                      standing.level.index);
    }
}

START_TEST(a_fixed_level_counts_points_and_never_moves) {
    Programme programme = standard_programme();
    Standing standing = standing_enrolled(&programme, CUSTOMER_GOVERNMENT);
    ck_assert_int_eq(standing_order_level(&standing, &programme, (Points){99999999}).index, GV);
    accept_points(&standing, &programme, "2024-03-15", 20000);
    ck_assert_int_eq(standing.level.index, GV);
    ck_assert_int_eq(standing.term_points.hundredths, 2000000);
    TermClose close;
    ck_assert(standing_close_term(&standing, &programme, day("2025-04-01"), &close));
    ck_assert_msg(standing.level.index == GV && close.level_after.index == GV, "R1.7");
    ck_assert_int_eq(standing.term_points.hundredths, 0);
}

START_TEST(express_has_no_level_to_pay) {
    Programme programme = standard_programme();
    Standing standing = standing_express();
    ck_assert(level_is_none(standing_order_level(&standing, &programme, (Points){99999999})));
}

START_TEST(an_express_order_in_a_term_aborts) {
    Programme programme = standard_programme();
    Standing standing = standing_express();
    (void)standing_accept_order(&standing, &programme, day("2024-03-15"), (Points){1});
}

typedef struct {
    const char *why;
    int before;     // level at the end of the term
    int64_t points; // of the ended term
    int after;
} ResetCase;

// R2.7: new = max(level(points of the ended term), one below).
static const ResetCase reset_cases[] = {
    {"F with 600 falls one step", F, 600, E}, {"F with 2,500 stays", F, 2500, F},
    {"F with 2,499 falls", F, 2499, E},       {"F with nothing falls one step only", F, 0, E},
    {"G with 5,200 stays", G, 5200, G},       {"D with 500 stays", D, 500, D},
    {"D with 499 falls", D, 499, BL},         {"the top with nothing", H, 0, G},
    {"the top with 9,990", H, 9990, G},       {"the top with 10,000", H, 10000, H},
    {"the lowest stays", BL, 0, BL},          {"the lowest with 499", BL, 499, BL},
    {"government stays", GV, 0, GV},          {"academic stays", ED, 99999, ED},
};

static Standing standing_at(int level_index, int64_t points) {
    return (Standing){
        .level = level(level_index),
        .floor = level(level_index),
        .has_term = true,
        .term = 3,
        .term_start = day("2024-04-01"),
        .term_end = day("2025-03-31"),
        .first_anniversary = day("2023-04-01"),
        .term_points = {points * 100},
    };
}

START_TEST(an_anniversary_resets_by_one_step_at_most) {
    Programme programme = standard_programme();
    for (size_t i = 0; i < sizeof reset_cases / sizeof reset_cases[0]; i++) {
        const ResetCase *row = &reset_cases[i];
        Standing standing = standing_at(row->before, row->points);
        TermClose close = {0};
        ck_assert(standing_close_term(&standing, &programme, day("2025-04-01"), &close));
        ck_assert_msg(standing.level.index == row->after, "R2.7: %s: level %d", row->why,
                      standing.level.index);
        ck_assert_msg(standing.floor.index == row->after, "R2.7: %s: the floor", row->why);
        ck_assert_msg(standing.term_points.hundredths == 0, "R2.7: %s: points", row->why);
        ck_assert_int_eq(close.level_before.index, row->before);
        ck_assert_int_eq(close.level_after.index, row->after);
        ck_assert_int_eq(close.points.hundredths, row->points * 100);
    }
}

START_TEST(a_close_tells_the_term_that_ended) {
    Programme programme = standard_programme();
    Standing standing = standing_at(F, 600);
    TermClose close = {0};
    ck_assert(standing_close_term(&standing, &programme, day("2025-04-01"), &close));
    ck_assert_int_eq(close.term, 3);
    expect_day(close.term_start, "2024-04-01", "R2.7");
    expect_day(close.term_end, "2025-03-31", "R2.7");
    ck_assert_int_eq(standing.term, 4);
    expect_day(standing.term_start, "2025-04-01", "R3.2");
    expect_day(standing.term_end, "2026-03-31", "R3.2");
    expect_day(standing.first_anniversary, "2023-04-01", "R3.2: it stays");
}

START_TEST(a_term_is_not_closed_before_its_end) {
    Programme programme = standard_programme();
    static const char *const days[] = {"2024-04-01", "2025-03-30", "2025-03-31"};
    for (size_t i = 0; i < 3; i++) {
        Standing standing = standing_at(F, 600);
        TermClose close = {.term = 77};
        ck_assert(!standing_close_term(&standing, &programme, day(days[i]), &close));
        ck_assert_msg(standing.term == 3 && standing.level.index == F && close.term == 77,
                      "R2.8: %s", days[i]);
    }
}

START_TEST(an_order_on_the_anniversary_belongs_to_the_new_term) {
    Programme programme = standard_programme();
    Standing standing = standing_at(F, 600);
    TermClose close;
    ck_assert(standing_close_term(&standing, &programme, day("2025-04-01"), &close));
    ck_assert(!standing_close_term(&standing, &programme, day("2025-04-01"), &close));
    Level paid = standing_order_level(&standing, &programme, (Points){60000});
    ck_assert_msg(paid.index == E, "R2.8: the reset runs first");
    accept_points(&standing, &programme, "2025-04-01", 600);
    ck_assert_msg(standing.term == 4 && standing.term_points.hundredths == 60000, "R2.8");
}

START_TEST(idle_years_lower_the_level_one_by_one) {
    Programme programme = standard_programme();
    Standing standing = standing_at(H, 300);
    TermClose close;
    static const int after[] = {G, F, E, D, BL, BL, BL};
    int closed = 0;
    while (standing_close_term(&standing, &programme, day("2031-06-15"), &close)) {
        ck_assert_msg(standing.level.index == after[closed], "R2.7: idle year %d", closed + 1);
        closed++;
    }
    ck_assert_int_eq(closed, 7);
    ck_assert_int_eq(standing.term, 10);
    expect_day(standing.term_start, "2031-04-01", "R3.2");
    expect_day(standing.term_end, "2032-03-31", "R3.2");
}

START_TEST(anniversaries_keep_their_month_over_leap_years) {
    Programme programme = standard_programme();
    Standing standing = standing_enrolled(&programme, CUSTOMER_COMMERCIAL);
    accept_points(&standing, &programme, "2023-02-28", 1);
    expect_day(standing.term_end, "2024-02-29", "R3.1");
    TermClose close;
    for (int year = 2024; year < 2124; year++) {
        Date anniversary = date_of((CivilDay){year, 3, 1});
        ck_assert(standing_close_term(&standing, &programme, anniversary, &close));
        ck_assert_msg(date_equal(standing.term_start, anniversary), "R3.2: %d", year);
        ck_assert_msg(date_is_month_last(standing.term_end), "R3.2: %d", year);
    }
}

// Property 1: a reset gives the same level or exactly one lower.
START_TEST(a_reset_gives_the_same_level_or_one_lower) {
    Programme programme = standard_programme();
    Date anniversary = day("2025-04-01");
    for (int before = BL; before <= H; before++) {
        int64_t most = before == H ? 20000 : programme.levels[before + 1].points.hundredths / 100;
        for (int64_t points = 0; points < most; points += 7) {
            Standing standing = standing_at(before, points);
            TermClose close;
            bool closed = standing_close_term(&standing, &programme, anniversary, &close);
            int step = before - standing.level.index;
            if (!closed || (step != 0 && step != 1)) {
                ck_abort_msg("property 1: level %d with %lld", before, (long long)points);
            }
        }
    }
}

START_TEST(a_total_that_would_not_fit_changes_nothing) {
    Programme programme = standard_programme();
    Standing standing = standing_at(H, 0);
    standing.term_points.hundredths = INT64_MAX - 5;
    ck_assert(!standing_accept_order(&standing, &programme, day("2024-06-01"), (Points){6}));
    ck_assert_int_eq(standing.term_points.hundredths, INT64_MAX - 5);
    ck_assert(standing_accept_order(&standing, &programme, day("2024-06-01"), (Points){5}));
    ck_assert_int_eq(standing.term_points.hundredths, INT64_MAX);
}

START_TEST(an_anniversary_without_a_term_aborts) {
    Standing standing = standing_at(BL, 0);
    standing.has_term = false;
    (void)standing_next_anniversary(&standing);
}
