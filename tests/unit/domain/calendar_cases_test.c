// The calendar as tables: edges, leap days, settings other than the default (R1.9, R4.8–R4.10,
// R8.7).
#include "domain/calendar.h"
#include "standard.h"

#include <check.h>

typedef struct {
    RenewalNotice notice;
    const char *due;
    const char *on;
} NoticeCase;

START_TEST(notices_come_calendar_days_before) {
    static const NoticeCase cases[] = {
        {NOTICE_CONTACT_CHECK, "2025-04-01", "2024-12-02"},
        {NOTICE_RENEWAL_QUOTE, "2025-04-01", "2025-01-01"},
        {NOTICE_RENEWAL_QUOTE, "2024-04-01", "2024-01-02"}, // over 29 February
        {NOTICE_REMINDER_FIRST, "2025-04-01", "2025-01-31"},
        {NOTICE_REMINDER_SECOND, "2025-04-01", "2025-03-02"},
        {NOTICE_REMINDER_LAST, "2025-04-01", "2025-03-25"},
        {NOTICE_REMINDER_LAST, "2025-01-01", "2024-12-25"},
    };
    Programme programme = standard_programme();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_day(renewal_notice_on(&programme, cases[i].notice, day(cases[i].due)), cases[i].on,
                   "R4.8");
    }
    programme.last_reminder_days = 14;
    expect_day(renewal_notice_on(&programme, NOTICE_REMINDER_LAST, day("2025-04-01")), "2025-03-18",
               "R4.8, by the setting");
}

START_TEST(an_automatic_renewal_may_be_paid_59_days) {
    Programme programme = standard_programme();
    expect_day(renewal_payment_until(&programme, day("2025-04-01")), "2025-05-30", "R4.9");
    programme.payment_days = 30;
    expect_day(renewal_payment_until(&programme, day("2025-04-01")), "2025-05-01", "R4.9");
}

typedef struct {
    const char *since;
    const char *due;
    const char *valid_to;
    const char *today;
    bool orders;
    const char *why;
} AutomaticCase;

// R4.2: what is due on the anniversary may be covered for months yet; what is due on the day after
// its coverage has ended when its day comes.
START_TEST(P24_2_a_standing_quote_orders_itself_on_its_due_day) {
    static const AutomaticCase cases[] = {
        {"2025-01-10", "2025-04-01", "2025-03-31", "2025-03-31", false, "the day before"},
        {"2025-01-10", "2025-04-01", "2025-03-31", "2025-04-01", true, "the day"},
        {"2025-01-10", "2025-04-01", "2025-08-31", "2025-04-01", true, "covered still"},
        {"2025-01-10", "2025-04-01", "2025-03-31", "2025-04-04", true, "nobody looked before"},
        {"2025-03-31", "2025-04-01", "2025-03-31", "2025-04-01", true, "changes count until then"},
        {"2025-04-01", "2025-04-01", "2025-08-31", "2025-04-01", false, "and not on the day"},
        {"2025-05-15", "2025-04-01", "2025-08-31", "2025-06-01", false, "nor behind it"},
        {"2025-01-10", "2025-04-01", "2025-03-30", "2025-04-01", false, "R8.7: over before"},
        {"2024-01-10", "2024-03-01", "2024-02-29", "2024-03-01", true, "over a leap day"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const AutomaticCase *one = &cases[i];
        ck_assert_msg(renewal_orders_itself(day(one->since), day(one->due), day(one->valid_to),
                                            day(one->today)) == one->orders,
                      "R4.9: %s", one->why);
    }
    expect_day(renewal_changes_until(day("2025-03-01")), "2025-02-28", "R4.9");
}

START_TEST(fewer_than_covered_needs_a_declaration) {
    ck_assert_msg(renewal_needs_declaration((Quantity){10}, (Quantity){9}), "R4.10");
    ck_assert_msg(renewal_needs_declaration((Quantity){10}, (Quantity){0}), "R4.10");
    ck_assert_msg(!renewal_needs_declaration((Quantity){10}, (Quantity){10}), "R4.10");
}

typedef struct {
    const char *last_order;
    const char *coverage_ended;
    const char *from;
} InactiveCase;

START_TEST(inactive_from_the_month_after_24_months) {
    static const InactiveCase cases[] = {
        {"2023-01-10", "2024-01-31", "2026-02-01"}, // R1.9's example
        {"2024-03-10", "2024-01-31", "2026-04-01"}, // the order is the later
        {"2024-03-01", "2024-02-29", "2026-04-01"}, {"2023-01-10", "2024-12-31", "2027-01-01"},
        {"2024-02-29", "2024-02-29", "2026-03-01"},
    };
    Programme programme = standard_programme();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        AgreementActivity last = {.ordered_on = day(cases[i].last_order),
                                  .covered_to = day(cases[i].coverage_ended)};
        Date from = {0};
        ck_assert(agreement_inactive_from(&programme, &last, &from));
        expect_day(from, cases[i].from, "R1.9");
        ck_assert(!date_before(agreement_idle_by(&programme, from), last.covered_to));
        ck_assert(date_before(agreement_idle_by(&programme, date_add_days(from, -1)),
                              date_before(last.ordered_on, last.covered_to) ? last.covered_to
                                                                            : last.ordered_on));
    }
    programme.inactive_months = 1;
    AgreementActivity last = {.ordered_on = day("2024-01-31"), .covered_to = day("2024-01-31")};
    Date from = {0};
    ck_assert(agreement_inactive_from(&programme, &last, &from));
    expect_day(from, "2024-03-01", "R1.9, by the setting");
}

