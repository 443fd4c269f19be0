// The calendar, against one that counts day by day; R10.1.
#include "base/date.h"
#include "expect.h"

#include <check.h>

typedef struct {
    const char *why;
    Text text;
    bool good;
} ParseCase;

static const ParseCase parse_cases[] = {
    {"an ordinary day", S_INIT("2024-03-15"), true},
    {"the first day there is", S_INIT("0001-01-01"), true},
    {"the last day there is", S_INIT("9999-12-31"), true},
    {"a leap day", S_INIT("2024-02-29"), true},
    {"2000 is a leap year", S_INIT("2000-02-29"), true},
    {"30 February", S_INIT("2023-02-30"), false},
    {"2023 has no leap day", S_INIT("2023-02-29"), false},
    {"1900 has no leap day", S_INIT("1900-02-29"), false},
    {"2100 has no leap day", S_INIT("2100-02-29"), false},
    {"31 April", S_INIT("2024-04-31"), false},
    {"31 June", S_INIT("2024-06-31"), false},
    {"31 September", S_INIT("2024-09-31"), false},
    {"31 November", S_INIT("2024-11-31"), false},
    {"32 January", S_INIT("2024-01-32"), false},
    {"day 0", S_INIT("2024-01-00"), false},
    {"month 0", S_INIT("2024-00-10"), false},
    {"month 13", S_INIT("2024-13-10"), false},
    {"year 0", S_INIT("0000-01-01"), false},
    {"nothing", S_INIT(""), false},
    {"a byte short", S_INIT("2024-03-1"), false},
    {"a byte long", S_INIT("2024-03-150"), false},
    {"a blank in front", S_INIT(" 2024-03-1"), false},
    {"a blank behind", S_INIT("2024-03-1 "), false},
    {"a blank for a zero", S_INIT("2024- 3-15"), false},
    {"slashes", S_INIT("2024/03/15"), false},
    {"the first dash is another sign", S_INIT("2024:03-15"), false},
    {"the second dash is another sign", S_INIT("2024-03:15"), false},
    {"a sign", S_INIT("+024-03-15"), false},
    {"a letter in the year", S_INIT("2O24-03-15"), false},
    {"a letter in the month", S_INIT("2024-O3-15"), false},
    {"a letter in the day", S_INIT("2024-03-l5"), false},
    {"a NUL in it", S_INIT("2024-03-1\0"), false},
    {"a time behind", S_INIT("2024-03-15T00:00Z"), false},
    {"digits of another script", S_INIT("２０24-15"), false},
};

START_TEST(only_days_that_exist_are_read) {
    for (size_t i = 0; i < sizeof parse_cases / sizeof parse_cases[0]; i++) {
        const ParseCase *row = &parse_cases[i];
        Date date = {-77};
        ck_assert_msg(date_parse(row->text, &date) == row->good, "%s", row->why);
        if (row->good) {
            char out[DATE_TEXT_BYTES];
            date_write(date, out);
            ck_assert_msg(text_equal(row->text, (Text){out, sizeof out}), "%s", row->why);
        } else {
            ck_assert_msg(date.days == -77, "%s: ret is untouched", row->why);
        }
    }
}

static Date day(const char *text) {
    Date date = {0};
    ck_assert_msg(date_parse(text_of(text), &date), "%s is no day", text);
    return date;
}

// Our own calendar: counts on from the day before.
static CivilDay next_day(CivilDay civil) {
    static const int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int32_t length = lengths[civil.month - 1];
    bool leap = civil.year % 400 == 0 || (civil.year % 4 == 0 && civil.year % 100 != 0);
    length += civil.month == 2 && leap;
    if (civil.day < length) {
        civil.day++;
        return civil;
    }
    civil.day = 1;
    if (civil.month < 12) {
        civil.month++;
        return civil;
    }
    return (CivilDay){.year = civil.year + 1, .month = 1, .day = 1};
}

