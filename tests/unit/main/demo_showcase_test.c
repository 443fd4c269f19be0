// When the demo's showcases join: on whatever day the demo is made, the first renewal of the one
// falls due within the 90 days of R4.8 and not within 40, that of the other on the next 1st.
#include "domain/term.h"
#include "main/demo/cohort.h"

#include <check.h>

enum { DAYS = 4 * 366, TERM_MONTHS = 12 };

static void expect_due(size_t showcase, int32_t least, int32_t most) {
    Date first = date_of((CivilDay){2026, 1, 1});
    for (int32_t i = 0; i < DAYS; i++) {
        Date today = date_add_days(first, i);
        for (int32_t later = 0; later <= DEMO_FIRST_ORDER_DAYS; later++) {
            Date order = date_add_days(cohort_showcase_joins(today, showcase), later);
            Date due = date_add_days(full_months_end(order, TERM_MONTHS), 1);
            int32_t ahead = due.days - today.days;
            ck_assert_msg(ahead >= least && ahead <= most, "day %d, order %d: %d", i, later, ahead);
        }
    }
}

START_TEST(one_showcase_renews_in_the_coming_quarter) {
    expect_due(0, 41, 90);
}

START_TEST(the_other_renews_next_month) {
    expect_due(1, 1, 31);
}