typedef struct {
    const char *why;
    const char *presented;
    const char *change; // NULL: none
    const char *until;
} QuoteCase;

START_TEST(a_sales_quote_lives_30_days_or_to_a_price_change) {
    static const QuoteCase cases[] = {
        {"no change known", "2025-03-01", NULL, "2025-03-31"},
        {"a change far away", "2025-03-01", "2025-06-01", "2025-03-31"},
        {"a change on the day after the last", "2025-03-01", "2025-04-01", "2025-03-31"},
        {"a change on the last day", "2025-03-01", "2025-03-31", "2025-03-30"},
        {"a change tomorrow", "2025-03-01", "2025-03-02", "2025-03-01"},
        {"over a leap day", "2024-02-15", NULL, "2024-03-16"},
    };
    Programme programme = standard_programme();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const QuoteCase *row = &cases[i];
        Date change = row->change == NULL ? (Date){0} : day(row->change);
        expect_day(sales_quote_until(&programme, day(row->presented), row->change != NULL, change),
                   row->until, "R8.7");
    }
}

typedef struct {
    const char *why;
    int64_t paid;
    const char *term_end;
    const char *notice;
    bool ends;
    const char *ends_on;
    int32_t months;
    int64_t refund;
} EarlyCase;

static const EarlyCase early_cases[] = {
    {"in the middle of a month", 12000, "2025-03-31", "2024-08-10", true, "2024-09-09", 6, 6000},
    {"on a month's last day", 12000, "2025-03-31", "2024-08-31", true, "2024-09-30", 6, 6000},
    {"on a month's first day", 12000, "2025-03-31", "2024-09-01", true, "2024-10-01", 5, 5000},
    {"inside the last month", 12000, "2025-03-31", "2025-02-15", true, "2025-03-17", 0, 0},
    {"the day before the end", 12000, "2025-03-31", "2025-02-28", true, "2025-03-30", 0, 0},
    {"on the last day", 12000, "2025-03-31", "2025-03-01", false, "", 0, 0},
    {"behind the end", 12000, "2025-03-31", "2025-03-20", false, "", 0, 0},
    {"half up", 100, "2025-03-31", "2024-09-15", true, "2024-10-15", 5, 42},
};

START_TEST(a_fixed_term_ends_early_after_30_days) {
    for (size_t i = 0; i < sizeof early_cases / sizeof early_cases[0]; i++) {
        const EarlyCase *row = &early_cases[i];
        EarlyEnd end = {.unused_months = -7};
        bool ends =
            fixed_term_end_early((Money){row->paid}, day(row->term_end), day(row->notice), &end);
        ck_assert_msg(ends == row->ends, "section 6: %s", row->why);
        if (!row->ends) {
            ck_assert_int_eq(end.unused_months, -7);
            continue;
        }
        expect_day(end.ends_on, row->ends_on, row->why);
        ck_assert_msg(end.unused_months == row->months, "%s: %d", row->why, end.unused_months);
        ck_assert_msg(end.refund.minor == row->refund, "%s: %lld", row->why,
                      (long long)end.refund.minor);
    }
}

START_TEST(a_notice_outside_the_list_aborts) {
    Programme programme = standard_programme();
    (void)renewal_notice_on(&programme, NOTICE_COUNT, day("2025-04-01"));
}
