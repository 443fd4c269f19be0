// Days around renewals (R1.9, R4.8, R4.9, R4.10, R8.7) and the early end of a fixed-term licence
// (§6).
#include "domain/calendar.h"

#include <check.h>

static const Programme programme = {
    .payment_days = 59,
    .sales_quote_days = 30,
    .inactive_months = 24,
    .contact_check_days = 120,
    .renewal_quote_days = 90,
    .first_reminder_days = 60,
    .second_reminder_days = 30,
    .last_reminder_days = 7,
};

static Date day(int year, int month, int number) {
    return date_of((CivilDay){year, month, number});
}

START_TEST(notices_are_calendar_days_before_due) {
    Date due = day(2025, 4, 1);
    ck_assert(
        date_equal(renewal_notice_on(&programme, NOTICE_CONTACT_CHECK, due), day(2024, 12, 2)));
    ck_assert(
        date_equal(renewal_notice_on(&programme, NOTICE_RENEWAL_QUOTE, due), day(2025, 1, 1)));
    ck_assert(
        date_equal(renewal_notice_on(&programme, NOTICE_REMINDER_FIRST, due), day(2025, 1, 31)));
    ck_assert(
        date_equal(renewal_notice_on(&programme, NOTICE_REMINDER_SECOND, due), day(2025, 3, 2)));
    ck_assert(
        date_equal(renewal_notice_on(&programme, NOTICE_REMINDER_LAST, due), day(2025, 3, 25)));
}

START_TEST(an_automatic_renewal_may_be_paid_on_day_59_and_not_on_60) {
    ck_assert(date_equal(renewal_payment_until(&programme, day(2025, 4, 1)), day(2025, 5, 30)));
}

START_TEST(renewing_less_needs_a_declaration_renewing_all_does_not) {
    ck_assert(renewal_needs_declaration((Quantity){10}, (Quantity){9}));
    ck_assert(!renewal_needs_declaration((Quantity){10}, (Quantity){10}));
}

static Date inactive_from(AgreementActivity last) {
    Date from = {0};
    ck_assert(agreement_inactive_from(&programme, &last, &from));
    return from;
}

// R1.9's own example, and the order being the later of the two.
START_TEST(an_agreement_may_be_inactive_after_24_months_from_the_next_first) {
    Date covered = day(2024, 1, 31);
    ck_assert(date_equal(
        inactive_from((AgreementActivity){.ordered_on = day(2023, 1, 10), .covered_to = covered}),
        day(2026, 2, 1)));
    ck_assert(date_equal(
        inactive_from((AgreementActivity){.ordered_on = day(2024, 2, 1), .covered_to = covered}),
        day(2026, 3, 1)));
}

START_TEST(one_of_the_two_is_enough_and_neither_counts_from_nothing) {
    AgreementActivity neither = {.ordered_on_null = true, .covered_to_null = true};
    Date from = day(2000, 1, 1);
    ck_assert(date_equal(
        inactive_from((AgreementActivity){.ordered_on_null = true, .covered_to = day(2024, 1, 31)}),
        day(2026, 2, 1)));
    ck_assert(date_equal(
        inactive_from((AgreementActivity){.ordered_on = day(2024, 1, 31), .covered_to_null = true}),
        day(2026, 2, 1)));
    ck_assert(!agreement_inactive_from(&programme, &neither, &from));
    ck_assert(date_equal(from, day(2000, 1, 1)));
}

// The day before it may be, and the day itself.
START_TEST(idle_by_is_the_last_day_that_is_long_enough_ago) {
    ck_assert(date_equal(agreement_idle_by(&programme, day(2026, 2, 1)), day(2024, 1, 31)));
    ck_assert(date_equal(agreement_idle_by(&programme, day(2026, 1, 31)), day(2023, 12, 31)));
}

// What counted by the last day of January 2024 is inactive from 1 Feb 2026: 90 days before is 3 Nov
// 2025.
START_TEST(the_notice_of_inactivity_goes_90_days_before) {
    ck_assert(date_equal(agreement_idle_since(&programme, day(2025, 11, 3)), day(2024, 1, 31)));
    ck_assert(date_equal(agreement_idle_since(&programme, day(2025, 11, 2)), day(2023, 12, 31)));
}

static int32_t days_now(Date shown_on, Date today) {
    static const int32_t days[] = {60, 30, 7};
    int32_t found = 0;
    return notice_days_now(days, 3, day(2025, 4, 1), shown_on, today, &found) ? found : 0;
}

START_TEST(of_several_reminders_the_last_whose_day_has_come_goes) {
    Date early = day(2025, 1, 1);
    ck_assert_int_eq(days_now(early, day(2025, 1, 30)), 0);
    ck_assert_int_eq(days_now(early, day(2025, 1, 31)), 60);
    ck_assert_int_eq(days_now(early, day(2025, 3, 1)), 60);
    ck_assert_int_eq(days_now(early, day(2025, 3, 2)), 30);
    ck_assert_int_eq(days_now(early, day(2025, 3, 25)), 7);
    ck_assert_int_eq(days_now(day(2025, 3, 2), day(2025, 3, 3)), 0); // shown after that day
    ck_assert_int_eq(days_now(day(2025, 3, 2), day(2025, 3, 25)), 7);
}

START_TEST(a_sales_quote_ends_before_a_published_change) {
    Date on = day(2025, 6, 10);
    ck_assert(date_equal(sales_quote_until(&programme, on, false, on), day(2025, 7, 10)));
    ck_assert(
        date_equal(sales_quote_until(&programme, on, true, day(2025, 7, 1)), day(2025, 6, 30)));
    ck_assert(
        date_equal(sales_quote_until(&programme, on, true, day(2025, 7, 10)), day(2025, 7, 9)));
    ck_assert(
        date_equal(sales_quote_until(&programme, on, true, day(2025, 7, 11)), day(2025, 7, 10)));
}

// 1200.00 paid to 31 Mar 2026; notice on 1 Sep 2025 ends on 1 Oct 2025: Nov … Mar are unused, 5 ×
// 100.00.
START_TEST(ending_a_fixed_term_early_gives_unused_whole_months_back) {
    EarlyEnd end;
    ck_assert(fixed_term_end_early((Money){120000}, day(2026, 3, 31), day(2025, 9, 1), &end));
    ck_assert(date_equal(end.ends_on, day(2025, 10, 1)));
    ck_assert_int_eq(end.unused_months, 5);
    ck_assert_int_eq(end.refund.minor, 50000);
}

START_TEST(a_notice_too_late_ends_nothing_early) {
    EarlyEnd end;
    ck_assert(!fixed_term_end_early((Money){120000}, day(2026, 3, 31), day(2026, 3, 1), &end));
    ck_assert(fixed_term_end_early((Money){120000}, day(2026, 3, 31), day(2026, 2, 28), &end));
    ck_assert_int_eq(end.unused_months, 0);
    ck_assert_int_eq(end.refund.minor, 0);
}
