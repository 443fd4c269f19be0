// Renewal spans (R4.2, R4.3, R5.5), lapsed coverage (R4.11), what is held (R6.1).
#include "domain/coverage.h"
#include "standard.h"

#include <check.h>

typedef struct {
    const char *why;
    const char *first_anniversary; // NULL: express
    const char *since;
    const char *coverage_end;
    const char *due;
    const char *end;
    int32_t months;
} SpanCase;

static const SpanCase span_cases[] = {
    {"R4.2's first example", "2025-04-01", "2024-08-20", "2025-08-31", "2025-04-01", "2026-03-31",
     7},
    {"R4.2's second example", "2025-04-01", "2024-08-20", "2026-03-31", "2026-04-01", "2027-03-31",
     12},
    {"the end falls before the first anniversary", "2025-04-01", "2024-03-15", "2025-03-31",
     "2025-04-01", "2026-03-31", 12},
    {"S lies before the first anniversary", "2025-04-01", "2024-03-15", "2025-02-28", "2025-03-01",
     "2025-03-31", 1},
    {"S lies a year before the first anniversary", "2026-12-01", "2024-01-10", "2025-11-30",
     "2025-12-01", "2026-11-30", 12},
    {"R5.5: a renewal as the first order", "2026-12-01", "2025-11-25", "2025-11-30", "2025-12-01",
     "2026-11-30", 12},
    {"it came after the anniversary", "2025-04-01", "2025-06-10", "2025-08-31", "2025-09-01",
     "2026-03-31", 7},
    {"it came on the anniversary", "2025-04-01", "2025-04-01", "2025-08-31", "2025-04-01",
     "2026-03-31", 7},
    {"it came the day after", "2025-04-01", "2025-04-02", "2025-08-31", "2025-09-01", "2026-03-31",
     7},
    {"a leap day's end", "2025-03-01", "2024-01-01", "2028-01-31", "2027-03-01", "2028-02-29", 1},
    {"no leap day", "2025-03-01", "2024-01-01", "2027-01-31", "2026-03-01", "2027-02-28", 1},
    {"long lapsed, from its own end", "2025-04-01", "2020-01-01", "2021-06-30", "2021-07-01",
     "2022-03-31", 9},
    {"far ahead", "2025-04-01", "2024-08-20", "2033-12-31", "2033-04-01", "2034-03-31", 3},
    {"R4.3: express renews on S for 12 months", NULL, "2024-08-20", "2025-08-31", "2025-09-01",
     "2026-08-31", 12},
    {"R4.3: express, from a leap year", NULL, "2023-03-01", "2024-02-29", "2024-03-01",
     "2025-02-28", 12},
};

static Standing standing_from(const char *first_anniversary) {
    if (first_anniversary == NULL) {
        return standing_express();
    }
    return (Standing){.has_term = true, .term = 1, .first_anniversary = day(first_anniversary)};
}

START_TEST(the_kept_due_day_is_the_spans) {
    for (size_t i = 0; i < sizeof span_cases / sizeof span_cases[0]; i++) {
        const SpanCase *row = &span_cases[i];
        Standing standing = standing_from(row->first_anniversary);
        Date due;
        ck_assert(renewal_due(&standing, day(row->coverage_end), day(row->since), &due));
        expect_day(due, row->due, row->why);
    }
}

START_TEST(without_a_term_the_day_after_is_due_and_at_the_calendars_end_none) {
    Standing fresh = {.has_term = false};
    Date due = day("2000-01-01");
    ck_assert(renewal_due(&fresh, day("2025-08-31"), day("2024-08-20"), &due));
    expect_day(due, "2025-09-01", "no anniversary yet");
    ck_assert(!renewal_due(&fresh, day("9999-12-31"), day("2024-08-20"), &due));
    expect_day(due, "2025-09-01", "untouched");
}

START_TEST(a_renewal_ends_before_the_next_anniversary) {
    for (size_t i = 0; i < sizeof span_cases / sizeof span_cases[0]; i++) {
        const SpanCase *row = &span_cases[i];
        Standing standing = standing_from(row->first_anniversary);
        RenewalSpan span = renewal_span(&standing, day(row->coverage_end), day(row->since));
        expect_day(span.due, row->due, row->why);
        expect_day(span.end, row->end, row->why);
        ck_assert_msg(span.months == row->months, "%s: %d months", row->why, span.months);
        ck_assert_msg(span.start.days == day(row->coverage_end).days + 1, "%s: start", row->why);
    }
}

