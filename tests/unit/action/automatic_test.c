// Automatic renewal (R4.9, P24-2). The world's A1 has its anniversary on 1 Apr 2025: 40 XL of S1
// and 7 of S2 are covered to the day before and due on it with 12 months, 4 XL of S1, covered to 31
// Aug, with 7 months. 51 × 10 points of the first term are level D.
#include "action/night/enterprise_night.h"
#include "action/order/order_submit.h"
#include "action/plan/what_if.h"
#include "action/renewal/automatic.h"
#include "quote_world.h"
#include "store/q_night.h"
#include "store/q_order.h"
#include "store/q_outbox.h"

static NightDone night(World *world, const char *today) {
    ActionContext context = on_day(world, today);
    NightList list;
    NightDone done;
    MUST(see_night(&context, &list));
    MUST(do_enterprises_night(&context, list.enterprises, list.count, &done));
    return done;
}

static void put(World *world, const char *today, const char *agreement, bool automatic) {
    ActionContext context = on_day(world, today);
    AutomaticInput input = {.agreement = text_of(agreement), .automatic = automatic};
    AutomaticOutcome outcome;
    Refusals refusals;
    MUST(do_automatic_switch(&context, &input, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
}

static Automatic coming(World *world, const char *today, const char *agreement) {
    ActionContext context = on_day(world, today);
    Automatic automatic;
    Refusals refusals;
    MUST(see_automatic(&context, text_of(agreement), &automatic, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    return automatic;
}

// How often something was left to be told.
static int told(World *world, const char *kind) {
    QOutboxListAfterRows rows;
    int count = 0;
    MUST(q_outbox_list_after(
        world->db, &world->arena,
        &(QOutboxListAfterIn){.enterprise = world->enterprise, .upto = INT64_MAX}, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        count += text_equal(rows.rows[i].kind, text_of(kind));
    }
    return count;
}

// What A1 holds by coverage end.
static int64_t covered_to(World *world, const char *today, const char *end) {
    ActionContext context = on_day(world, today);
    EntitlementRows rows;
    Refusals refusals;
    int64_t quantity = 0;
    MUST(see_entitlements(&context, true, S("A1"), NULL, &rows, &refusals));
    for (size_t i = 0; i < rows.count; i++) {
        quantity +=
            date_equal(rows.rows[i].coverage_end, day(end)) ? rows.rows[i].quantity.count : 0;
    }
    return quantity;
}

static AgreementSummary a1(World *world, const char *today) {
    ActionContext context = on_day(world, today);
    AgreementSummary summary;
    Refusals refusals;
    MUST(see_agreement(&context, S("A1"), NULL, &summary, &refusals));
    return summary;
}

// The order of a standing quote, by its number.
static OrderId order_made(World *world) {
    QOutboxListAfterRows rows;
    OrderId made = {0};
    MUST(q_outbox_list_after(
        world->db, &world->arena,
        &(QOutboxListAfterIn){.enterprise = world->enterprise, .upto = INT64_MAX}, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        made.id =
            text_equal(rows.rows[i].kind, S("order.accepted")) ? rows.rows[i].object : made.id;
    }
    return made;
}

static Text number_of(World *world, OrderId order) {
    QOrderLoadRow row;
    bool found = false;
    MUST(q_order_load(world->db, &world->arena,
                      &(QOrderLoadIn){.enterprise = world->enterprise, .order_id = order}, &row,
                      &found));
    ck_assert(found);
    return row.number;
}

START_TEST(P24_2_the_due_day_orders_what_the_dry_run_showed) {
    World world = new_quote_world();
    (void)night(&world, "2025-01-01");
    put(&world, "2025-01-10", "A1", true);
    Automatic dry = coming(&world, "2025-02-01", "A1");
    ck_assert_uint_eq(dry.order_count, 1);
    ck_assert_uint_eq(dry.orders[0].line_count, 3);
    expect_day(dry.orders[0].due, "2025-04-01", "R4.2");
    expect_day(dry.orders[0].changes_until, "2025-03-31", "R4.9");
    ck_assert_msg(text_equal(dry.orders[0].level, S("D")), "R2.8: the reset runs first");
    ck_assert_int_eq(dry.orders[0].total.minor, 47 * 19000 + 4 * 11083); // 190.00 × 7 ÷ 12
    ck_assert_int_eq(night(&world, "2025-03-31").ordered, 0);
    NightDone done = night(&world, "2025-04-01");
    ck_assert_int_eq(done.ordered, 1);
    ck_assert_int_eq(told(&world, "renewal.automatic_ordered"), 1);
    QOrderLoadRow order;
    bool found = false;
    MUST(q_order_load(
        world.db, &world.arena,
        &(QOrderLoadIn){.enterprise = world.enterprise, .order_id = order_made(&world)}, &order,
        &found));
    ck_assert_int_eq(order.total.minor, dry.orders[0].total.minor);
    ck_assert_int_eq(order.points.hundredths, dry.orders[0].points.hundredths);
    expect_day(order.accepted_on, "2025-04-01", "R4.5");
    ck_assert_int_eq(covered_to(&world, "2025-04-01", "2026-03-31"), 51);
    ck_assert_msg(night(&world, "2025-04-01").ordered == 0, "once");
    ck_assert_msg(night(&world, "2025-04-02").ordered == 0, "once");
    end_world(&world);
}

START_TEST(P24_2_unpaid_day_60_cancels_and_coverage_shows_lapsed) {
    World world = new_quote_world();
    (void)night(&world, "2025-01-01");
    put(&world, "2025-01-10", "A1", true);
    (void)night(&world, "2025-04-01");
    int64_t points = a1(&world, "2025-04-01").term_points.hundredths;
    ck_assert_int_eq(points, (47 * 2 + 4 * 2 * 7 / 12) * 100 + 67); // 94.00 + 4.67
    ck_assert_msg(night(&world, "2025-05-30").cancelled == 0, "day 59 may be paid yet");
    ck_assert_int_eq(night(&world, "2025-05-31").cancelled, 1);
    ck_assert_int_eq(told(&world, "renewal.automatic_cancelled"), 1);
    ck_assert_int_eq(covered_to(&world, "2025-05-31", "2026-03-31"), 0);
    ck_assert_int_eq(covered_to(&world, "2025-05-31", "2025-03-31"), 47);
    ck_assert_int_eq(covered_to(&world, "2025-05-31", "2025-08-31"), 4);
    ck_assert_msg(a1(&world, "2025-05-31").term_points.hundredths == 0, "R2.10");
    ck_assert_int_eq(night(&world, "2025-05-31").cancelled, 0);
    end_world(&world);
}

START_TEST(paid_in_time_it_stays) {
    World world = new_quote_world();
    (void)night(&world, "2025-01-01");
    put(&world, "2025-01-10", "A1", true);
    (void)night(&world, "2025-04-01");
    ActionContext context = on_day(&world, "2025-05-30");
    PaidInput input = {.order = number_of(&world, order_made(&world))};
    AutomaticOutcome outcome;
    Refusals refusals;
    MUST(do_order_paid(&context, &input, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    MUST(do_order_paid(&context, &input, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_ALREADY_DECIDED);
    ck_assert_int_eq(night(&world, "2025-06-30").cancelled, 0);
    ck_assert_int_eq(covered_to(&world, "2025-06-30", "2026-03-31"), 51);
    end_world(&world);
}

// R10.3: whoever acts first on the enterprise finds its day made, whatever it asks for.
START_TEST(an_action_finds_the_day_made) {
    World world = new_quote_world();
    (void)night(&world, "2025-01-01");
    put(&world, "2025-01-10", "A1", true);
    put(&world, "2025-04-01", "A1", false); // too late for this due day
    ck_assert_int_eq(covered_to(&world, "2025-04-01", "2026-03-31"), 51);
    PaidInput input = {.order = number_of(&world, order_made(&world))};
    ActionContext context = on_day(&world, "2025-05-31");
    AutomaticOutcome outcome;
    Refusals refusals;
    MUST(do_order_paid(&context, &input, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_ALREADY_DECIDED); // its day cancelled it before
    ck_assert_msg(covered_to(&world, "2025-05-31", "2025-03-31") == 47, "and that stays done");
    end_world(&world);
}

// Nor does who only looks see a day that is not made; what is tried for a later day makes none.
START_TEST(a_look_finds_the_day_made) {
    World world = new_quote_world();
    const OrderLineInput line = {.part = S("XL"), .quantity = {1}};
    (void)night(&world, "2025-01-01");
    put(&world, "2025-01-10", "A1", true);
    WhatIfInput later = {.site = S("S1"),
                         .lines = &line,
                         .line_count = 1,
                         .currency = on_day(&world, "2025-03-01").prices.currency,
                         .has_day = true,
                         .day = day("2025-04-01")};
    ActionContext before = on_day(&world, "2025-03-01");
    WhatIfOutcome tried;
    Refusals refusals;
    MUST(see_what_if(&before, &later, &tried, &refusals));
    ck_assert_int_eq(covered_to(&world, "2025-04-01", "2026-03-31"), 0);
    OrderSubmitInput input = {
        .site = S("S1"), .lines = &line, .line_count = 1, .currency = later.currency};
    ActionContext context = on_day(&world, "2025-04-01");
    OrderSubmitOutcome outcome;
    MUST(do_order_check(&context, &input, &outcome, &refusals));
    ck_assert_int_eq(covered_to(&world, "2025-04-01", "2026-03-31"), 51);
    end_world(&world);
}

START_TEST(switched_off_or_too_late_nothing_orders_itself) {
    World world = new_quote_world();
    (void)night(&world, "2025-01-01");
    put(&world, "2025-01-10", "A1", true);
    put(&world, "2025-03-31", "A1", false);
    put(&world, "2025-04-01", "A1", true); // counts for the next due day
    NightDone done = night(&world, "2025-04-01");
    ck_assert_int_eq(done.ordered, 0);
    ck_assert_int_eq(covered_to(&world, "2025-04-01", "2025-03-31"), 47);
    end_world(&world);
}

START_TEST(what_a_partner_quoted_and_what_moved_is_not_ordered_twice) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    (void)night(&world, "2025-01-01");
    put(&world, "2025-01-10", "A1", true);
    ActionContext context = as(&world, "2025-02-02", &reseller);
    (void)quote_all(&context, "A1"); // the standing quote is empty, and gone
    ck_assert_uint_eq(coming(&world, "2025-02-03", "A1").order_count, 0);
    ck_assert_int_eq(night(&world, "2025-04-01").ordered, 0);
    end_world(&world);
}

// 4 of S1 are covered to August yet, and open again: who did not pay is not ordered for once more.
START_TEST(what_was_cancelled_stands_again_and_does_not_order_itself) {
    World world = new_quote_world();
    (void)night(&world, "2025-01-01");
    put(&world, "2025-01-10", "A1", true);
    (void)night(&world, "2025-04-01");
    NightDone done = night(&world, "2025-05-31");
    ck_assert_int_eq(done.cancelled, 1);
    ck_assert_int_eq(done.lines, 1);
    ck_assert_int_eq(night(&world, "2025-06-01").ordered, 0);
    ck_assert_uint_eq(coming(&world, "2025-06-01", "A1").order_count, 0);
    end_world(&world);
}

START_TEST(what_cannot_be_ordered_on_the_day_stops_nothing_else) {
    World world = new_quote_world();
    (void)night(&world, "2025-01-01");
    put(&world, "2025-01-10", "A1", true);
    ActionContext context = on_day(&world, "2025-02-20");
    MoveInput move = {.from = S("S2"), .to = S("T1"), .all = true}; // into another agreement
    Quantity moved;
    Refusals refusals;
    MUST(do_entitlements_move(&context, &move, &moved, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    ck_assert_uint_eq(coming(&world, "2025-03-01", "A1").orders[0].line_count, 2);
    ck_assert_int_eq(night(&world, "2025-04-01").ordered, 1);
    ck_assert_int_eq(covered_to(&world, "2025-04-01", "2026-03-31"), 44);
    end_world(&world);
}

START_TEST(a_record_that_moved_since_is_taken_back_where_it_went) {
    World world = new_quote_world();
    (void)night(&world, "2025-01-01");
    put(&world, "2025-01-10", "A1", true);
    (void)night(&world, "2025-04-01");
    ActionContext context = on_day(&world, "2025-04-20");
    MoveInput move = {.from = S("S1"), .to = S("S2"), .all = true};
    Quantity moved;
    Refusals refusals;
    MUST(do_entitlements_move(&context, &move, &moved, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    ck_assert_int_eq(night(&world, "2025-06-01").cancelled, 1);
    ck_assert_int_eq(covered_to(&world, "2025-06-01", "2025-03-31"), 47);
    ck_assert_int_eq(covered_to(&world, "2025-06-01", "2025-08-31"), 4);
    end_world(&world);
}

START_TEST(P24_3_express_orders_each_acquisition_by_itself) {
    World world = new_quote_world();
    enrol(&world, "E1", "X1", true);
    (void)buy(&world, "2024-05-05", "E1", "XL", 2, BY_RESELLER);
    (void)buy(&world, "2024-06-06", "E1", "XL", 3, BY_RESELLER);
    put(&world, "2025-03-01", "X1", true);
    (void)night(&world, "2025-04-05");
    Automatic dry = coming(&world, "2025-04-05", "X1");
    ck_assert_uint_eq(dry.order_count, 2);
    ck_assert_int_eq(dry.orders[0].total.minor, 2 * 20000);
    ck_assert_int_eq(night(&world, "2025-05-31").ordered, 0);
    ck_assert_int_eq(night(&world, "2025-06-01").ordered, 1); // R4.3: due on the day after its end
    ck_assert_int_eq(night(&world, "2025-07-01").ordered, 1);
    ck_assert_int_eq(night(&world, "2025-07-31").cancelled, 1);
    end_world(&world);
}
