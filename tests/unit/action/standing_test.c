// Standing renewal quotes and the calendar's notices (P24, R4.8, R1.9). The world's A1 has its
// anniversary on 1 Apr 2025: 40 XL of S1 and 7 of S2 are due then with 12 months from 1 Apr, 4 XL
// of S1 with 7 months from 1 Sep.
#include "action/night/enterprise_night.h"
#include "quote_world.h"
#include "store/q_night.h"
#include "store/q_outbox.h"

static NightDone night(World *world, const char *today) {
    ActionContext context = on_day(world, today);
    NightList list;
    NightDone done;
    MUST(see_night(&context, &list));
    MUST(do_enterprises_night(&context, list.enterprises, list.count, &done));
    return done;
}

// The n-th standing renewal quote, as the house sees it.
static Quote standing(World *world, const char *today, size_t n) {
    ActionContext context = on_day(world, today);
    QNightListShownRows rows;
    Quote quote = {0};
    MUST(q_night_list_shown(
        world->db, &world->arena,
        &(QNightListShownIn){.enterprise = world->enterprise, .today = context.today}, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        QuoteWork work;
        bool found = false;
        MUST(quote_work_load(&context, world->enterprise, rows.rows[i].quote, 0, &work, &found));
        if (work.state == QUOTE_STANDING && n-- == 0) {
            quote = quote_of(&context, work.number);
        }
    }
    return quote;
}

static int told(World *world, const char *kind, int32_t days) {
    QNightListToldRows rows;
    int count = 0;
    MUST(q_night_list_told(world->db, &world->arena,
                           &(QNightListToldIn){.enterprise = world->enterprise}, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        count += text_equal(rows.rows[i].kind, text_of(kind)) && rows.rows[i].days == days;
    }
    return count;
}

START_TEST(P24_1_one_quote_for_all_sites_and_products_90_days_before) {
    World world = new_quote_world();
    ck_assert_int_eq(night(&world, "2024-12-31").quotes, 0);
    NightDone done = night(&world, "2025-01-01");
    ck_assert_int_eq(done.quotes, 2); // A1 of the reseller, B1 of its rival
    ck_assert_int_eq(done.lines, 4);
    Quote quote = standing(&world, "2025-01-01", 0);
    ck_assert(quote.state == QUOTE_STANDING && quote.line_count == 3);
    // 47 × 200.00 and 4 × 116.67, at the lowest level: 51 × 10 points of the first term are D,
    // though.
    RenewalInput input = {.of_agreement = true, .number = S("A1"), .by = day("2025-04-01")};
    OrderView wanted;
    Refusals refusals;
    ActionContext context = on_day(&world, "2025-01-01");
    MUST(see_renewals(&context, &input, &wanted, &refusals));
    ck_assert_int_eq(quote.totals.net.minor, wanted.total.minor);
    expect_day(quote.valid_to, "2025-03-31", "R8.7: the earliest coverage end");
    end_world(&world);
}

START_TEST(a_night_repeated_makes_nothing_twice) {
    World world = new_quote_world();
    (void)night(&world, "2025-01-01");
    NightDone again = night(&world, "2025-01-01");
    ck_assert(again.enterprises == 0 && again.quotes == 0 && again.notices == 0);
    again = night(&world, "2025-01-02");
    ck_assert(again.enterprises == 0 && again.lines == 0);
    end_world(&world);
}

START_TEST(P24_3_express_has_a_quote_for_each_acquisition) {
    World world = new_quote_world();
    enrol(&world, "E1", "X1", true);
    (void)buy(&world, "2024-05-05", "E1", "XL", 2, BY_RESELLER);
    (void)buy(&world, "2024-05-06", "E1", "XL", 3, BY_RESELLER);
    (void)night(&world, "2025-01-01");
    ck_assert_int_eq(night(&world, "2025-03-03").quotes, 2); // due on 1 June, each by itself
    end_world(&world);
}

START_TEST(what_cannot_be_priced_is_an_exception_and_stops_no_other) {
    World world = new_quote_world();
    (void)buy(&world, "2024-03-25", "S2", "XO", 5, BY_RESELLER); // its renewal part has no price
    NightDone done = night(&world, "2025-01-01");
    ck_assert_int_eq(done.failed, 1);
    ck_assert_int_eq(done.lines, 4);
    QNightListExceptionsOfRows rows;
    MUST(q_night_list_exceptions_of(world.db, &world.arena,
                                    &(QNightListExceptionsOfIn){.enterprise = world.enterprise},
                                    &rows));
    ck_assert_uint_eq(rows.count, 1);
    ck_assert(text_equal(rows.rows[0].refusal, S("no_price")));
    ck_assert_msg(night(&world, "2025-01-02").enterprises == 0, "the same again is not said again");
    end_world(&world);
}

START_TEST(what_is_ordered_leaves_and_what_comes_due_joins) {
    World world = new_quote_world();
    (void)buy(&world, "2024-09-10", "S2", "XL", 6,
              BY_RESELLER); // to 30 Sep 2025: due on 1 Apr, too
    (void)night(&world, "2025-01-01");
    ck_assert_uint_eq(standing(&world, "2025-01-01", 0).line_count, 4);
    ActionContext context = on_day(&world, "2025-01-05");
    RenewalInput input = {.number = S("S2"), .by = day("2025-04-01"), .parties = BY_RESELLER};
    OrderView order;
    Refusals refusals;
    MUST(do_renew(&context, &input, &order, &refusals));
    ck_assert_uint_eq(standing(&world, "2025-01-05", 0).line_count, 2);
    (void)buy(&world, "2025-01-10", "S2", "XL", 1,
              BY_RESELLER);                                 // to 31 Jan 2026: not due before April
    ck_assert_int_eq(night(&world, "2025-01-11").lines, 1); // due on the anniversary before it
    ck_assert_uint_eq(standing(&world, "2025-01-11", 0).line_count, 3);
    end_world(&world);
}

START_TEST(a_partners_own_quote_takes_its_lines_from_the_standing_one) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    (void)night(&world, "2025-01-01");
    ActionContext context = as(&world, "2025-01-02", &reseller);
    Text number = quote_all(&context, "A1").quotes[0];
    ck_assert_uint_eq(quote_of(&context, number).line_count, 3);
    ck_assert_uint_eq(standing(&world, "2025-01-02", 0).line_count, 1); // the rival's alone
    ck_assert_int_eq(night(&world, "2025-01-03").lines, 0);
    QuoteOutcome outcome;
    Refusals refusals;
    QuoteEndInput end = {.seen = {number, 0}};
    MUST(do_quote_withdraw(&context, &end, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    ck_assert_int_eq(night(&world, "2025-01-04").lines, 3); // free again
    end_world(&world);
}

START_TEST(a_customer_accepts_what_stands) {
    World world = new_quote_world();
    (void)night(&world, "2025-01-01");
    ActionContext house = on_day(&world, "2025-01-02");
    QuoteAcceptInput input = {.seen = {standing(&world, "2025-01-02", 0).number, 0}};
    QuoteOutcome outcome;
    Refusals refusals;
    MUST(do_quote_accept(&house, &input, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    ck_assert_int_eq(outcome.state, QUOTE_ACCEPTED);
    ck_assert_int_eq(outcome.revision, 1);
    ck_assert_int_eq(outcome.edition, 3); // made, presented, accepted
    ck_assert_int_eq(night(&world, "2025-01-03").lines, 0);
    end_world(&world);
}

START_TEST(what_a_customer_declined_does_not_stand_again) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    (void)night(&world, "2025-01-01");
    ActionContext context = as(&world, "2025-01-02", &reseller);
    ActionContext house = on_day(&world, "2025-01-02");
    QuoteSeen seen = {standing(&world, "2025-01-02", 0).number, 0};
    QuoteEndInput end = {.seen = seen};
    QuoteOutcome outcome;
    Refusals refusals;
    MUST(do_quote_present(&context, &seen, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    MUST(do_quote_decline(&house, &end, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    ck_assert_int_eq(night(&world, "2025-01-03").lines, 0);
    // 47 are covered to 31 Mar 2025, 4 to 31 Aug; T1's are of another quote, which expires.
    (void)night(&world, "2025-03-31");
    ck_assert_int_eq(told(&world, "renewal.lapsed", 0), 0);
    (void)night(&world, "2025-04-01");
    (void)night(&world, "2025-04-02");
    ck_assert_msg(told(&world, "renewal.lapsed", 0) == 2, "§6: what was declined lapses too");
    (void)night(&world, "2025-09-01");
    ck_assert_msg(told(&world, "renewal.lapsed", 0) == 3, "each coverage on its own day");
    ck_assert_int_eq(night(&world, "2025-09-02").notices, 0);
    end_world(&world);
}

START_TEST(what_was_declined_and_renewed_after_all_does_not_lapse) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    (void)night(&world, "2025-01-01");
    ActionContext context = as(&world, "2025-01-02", &reseller);
    ActionContext house = on_day(&world, "2025-01-02");
    QuoteSeen seen = {standing(&world, "2025-01-02", 0).number, 0};
    QuoteEndInput end = {.seen = seen};
    RenewalInput all = {.of_agreement = true, .number = S("A1"), .by = day("2025-04-01")};
    QuoteOutcome outcome;
    OrderView order;
    Refusals refusals;
    MUST(do_quote_present(&context, &seen, &outcome, &refusals));
    MUST(do_quote_decline(&house, &end, &outcome, &refusals));
    MUST(do_renew(&house, &all, &order, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    (void)night(&world, "2025-04-01");
    (void)night(&world, "2025-09-01");
    ck_assert_msg(told(&world, "renewal.lapsed", 0) == 1, "T1's alone");
    end_world(&world);
}

START_TEST(each_notice_goes_once_on_its_day) {
    World world = new_quote_world();
    (void)night(&world, "2024-12-01");
    ck_assert_int_eq(told(&world, "contact.check", 120), 0);
    (void)night(&world, "2024-12-02");
    ck_assert_int_eq(told(&world, "contact.check", 120), 3); // S1, S2, T1
    (void)night(&world, "2025-01-01");
    ck_assert_int_eq(told(&world, "renewal.quote_ready", 90), 2);
    (void)night(&world, "2025-01-30");
    ck_assert_int_eq(told(&world, "renewal.reminder", 60), 0);
    (void)night(&world, "2025-01-31");
    (void)night(&world, "2025-02-01");
    ck_assert_int_eq(told(&world, "renewal.reminder", 60), 2);
    (void)night(&world, "2025-03-25"); // 30 days before was missed; the last counts
    ck_assert_int_eq(told(&world, "renewal.reminder", 30), 0);
    ck_assert_int_eq(told(&world, "renewal.reminder", 7), 2);
    ck_assert_int_eq(told(&world, "quote.expiring", 7), 2);
    (void)night(&world, "2025-03-30");
    ck_assert_int_eq(told(&world, "quote.expiring", 1), 2);
    (void)night(&world, "2025-04-01"); // the coverage of 47 and 3 ended; 4 go on to 31 Aug
    ck_assert_int_eq(told(&world, "renewal.lapsed", 0), 2);
    ck_assert_uint_eq(standing(&world, "2025-04-01", 0).line_count, 1);
    end_world(&world);
}

START_TEST(an_idle_agreement_is_told_90_days_before_it_may_be_inactive) {
    World world = new_quote_world();
    (void)night(&world,
                "2027-01-29"); // A1: covered to 31 Aug 2025; B1 to 31 Mar 2025: from 1 Apr 2027
    ck_assert_int_eq(told(&world, "agreement.inactivity", 90), 1);
    (void)night(&world, "2027-06-03"); // A1: from 1 Sep 2027, 90 days before is 3 June
    (void)night(&world, "2027-06-04");
    ck_assert_int_eq(told(&world, "agreement.inactivity", 90), 2);
    end_world(&world);
}