static bool same_civil(CivilDay a, CivilDay b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

// An assertion is dear beside a day, so it stands behind an if.
START_TEST(every_day_of_9999_years_goes_round) {
    CivilDay civil = {.year = 1, .month = 1, .day = 1};
    for (int32_t days = DATE_MIN.days; days <= DATE_MAX.days; days++) {
        Date date = {days};
        CivilDay next = next_day(civil);
        bool fine = date_of(civil).days == days && same_civil(date_civil(date), civil) &&
                    date_is_month_first(date) == (civil.day == 1) &&
                    date_is_month_last(date) == (next.day == 1);
        if (!fine) {
            ck_abort_msg("day %d, %d-%d-%d", days, civil.year, civil.month, civil.day);
        }
        civil = next;
    }
    ck_assert_int_eq(civil.year, 10000);
}

START_TEST(written_days_are_read_again) {
    Date again = {0};
    char text[DATE_TEXT_BYTES];
    for (int32_t days = DATE_MIN.days; days <= DATE_MAX.days; days += 13) {
        date_write((Date){days}, text);
        if (!date_parse((Text){text, sizeof text}, &again) || again.days != days) {
            ck_abort_msg("day %d", days);
        }
    }
}

START_TEST(known_days_have_their_numbers) {
    Arena arena = new_arena();
    ck_assert_int_eq(day("1970-01-01").days, 0);
    ck_assert_int_eq(day("1969-12-31").days, -1);
    ck_assert_int_eq(day("2000-03-01").days, 11017);
    ck_assert_int_eq(day("0001-01-01").days, DATE_MIN.days);
    ck_assert_int_eq(day("9999-12-31").days, DATE_MAX.days);
    expect_text(date_text(&arena, (Date){0}), "1970-01-01", "day 0");
    arena_free(&arena);
}

typedef struct {
    const char *from;
    int32_t months;
    const char *first;
    const char *last;
} MonthCase;

static const MonthCase month_cases[] = {
    {"2024-03-15", 0, "2024-03-01", "2024-03-31"},
    {"2024-03-31", 1, "2024-04-01", "2024-04-30"},
    {"2024-01-31", 1, "2024-02-01", "2024-02-29"},
    {"2023-01-31", 1, "2023-02-01", "2023-02-28"},
    {"2024-02-29", 12, "2025-02-01", "2025-02-28"},
    {"2024-12-31", 1, "2025-01-01", "2025-01-31"},
    {"2024-12-01", 11, "2025-11-01", "2025-11-30"},
    {"2024-03-01", -1, "2024-02-01", "2024-02-29"},
    {"2024-01-15", -1, "2023-12-01", "2023-12-31"},
    {"2024-01-15", -13, "2022-12-01", "2022-12-31"},
    {"2000-02-01", -1200, "1900-02-01", "1900-02-28"},
    {"0001-12-31", -11, "0001-01-01", "0001-01-31"},
    {"9998-12-31", 12, "9999-12-01", "9999-12-31"},
};

START_TEST(months_have_a_first_and_a_last_day) {
    for (size_t i = 0; i < sizeof month_cases / sizeof month_cases[0]; i++) {
        const MonthCase *row = &month_cases[i];
        Date from = day(row->from);
        ck_assert_int_eq(date_month_first(from, row->months).days, day(row->first).days);
        ck_assert_int_eq(date_month_last(from, row->months).days, day(row->last).days);
        ck_assert_int_eq(date_months_between(from, day(row->last)), row->months);
        ck_assert_int_eq(date_months_between(day(row->first), from), -row->months);
    }
}

START_TEST(days_compare_by_time) {
    Date early = day("2024-02-29");
    Date late = day("2024-03-01");
    ck_assert(date_before(early, late) && !date_before(late, early) && !date_before(early, early));
    ck_assert(date_equal(early, early) && !date_equal(early, late));
    ck_assert_int_eq(date_compare(early, late), -1);
    ck_assert_int_eq(date_compare(late, early), 1);
    ck_assert_int_eq(date_compare(late, late), 0);
    ck_assert_int_eq(date_add_days(early, 1).days, late.days);
    ck_assert_int_eq(date_add_days(late, -1).days, early.days);
    ck_assert_int_eq(date_add_days(DATE_MIN, DATE_MAX.days - DATE_MIN.days).days, DATE_MAX.days);
}

typedef struct {
    const char *why;
    const char *utc_day;
    int32_t utc_second; // of that day
    int32_t offset_minutes;
    const char *civil_day;
} InstantCase;

static const InstantCase instant_cases[] = {
    {"R10.1's example", "2025-04-01", 4 * 3600 + 1800, -300, "2025-03-31"},
    {"a second before midnight in UTC-5", "2025-04-01", 5 * 3600 - 1, -300, "2025-03-31"},
    {"midnight in UTC-5", "2025-04-01", 5 * 3600, -300, "2025-04-01"},
    {"UTC itself", "2025-04-01", 0, 0, "2025-04-01"},
    {"the last second of a day", "2025-04-01", 86399, 0, "2025-04-01"},
    {"ahead of UTC by 14 hours", "2025-03-31", 10 * 3600, 840, "2025-04-01"},
    {"a second before that", "2025-03-31", 10 * 3600 - 1, 840, "2025-03-31"},
    {"a zone of half hours", "2024-02-28", 18 * 3600 + 1800, 330, "2024-02-29"},
    {"a second before 1970", "1969-12-31", 86399, 0, "1969-12-31"},
    {"the first second of the day before", "1969-12-31", 0, 0, "1969-12-31"},
    {"long ago, behind UTC", "1900-01-01", 0, -1, "1899-12-31"},
    {"long ago, ahead of UTC", "1899-12-31", 86399, 1, "1900-01-01"},
};

START_TEST(an_instant_has_a_civil_day) {
    for (size_t i = 0; i < sizeof instant_cases / sizeof instant_cases[0]; i++) {
        const InstantCase *row = &instant_cases[i];
        Instant instant = {date_midnight_utc(day(row->utc_day)).seconds + row->utc_second};
        Date got = instant_civil_day(instant, row->offset_minutes);
        ck_assert_msg(date_equal(got, day(row->civil_day)), "R10.1: %s", row->why);
    }
    ck_assert_int_eq(instant_civil_day((Instant){-1}, 0).days, -1);
    ck_assert_int_eq(instant_civil_day((Instant){-86400}, 0).days, -1);
    ck_assert_int_eq(instant_civil_day((Instant){-86401}, 0).days, -2);
    ck_assert_int_eq(date_midnight_utc((Date){-2}).seconds, -172800);
}

START_TEST(a_day_behind_the_last_aborts) {
    (void)date_add_days(DATE_MAX, 1);
}

START_TEST(a_day_before_the_first_aborts) {
    (void)date_add_days(DATE_MIN, -1);
}

START_TEST(a_month_before_the_first_aborts) {
    (void)date_month_first(DATE_MIN, -1);
}

START_TEST(a_month_behind_the_last_aborts) {
    (void)date_month_last(DATE_MAX, 1);
}

START_TEST(a_thirteenth_month_aborts) {
    (void)date_of((CivilDay){.year = 2024, .month = 13, .day = 1});
}

START_TEST(an_instant_is_read_to_the_second) {
    Instant at = {7};
    ck_assert(instant_parse(S("1970-01-01T00:00:00Z"), &at));
    ck_assert_int_eq(at.seconds, 0);
    ck_assert(instant_parse(S("2026-11-21T21:30:59Z"), &at));
    ck_assert_int_eq(at.seconds, 1795296659);
}

START_TEST(no_other_instant_is_read) {
    static const char *const wrong[] = {
        "",
        "2026-11-21",
        "2026-11-21T21:30:00",
        "2026-11-21T21:30:00z",
        "2026-11-21 21:30:00Z",
        "2026-11-21T24:00:00Z",
        "2026-11-21T23:60:00Z",
        "2026-11-21T23:00:60Z",
        "2026-02-30T00:00:00Z",
        "2026-11-21T2a:00:00Z",
        "2026-11-21T21:30:00+7",
    };
    Instant at = {7};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        ck_assert_msg(!instant_parse(text_of(wrong[i]), &at), "%s", wrong[i]);
        ck_assert_int_eq(at.seconds, 7);
    }
}
