// Returns in a running and in a closed term (R2.10), what a first order would make (R5.5), and the
// summary that people see.
#include "domain/term.h"
#include "standard.h"

#include <check.h>

// A running second term that began at `floor`.
static Standing running(int floor, int level_index, int64_t points) {
    return (Standing){
        .level = level(level_index),
        .floor = level(floor),
        .has_term = true,
        .term = 2,
        .term_start = day("2025-04-01"),
        .term_end = day("2026-03-31"),
        .first_anniversary = day("2025-04-01"),
        .term_points = {points * 100},
    };
}

typedef struct {
    const char *why;
    int floor;
    int before;
    int64_t points;
    int64_t taken;
    int32_t term; // that the order belonged to
    int after;
    int64_t left;
} ReturnCase;

// R2.10: level = max(floor of the term, level(term total)).
static const ReturnCase return_cases[] = {
    {"the level falls with the total", BL, D, 600, 200, 2, BL, 400},
    {"exactly the threshold stays", BL, D, 600, 100, 2, D, 500},
    {"two levels at once", BL, F, 2600, 2100, 2, D, 500},
    {"never below the floor", D, F, 2600, 2600, 2, D, 0},
    {"the floor is the level already", E, E, 100, 100, 2, E, 0},
    {"nothing taken", BL, D, 600, 0, 2, D, 600},
    {"a closed term's order changes nothing", BL, D, 600, 200, 1, D, 600},
    {"a term that is not there changes nothing", BL, D, 600, 200, 3, D, 600},
    {"a fixed level stays, its points go", GV, GV, 600, 200, 2, GV, 400},
};

START_TEST(a_return_takes_points_from_its_own_term) {
    Programme programme = standard_programme();
    for (size_t i = 0; i < sizeof return_cases / sizeof return_cases[0]; i++) {
        const ReturnCase *row = &return_cases[i];
        Standing standing = running(row->floor, row->before, row->points);
        standing_take_back(&standing, &programme, row->term, (Points){row->taken * 100});
        ck_assert_msg(standing.level.index == row->after, "R2.10: %s: level %d", row->why,
                      standing.level.index);
        ck_assert_msg(standing.term_points.hundredths == row->left * 100, "R2.10: %s: points",
                      row->why);
        ck_assert_msg(standing.floor.index == row->floor, "R2.10: %s: the floor stays", row->why);
    }
}

START_TEST(the_floor_is_the_level_before_the_first_order) {
    Programme programme = standard_programme();
    Standing standing = standing_enrolled(&programme, CUSTOMER_COMMERCIAL);
    ck_assert(standing_accept_order(&standing, &programme, day("2024-03-15"), (Points){60000}));
    ck_assert_int_eq(standing.level.index, D);
    standing_take_back(&standing, &programme, 1, (Points){60000});
    ck_assert_msg(standing.level.index == BL, "R2.10: the initial term's floor is the lowest");
}

START_TEST(the_floor_is_the_reset_level) {
    Programme programme = standard_programme();
    Standing standing = running(F, F, 600);
    TermClose close;
    ck_assert(standing_close_term(&standing, &programme, day("2026-04-01"), &close));
    ck_assert(standing_accept_order(&standing, &programme, day("2026-04-01"), (Points){600000}));
    ck_assert_int_eq(standing.level.index, G);
    standing_take_back(&standing, &programme, 3, (Points){600000});
    ck_assert_msg(standing.level.index == E, "R2.7, R2.10: back to the floor E");
}

START_TEST(an_express_return_changes_nothing) {
    Programme programme = standard_programme();
    Standing standing = standing_express();
    standing_take_back(&standing, &programme, 0, (Points){100});
    ck_assert(standing.express && standing.term_points.hundredths == 0);
}

START_TEST(taking_back_more_than_there_is_aborts) {
    Programme programme = standard_programme();
    Standing standing = running(BL, BL, 1);
    standing_take_back(&standing, &programme, 2, (Points){101});
}

START_TEST(taking_back_a_negative_aborts) {
    Programme programme = standard_programme();
    Standing standing = running(BL, BL, 1);
    standing_take_back(&standing, &programme, 2, (Points){-1});
}

START_TEST(a_first_order_would_make_a_term) {
    Programme programme = standard_programme();
    Standing standing = standing_enrolled(&programme, CUSTOMER_COMMERCIAL);
    Standing ordered = standing_if_ordered(&standing, &programme, day("2025-11-25"));
    ck_assert_msg(!standing.has_term, "R5.5: nothing is changed by asking");
    ck_assert(ordered.has_term);
    expect_day(ordered.term_end, "2026-11-30", "R5.5");
    expect_day(ordered.first_anniversary, "2026-12-01", "R5.5");
    ck_assert_int_eq(ordered.term_points.hundredths, 0);
    Standing second = running(BL, D, 600);
    Standing same = standing_if_ordered(&second, &programme, day("2025-11-25"));
    ck_assert_msg(same.term == 2 && date_equal(same.term_end, second.term_end),
                  "R5.5: a term that runs stays");
    Standing express = standing_express();
    ck_assert(!standing_if_ordered(&express, &programme, day("2025-11-25")).has_term);
}

typedef struct {
    int level;
    int64_t points;
    int next;        // -1: none
    int64_t to_next; // hundredths
} SummaryCase;

START_TEST(a_summary_tells_the_way_to_the_next_level) {
    static const SummaryCase cases[] = {
        {BL, 0, D, 50000}, {BL, 300, D, 20000},  {D, 600, E, 40000},
        {D, 0, E, 100000}, {G, 5200, H, 480000}, {H, 12000, -1, 0},
    };
    Programme programme = standard_programme();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Standing standing = running(BL, cases[i].level, cases[i].points);
        AgreementSummary summary = standing_summary(&standing, &programme);
        ck_assert_int_eq(summary.has_next_level, cases[i].next >= 0);
        ck_assert_int_eq(summary.points_to_next.hundredths, cases[i].to_next);
        ck_assert(cases[i].next < 0 || summary.next_level.index == cases[i].next);
        ck_assert(!summary.express && !summary.fixed_level && summary.has_term);
        expect_day(summary.term_start, "2025-04-01", "the term's start");
        expect_day(summary.term_end, "2026-03-31", "the term's end");
        expect_day(summary.next_anniversary, "2026-04-01", "R3.2");
    }
}

START_TEST(a_summary_without_term_or_level) {
    Programme programme = standard_programme();
    Standing fresh = standing_enrolled(&programme, CUSTOMER_COMMERCIAL);
    AgreementSummary summary = standing_summary(&fresh, &programme);
    ck_assert(!summary.has_term && summary.has_next_level);
    ck_assert_int_eq(summary.points_to_next.hundredths, 50000);
    Standing fixed = standing_enrolled(&programme, CUSTOMER_ACADEMIC);
    summary = standing_summary(&fixed, &programme);
    ck_assert(summary.fixed_level && !summary.has_next_level);
    ck_assert_int_eq(summary.level.index, ED);
    Standing express = standing_express();
    summary = standing_summary(&express, &programme);
    ck_assert(summary.express && !summary.has_next_level && !summary.fixed_level);
    ck_assert(level_is_none(summary.level));
}
