// When the demo's showcase joins: on whatever day the demo is made, its first renewal falls due
// behind all that life renews ahead of a due day (40 days), and within the 90 days of R4.8.
#include "domain/term.h"
#include "main/demo/cohort.h"

#include <check.h>

enum { DAYS = 4 * 366, TERM_MONTHS = 12, AHEAD_LEAST = 41, AHEAD_MOST = 90 };

START_TEST(showcase_renews_in_the_coming_quarter) {
    Date first = date_of((CivilDay){2026, 1, 1});
    for (int32_t i = 0; i < DAYS; i++) {
        Date today = date_add_days(first, i);
        for (int32_t later = 0; later <= DEMO_FIRST_ORDER_DAYS; later++) {
            Date order = date_add_days(cohort_showcase_joins(today), later);
            Date due = date_add_days(full_months_end(order, TERM_MONTHS), 1);
            int32_t ahead = due.days - today.days;
            ck_assert_msg(ahead >= AHEAD_LEAST && ahead <= AHEAD_MOST, "day %d, order %d: %d", i,
                          later, ahead);
        }
    }
}
END_TEST