// Property 4, R4.2: every month of an anniversary by every month of an end.
START_TEST(every_anniversary_by_every_end) {
    for (int32_t anniversary = 1; anniversary <= 12; anniversary++) {
        Standing standing = {.has_term = true, .term = 9};
        standing.first_anniversary = date_of((CivilDay){2020, anniversary, 1});
        for (int32_t start_month = 1; start_month <= 12; start_month++) {
            Date start = date_of((CivilDay){2024, start_month, 1});
            int32_t months = (anniversary - start_month + 12) % 12;
            months = months == 0 ? 12 : months;
            Date before = date_month_first(start, months - 12);
            RenewalSpan span = renewal_span(&standing, date_add_days(start, -1), day("2019-01-01"));
            ck_assert_msg(span.months == months, "anniversary %d, start %d: %d", anniversary,
                          start_month, span.months);
            ck_assert(date_equal(span.start, start) && date_is_month_first(span.start));
            ck_assert(date_is_month_last(span.end));
            ck_assert(date_equal(date_add_days(span.end, 1), date_month_first(start, months)));
            ck_assert_int_eq(date_civil(date_add_days(span.end, 1)).month, anniversary);
            ck_assert_msg(date_equal(span.due, before), "anniversary %d, start %d", anniversary,
                          start_month);
        }
    }
}

START_TEST(the_due_day_follows_when_it_came_and_the_first_anniversary) {
    for (int32_t first = 2022; first <= 2027; first++) {
        for (int32_t since = 2022; since <= 2027; since++) {
            Standing standing = {.has_term = true, .term = 1};
            standing.first_anniversary = date_of((CivilDay){first, 4, 1});
            Date came = date_of((CivilDay){since, 3, 31});
            RenewalSpan span = renewal_span(&standing, day("2025-08-31"), came);
            // A is 1 Apr 2025.
            bool on_anniversary = first <= 2025 && since <= 2025;
            expect_day(span.due, on_anniversary ? "2025-04-01" : "2025-09-01", "R4.2");
        }
    }
}

START_TEST(after_one_renewal_all_lines_end_together) {
    Standing standing = {.has_term = true, .term = 1, .first_anniversary = day("2025-04-01")};
    Date end = day("2025-04-30");
    for (int i = 0; i < 11; i++) {
        RenewalSpan span = renewal_span(&standing, end, day("2024-04-02"));
        expect_day(span.end, "2026-03-31", "property 4");
        end = date_month_last(end, 1);
    }
}

START_TEST(an_end_inside_a_month_aborts) {
    Standing standing = standing_express();
    (void)renewal_span(&standing, day("2025-08-30"), day("2024-08-20"));
}

START_TEST(a_span_without_a_term_aborts) {
    Standing standing = {.has_term = false};
    (void)renewal_span(&standing, day("2025-08-31"), day("2024-08-20"));
}

typedef struct {
    int32_t grace;
    const char *today;
    bool lapsed;
} LapsedCase;

START_TEST(coverage_lapses_after_its_end_and_grace) {
    static const LapsedCase cases[] = {
        {0, "2025-08-30", false},  {0, "2025-08-31", false}, {0, "2025-09-01", true},
        {0, "2030-01-01", true},   {1, "2025-09-01", false}, {1, "2025-09-02", true},
        {30, "2025-09-30", false}, {30, "2025-10-01", true}, {365, "2026-08-31", false},
        {365, "2026-09-01", true},
    };
    Programme programme = standard_programme();
    Date end = day("2025-08-31");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        programme.grace_days = cases[i].grace;
        Date today = day(cases[i].today);
        bool lapsed = coverage_lapsed(&programme, end, today);
        ck_assert_msg(lapsed == cases[i].lapsed, "R4.11: %s with %d days of grace", cases[i].today,
                      cases[i].grace);
        ck_assert_msg(lapsed == date_before(end, coverage_open_from(&programme, today)),
                      "R4.11: the filter says the same");
    }
}

START_TEST(a_term_types_end_ends_its_use) {
    Date end = day("2025-08-31");
    static const PartType stays[] = {PART_LICENCE};
    static const PartType ends[] = {PART_FIXED_TERM, PART_COMMITTED_TERM};
    for (size_t i = 0; i < sizeof stays / sizeof stays[0]; i++) {
        ck_assert_msg(coverage_is_held(stays[i], end, day("2025-08-31")), "R4.11: use stays");
        ck_assert_msg(coverage_is_held(stays[i], end, day("2099-01-01")), "R4.11: use stays");
    }
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        ck_assert_msg(coverage_is_held(ends[i], end, day("2025-08-31")), "R6.1: the last day");
        ck_assert_msg(!coverage_is_held(ends[i], end, day("2025-09-01")), "R6.1: the day after");
    }
}

// The calendar ends with 9999: a renewal's end, and the days counted from it, must lie in it.
START_TEST(coverage_goes_on_as_far_as_the_calendar) {
    Standing express = standing_express();
    Standing standing = {.has_term = true, .term = 1, .first_anniversary = day("2025-01-01")};
    Date last = day("9997-12-31");
    ck_assert(coverage_can_follow(day("2025-08-31")) && coverage_can_follow(last));
    ck_assert(!coverage_can_follow(day("9998-01-31")));
    ck_assert(!coverage_can_follow(DATE_MAX));
    expect_day(renewal_span(&express, last, last).end, "9998-12-31", "R4.3");
    expect_day(renewal_span(&standing, last, last).end, "9998-12-31", "R4.2");
}
