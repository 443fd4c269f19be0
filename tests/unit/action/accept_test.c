// What each action does when it is accepted, worked by hand from rules.md.
#include "asking.h"
#include "store/q_entitlement.h"
#include "store/q_order.h"

static Answer ask_on(World *world, const char *today, Ask ask) {
    return must_ask(world, today, &ask);
}

static AgreementSummary see(World *world, const char *today, const char *agreement) {
    ActionContext context = on_day(world, today);
    AgreementSummary summary = {0};
    Refusals refusals;
    MUST(see_agreement(&context, text_of(agreement), NULL, &summary, &refusals));
    ck_assert(!refused(&refusals));
    return summary;
}

static EntitlementRows held(World *world, const char *today, bool of_agreement, const char *name) {
    ActionContext context = on_day(world, today);
    EntitlementRows rows = {0};
    Refusals refusals;
    MUST(see_entitlements(&context, of_agreement, text_of(name), NULL, &rows, &refusals));
    ck_assert(!refused(&refusals));
    return rows;
}

typedef struct {
    const char *site;
    const char *part;
    int64_t quantity;
    const char *end;
    bool covered;
} HeldRowWanted;

static void expect_held(EntitlementRows rows, const HeldRowWanted *wanted, size_t count,
                        const char *why) {
    ck_assert_msg(rows.count == count, "%s: %zu rows", why, rows.count);
    for (size_t i = 0; i < count; i++) {
        const EntitlementRow *row = &rows.rows[i];
        ck_assert_msg(text_equal(row->site, text_of(wanted[i].site)), "%s: row %zu", why, i);
        ck_assert_msg(text_equal(row->part, text_of(wanted[i].part)), "%s: row %zu", why, i);
        ck_assert_msg(row->quantity.count == wanted[i].quantity, "%s: row %zu: %lld", why, i,
                      (long long)row->quantity.count);
        expect_day(row->coverage_end, wanted[i].end, why);
        ck_assert_msg(row->covered == wanted[i].covered, "%s: row %zu", why, i);
    }
}

START_TEST(enrolment_starts_nothing) {
    World world = new_world(false);
    Answer answer =
        ask_on(&world, "2024-01-10", (Ask){.kind = ASK_ENROL, .site = "S1", .agreement = "A1"});
    ck_assert_msg(!answer.agreement.has_term && answer.agreement.level.index == BL, "R3.1");
    ck_assert_int_eq(answer.agreement.points_to_next.hundredths, 50000);
    Answer express = ask_on(&world, "2024-01-10", (Ask){.kind = ASK_ENROL_EXPRESS, .site = "X1"});
    ck_assert(express.agreement.express && level_is_none(express.agreement.level));
    Answer added =
        ask_on(&world, "2024-01-11", (Ask){.kind = ASK_ADD_SITE, .site = "S2", .agreement = "A1"});
    ck_assert(!added.agreement.has_term);
    end_world(&world);
}

START_TEST(numbers_of_sites_and_agreements_do_not_meet) {
    World world = new_world(false);
    ask_on(&world, "2024-01-10", (Ask){.kind = ASK_ENROL, .site = "007", .agreement = "007"});
    ask_on(&world, "2024-01-10", (Ask){.kind = ASK_ENROL, .site = "7", .agreement = "07"});
    ck_assert(!see(&world, "2024-01-10", "007").has_term);
    ActionContext context = on_day(&world, "2024-01-10");
    AgreementSummary summary;
    Refusals refusals;
    MUST(see_agreement(&context, S("7"), NULL, &summary, &refusals));
    ck_assert_int_eq(refusals.items[0].id, REFUSAL_AGREEMENT_NOT_FOUND);
    end_world(&world);
}

START_TEST(an_order_makes_points_coverage_and_entitlements) {
    World world = new_world(false);
    ask_on(&world, "2024-01-10", (Ask){.kind = ASK_ENROL, .site = "S1", .agreement = "A1"});
    Answer answer = ask_on(&world, "2024-03-15",
                           (Ask){.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 60});
    const OrderView *order = &answer.order;
    ck_assert_msg(order->level.index == D, "R2.5: 600 points make level D");
    ck_assert_int_eq(order->points.hundredths, 60000);
    ck_assert_int_eq(order->total.minor, 60 * 95000);
    ck_assert_uint_eq(order->line_count, 1);
    ck_assert_int_eq(order->lines[0].unit.minor, 95000);
    expect_day(order->lines[0].coverage_start, "2024-03-15", "R4.1");
    expect_day(order->lines[0].coverage_end, "2025-03-31", "R4.1");
    ck_assert_int_eq(order->lines[0].months, 0);
    ck_assert_ptr_nonnull(order->lines[0].trace);
    ck_assert_msg(order->agreement.level.index == D, "R2.6");
    expect_day(order->agreement.term_end, "2025-03-31", "R3.1");
    expect_day(order->agreement.next_anniversary, "2025-04-01", "R3.2");
    static const HeldRowWanted wanted[] = {{"S1", "XL", 60, "2025-03-31", true}};
    expect_held(held(&world, "2024-03-15", false, "S1"), wanted, 1, "R9.1");
    end_world(&world);
}

START_TEST(an_express_order_earns_nothing) {
    World world = new_world(false);
    settle(&world);
    Answer answer = ask_on(&world, "2025-06-01",
                           (Ask){.kind = ASK_ORDER, .site = "X1", .part = "XL", .quantity = 60});
    ck_assert(answer.order.express && level_is_none(answer.order.level));
    ck_assert_int_eq(answer.order.points.hundredths, 0);
    ck_assert_msg(answer.order.total.minor == 60 * 100000, "R1.1: express pays BL");
    end_world(&world);
}

// R8.4's row in force: a price from 1 July, published in May.
START_TEST(the_price_is_that_of_the_day_of_acceptance) {
    World world = new_world(false);
    settle(&world);
    add_price(&world, "XM", "2025-07-01", "2025-05-15", 1200);
    Answer before = ask_on(&world, "2025-06-30",
                           (Ask){.kind = ASK_ORDER, .site = "S3", .part = "XM", .quantity = 10});
    Answer after = ask_on(&world, "2025-07-01",
                          (Ask){.kind = ASK_ORDER, .site = "S3", .part = "XM", .quantity = 10});
    ck_assert_msg(before.order.total.minor == 10000, "R4.6: the day before");
    ck_assert_msg(after.order.total.minor == 12000, "R4.6: the day itself");
    end_world(&world);
}

// A1's first anniversary is 1 Apr 2025, S1's coverage ends 31 Mar 2026 and 31 May 2026.
START_TEST(a_renewal_names_its_lines_coverage) {
    World world = new_world(false);
    settle(&world);
    Ask asking = {.kind = ASK_SEE_RENEWALS, .site = "S1", .by = "2026-12-31", .except = "XP"};
    Answer seen = must_ask(&world, "2026-03-01", &asking);
    asking.kind = ASK_RENEW;
    Answer done = must_ask(&world, "2026-03-01", &asking);
    const OrderView *orders[] = {&seen.order, &done.order};
    for (int i = 0; i < 2; i++) {
        ck_assert_uint_eq(orders[i]->line_count, 2);
        const OrderLineView *first = &orders[i]->lines[0];
        expect_day(first->due, "2026-04-01", "R4.2");
        expect_day(first->coverage_start, "2026-04-01", "R4.2");
        expect_day(first->coverage_end, "2027-03-31", "R4.2");
        ck_assert_int_eq(first->months, 12);
        ck_assert_int_eq(first->quantity.count, 40);
        ck_assert(text_equal(first->part, S("XR")));
        const OrderLineView *second = &orders[i]->lines[1];
        expect_day(second->due, "2026-04-01", "R4.2");
        expect_day(second->coverage_start, "2026-06-01", "R4.2");
        expect_day(second->coverage_end, "2027-03-31", "R4.2");
        ck_assert_int_eq(second->months, 10);
        ck_assert_int_eq(second->unit.minor, 15833);      // level D: 190.00 × 10/12
        ck_assert_int_eq(second->points.hundredths, 667); // 4 × 2.00 × 10/12
        ck_assert_int_eq(orders[i]->total.minor, 40 * 19000 + 4 * 15833);
    }
    static const HeldRowWanted wanted[] = {{"S1", "XC", 5, "2027-03-31", true},
                                           {"S1", "XL", 44, "2027-03-31", true},
                                           {"S1", "XO", 2, "2026-05-31", true}};
    expect_held(held(&world, "2026-03-01", false, "S1"), wanted, 3, "property 4");
    end_world(&world);
}

// R4.6: by the first day of the coverage, among what is published on the day of acceptance.
START_TEST(a_renewal_is_priced_by_its_first_day) {
    World world = new_world(false);
    settle(&world);
    add_price(&world, "XR", "2026-06-01", "2026-02-15", 24000);
    add_price(&world, "XR", "2026-06-01", "2026-03-02", 60000); // published a day too late
    Answer seen =
        ask_on(&world, "2026-03-01",
               (Ask){.kind = ASK_SEE_RENEWALS, .site = "S1", .by = "2026-12-31", .except = "XP"});
    ck_assert_uint_eq(seen.order.line_count, 2);
    ck_assert_msg(seen.order.lines[0].unit.minor == 19000, "R4.6: from 1 April, the old price");
    ck_assert_msg(seen.order.lines[1].unit.minor == 20000, "R4.6: from 1 June, 240.00 x 10/12");
    expect_day(seen.order.lines[1].trace->price_on, "2026-06-01", "R4.6");
    expect_day(seen.order.lines[1].trace->published_by, "2026-03-01", "R4.6");
    end_world(&world);
}

START_TEST(a_renewal_that_is_repeated_names_it_too) {
    World world = new_world(false);
    settle(&world);
    static const Ask asking = {.kind = ASK_RENEW, .site = "S1", .by = "2026-12-31", .except = "XP"};
    ActionContext context = with_key(&world, "2026-03-01", "k", "d");
    Answer first = ask_in(&world, &context, &asking);
    Answer again = ask_in(&world, &context, &asking);
    ck_assert_uint_eq(again.order.line_count, 2);
    ck_assert_int_eq(again.order.lines[1].months, 10);
    expect_day(again.order.lines[1].due, "2026-04-01", "R4.2");
    ck_assert_ptr_null(again.order.lines[1].trace);
    ck_assert_int_eq(again.order.order.id, first.order.order.id);
    end_world(&world);
}

START_TEST(what_is_left_out_stays_open) {
    World world = new_world(false);
    settle(&world);
    ask_on(&world, "2024-03-20",
           (Ask){.kind = ASK_ENROL, .site = "S8", .agreement = "A8"}); // its own term
    ask_on(&world, "2025-06-01",
           (Ask){.kind = ASK_ORDER, .site = "S8", .part = "XL", .quantity = 1});
    ask_on(&world, "2025-06-01",
           (Ask){.kind = ASK_ORDER, .site = "S8", .part = "XF", .quantity = 1});
    Ask asking = {.kind = ASK_SEE_RENEWALS, .site = "S8", .by = "2026-06-01", .except = "XR"};
    ck_assert_uint_eq(must_ask(&world, "2026-05-01", &asking).order.line_count, 0);
    asking.except = "matches nothing";
    ck_assert_uint_eq(must_ask(&world, "2026-05-01", &asking).order.line_count, 2);
    end_world(&world);
}

START_TEST(renewals_of_nothing_have_the_relationship_level) {
    World world = new_world(false);
    settle(&world);
    Answer none = ask_on(&world, "2025-06-01",
                         (Ask){.kind = ASK_SEE_RENEWALS, .site = "S3", .by = "2026-12-31"});
    ck_assert_uint_eq(none.order.line_count, 0);
    ck_assert(none.order.total.minor == 0 && none.order.points.hundredths == 0);
    ck_assert_int_eq(none.order.level.index, BL);
    Answer express = ask_on(&world, "2025-03-01",
                            (Ask){.kind = ASK_SEE_RENEWALS, .site = "X1", .by = "2025-03-31"});
    ck_assert(level_is_none(express.order.level) && express.order.line_count == 0);
    end_world(&world);
}

START_TEST(an_express_renewal_is_twelve_months) {
    World world = new_world(false);
    settle(&world);
    Answer done =
        ask_on(&world, "2025-03-20", (Ask){.kind = ASK_RENEW, .site = "X1", .by = "2025-04-01"});
    ck_assert_uint_eq(done.order.line_count, 1);
    expect_day(done.order.lines[0].due, "2025-04-01", "R4.3");
    expect_day(done.order.lines[0].coverage_end, "2026-03-31", "R4.3");
    ck_assert_int_eq(done.order.lines[0].months, 12);
    ck_assert_int_eq(done.order.total.minor, 3 * 20000);
    end_world(&world);
}

START_TEST(a_reinstatement_takes_what_lapsed) {
    World world = new_world(false);
    settle(&world);
    Answer done = ask_on(&world, "2025-06-01",
                         (Ask){.kind = ASK_ORDER, .site = "S2", .part = "XS", .quantity = 5});
    ck_assert_int_eq(done.order.total.minor, 5 * 60000);
    ck_assert_msg(done.order.points.hundredths == 3000, "R2.3");
    expect_day(done.order.lines[0].coverage_start, "2025-06-01", "R4.11");
    expect_day(done.order.lines[0].coverage_end, "2026-05-31", "R4.11");
    static const HeldRowWanted wanted[] = {{"S2", "XL", 2, "2025-03-31", false},
                                           {"S2", "XL", 5, "2026-05-31", true}};
    expect_held(held(&world, "2025-06-01", false, "S2"), wanted, 2, "R4.11");
    end_world(&world);
}

START_TEST(a_return_takes_quantity_and_points_back) {
    World world = new_world(false);
    settle(&world);
    AgreementSummary before = see(&world, "2025-06-19", "A1");
    Answer back =
        ask_on(&world, "2025-06-19", // the thirtieth day
               (Ask){.kind = ASK_RETURN, .order = ORDER_RECENT, .line = 1, .quantity = 3});
    ck_assert_msg(back.back.credit.minor == 3 * 95000, "R9.2: at the price paid, level D's");
    ck_assert_int_eq(back.back.points.hundredths, -3000);
    ck_assert_int_eq(back.back.agreement.term_points.hundredths,
                     before.term_points.hundredths - 3000);
    static const HeldRowWanted wanted[] = {{"S1", "XC", 5, "2027-03-31", true},
                                           {"S1", "XL", 40, "2026-03-31", true},
                                           {"S1", "XL", 1, "2026-05-31", true},
                                           {"S1", "XO", 2, "2026-05-31", true}};
    expect_held(held(&world, "2025-06-19", false, "S1"), wanted, 4, "R9.2");
    Ask more = {.kind = ASK_RETURN, .order = ORDER_RECENT, .line = 1, .quantity = 2};
    ActionContext context = on_day(&world, "2025-06-19");
    ck_assert_int_eq(ask_in(&world, &context, &more).refusals.items[0].id, REFUSAL_BAD_QUANTITY);
    end_world(&world);
}

START_TEST(a_return_can_lower_the_level) {
    World world = new_world(false);
    ask_on(&world, "2024-01-10", (Ask){.kind = ASK_ENROL, .site = "S1", .agreement = "A1"});
    ask_on(&world, "2024-03-15",
           (Ask){.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 60});
    Answer back = ask_on(&world, "2024-04-14",
                         (Ask){.kind = ASK_RETURN, .order = 0, .line = 1, .quantity = 20});
    ck_assert_int_eq(back.back.points.hundredths, -20000);
    ck_assert_msg(back.back.agreement.level.index == BL, "R2.10: back to the floor");
    ck_assert_msg(back.back.credit.minor == 20 * 95000, "R9.2: at the price paid");
    end_world(&world);
}

// R2.10: the order's term is closed by the time of the return.
START_TEST(a_closed_terms_reset_is_not_reopened) {
    World world = new_world(false);
    ask_on(&world, "2024-01-10", (Ask){.kind = ASK_ENROL, .site = "S1", .agreement = "A1"});
    ask_on(&world, "2024-03-15",
           (Ask){.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 1});
    ask_on(&world, "2025-03-20",
           (Ask){.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 60});
    ck_assert_msg(see(&world, "2025-04-01", "A1").level.index == D, "R2.7: 610 points keep D");
    Answer back = ask_on(&world, "2025-04-02",
                         (Ask){.kind = ASK_RETURN, .order = 1, .line = 1, .quantity = 60});
    ck_assert_int_eq(back.back.points.hundredths, -60000);
    ck_assert_msg(back.back.agreement.level.index == D, "R2.10");
    ck_assert_int_eq(back.back.agreement.term_points.hundredths, 0);
    end_world(&world);
}

START_TEST(entitlements_move_with_their_coverage) {
    World world = new_world(false);
    settle(&world);
    Answer moved = ask_on(&world, "2025-06-01",
                          (Ask){.kind = ASK_MOVE_LINE,
                                .site = "S1",
                                .to = "S3",
                                .order = ORDER_FIRST,
                                .line = 1,
                                .quantity = 15});
    ck_assert_int_eq(moved.moved.count, 15);
    static const HeldRowWanted target[] = {{"S3", "XL", 15, "2026-03-31", true}};
    expect_held(held(&world, "2025-06-01", false, "S3"), target, 1, "R5.2");
    static const HeldRowWanted source[] = {{"S1", "XC", 5, "2027-03-31", true},
                                           {"S1", "XL", 25, "2026-03-31", true},
                                           {"S1", "XL", 4, "2026-05-31", true},
                                           {"S1", "XO", 2, "2026-05-31", true}};
    expect_held(held(&world, "2025-06-01", false, "S1"), source, 4, "R5.2");
    ck_assert_msg(!see(&world, "2025-06-01", "A2").has_term, "R5.3, R5.5: nothing begins");
    // R5.5: A2's first order would be the renewal itself, accepted 2 Mar 2026.
    Answer seen = ask_on(&world, "2026-03-02",
                         (Ask){.kind = ASK_SEE_RENEWALS, .site = "S3", .by = "2026-04-01"});
    ck_assert_uint_eq(seen.order.line_count, 1);
    expect_day(seen.order.lines[0].coverage_end, "2027-03-31", "R5.5");
    ck_assert_int_eq(seen.order.lines[0].months, 12);
    end_world(&world);
}

START_TEST(everything_moves_and_moves_no_more) {
    World world = new_world(false);
    settle(&world);
    Answer moved =
        ask_on(&world, "2025-06-01", (Ask){.kind = ASK_MOVE_ALL, .site = "S1", .to = "S2"});
    ck_assert_int_eq(moved.moved.count, 5 + 40 + 4 + 2);
    ck_assert_uint_eq(held(&world, "2025-06-01", false, "S1").count, 0);
    static const HeldRowWanted target[] = {{"S2", "XC", 5, "2027-03-31", true},
                                           {"S2", "XL", 7, "2025-03-31", false},
                                           {"S2", "XL", 40, "2026-03-31", true},
                                           {"S2", "XL", 4, "2026-05-31", true},
                                           {"S2", "XO", 2, "2026-05-31", true}};
    expect_held(held(&world, "2025-06-01", false, "S2"), target, 5, "property 6");
    end_world(&world);
}

// R5.2: the day an entitlement came onto the agreement decides when its renewal is due.
START_TEST(a_move_to_another_agreement_counts_from_its_day) {
    World world = new_world(false);
    settle(&world);
    ask_on(&world, "2024-03-20", (Ask){.kind = ASK_ENROL, .site = "S8", .agreement = "A8"});
    ask_on(&world, "2024-12-10",
           (Ask){.kind = ASK_ORDER, .site = "S8", .part = "XM", .quantity = 10});
    // A8: anniversary 1 Jan. What S1 holds to 31 May 2026 goes there after 1 Jan 2026.
    ask_on(&world, "2026-01-02",
           (Ask){.kind = ASK_MOVE_LINE,
                 .site = "S1",
                 .to = "S8",
                 .order = ORDER_RECENT,
                 .line = 1,
                 .quantity = 4});
    Answer seen = ask_on(&world, "2026-05-01",
                         (Ask){.kind = ASK_SEE_RENEWALS, .site = "S8", .by = "2026-06-01"});
    ck_assert_uint_eq(seen.order.line_count, 1);
    expect_day(seen.order.lines[0].due, "2026-06-01", "R4.2: not yet there on 1 Jan 2026");
    expect_day(seen.order.lines[0].coverage_end, "2026-12-31", "R4.2");
    ck_assert_int_eq(seen.order.lines[0].months, 7);
    end_world(&world);
}

START_TEST(a_move_inside_an_agreement_leaves_the_day) {
    World world = new_world(false);
    settle(&world);
    ask_on(&world, "2026-04-02",
           (Ask){.kind = ASK_MOVE_LINE,
                 .site = "S1",
                 .to = "S2",
                 .order = ORDER_RECENT,
                 .line = 1,
                 .quantity = 4});
    Answer seen = ask_on(&world, "2026-05-01",
                         (Ask){.kind = ASK_SEE_RENEWALS, .site = "S2", .by = "2026-05-31"});
    ck_assert_uint_eq(seen.order.line_count, 1);
    expect_day(seen.order.lines[0].due, "2026-04-01", "R5.2");
    end_world(&world);
}

START_TEST(a_whole_site_changes_agreement) {
    World world = new_world(false);
    settle(&world);
    Answer moved =
        ask_on(&world, "2025-06-01", (Ask){.kind = ASK_MOVE_SITE, .site = "X1", .agreement = "A2"});
    ck_assert(!moved.agreement.express && !moved.agreement.has_term);
    Answer order = ask_on(&world, "2025-06-02",
                          (Ask){.kind = ASK_ORDER, .site = "X1", .part = "XL", .quantity = 1});
    ck_assert_msg(!order.order.express && order.order.points.hundredths == 1000,
                  "R5.6: its later orders are relationship orders");
    static const HeldRowWanted wanted[] = {{"X1", "XL", 3, "2025-03-31", false},
                                           {"X1", "XL", 1, "2026-06-30", true}};
    expect_held(held(&world, "2025-06-02", true, "A2"), wanted, 2, "R5.6: moved as lapsed");
    end_world(&world);
}

START_TEST(a_rebilled_order_keeps_its_day_price_and_points) {
    World world = new_world(false);
    settle(&world);
    AgreementSummary before = see(&world, "2025-06-10", "A1");
    Answer done = ask_on(&world, "2025-06-10",
                         (Ask){.kind = ASK_REBILL, .order = ORDER_RECENT, .site = "S2"});
    AgreementSummary after = see(&world, "2025-06-10", "A1");
    ck_assert_int_eq(before.term_points.hundredths, after.term_points.hundredths);
    QOrderLoadWholeRow old;
    QOrderLoadWholeRow made;
    bool found = false;
    MUST(q_order_load_whole(world.db, &world.arena,
                            &(QOrderLoadWholeIn){.enterprise = world.enterprise,
                                                 .order_id = world.orders[ORDER_RECENT]},
                            &old, &found));
    MUST(q_order_load_whole(
        world.db, &world.arena,
        &(QOrderLoadWholeIn){.enterprise = world.enterprise, .order_id = done.order.order}, &made,
        &found));
    ck_assert(text_equal(old.state, S("credited")) && text_equal(made.state, S("accepted")));
    expect_day(made.accepted_on, "2025-05-20", "R9.3: the original day");
    ck_assert_msg(made.total.minor == old.total.minor && text_equal(made.level, old.level), "R9.3");
    static const HeldRowWanted wanted[] = {{"S2", "XL", 7, "2025-03-31", false},
                                           {"S2", "XL", 4, "2026-05-31", true}};
    expect_held(held(&world, "2025-06-10", false, "S2"), wanted, 2, "R9.3");
    Ask again = {.kind = ASK_REBILL, .order = ORDER_RECENT, .site = "S1"};
    ActionContext context = on_day(&world, "2025-06-10");
    Answer second = ask_in(&world, &context, &again);
    ck_assert_msg(second.refusals.items[0].id == REFUSAL_NOT_REBILLABLE, "R9.3: credited is over");
    Ask returning = {.kind = ASK_RETURN, .order = ORDER_RECENT, .line = 1, .quantity = 1};
    Answer gone = ask_in(&world, &context, &returning);
    ck_assert_msg(refused(&gone.refusals), "nothing is left of a credited order");
    end_world(&world);
}

// R4.14: what a move, a reinstatement and a renewal make of records.
START_TEST(records_are_made_anew_and_never_joined) {
    World world = new_world(false);
    settle(&world);
    ask_on(&world, "2025-06-01",
           (Ask){.kind = ASK_MOVE_LINE,
                 .site = "S1",
                 .to = "S3",
                 .order = ORDER_FIRST,
                 .line = 1,
                 .quantity = 10});
    ask_on(&world, "2025-06-01",
           (Ask){.kind = ASK_MOVE_LINE,
                 .site = "S1",
                 .to = "S3",
                 .order = ORDER_FIRST,
                 .line = 1,
                 .quantity = 10});
    QEntitlementListOfLineRows rows;
    MUST(q_entitlement_list_of_line(
        world.db, &world.arena,
        &(QEntitlementListOfLineIn){
            .enterprise = world.enterprise, .order_id = world.orders[ORDER_FIRST], .line = 1},
        &rows));
    ck_assert_msg(rows.count == 3, "R4.14: %zu records", rows.count);
    ck_assert_int_eq(rows.rows[0].quantity.count, 20);
    ck_assert_int_eq(rows.rows[1].quantity.count, 10);
    ck_assert_int_eq(rows.rows[2].quantity.count, 10);
    ck_assert_int_lt(rows.rows[1].entitlement.id, rows.rows[2].entitlement.id);
    ck_assert_int_eq(rows.rows[1].site.id, rows.rows[2].site.id);
    Answer seen = ask_on(&world, "2026-03-02",
                         (Ask){.kind = ASK_SEE_RENEWALS, .site = "S3", .by = "2026-04-01"});
    ck_assert_msg(seen.order.line_count == 2, "one line per entitlement");
    static const HeldRowWanted wanted[] = {{"S3", "XL", 20, "2026-03-31", true}};
    expect_held(held(&world, "2025-06-01", false, "S3"), wanted, 1, "one row per end");
    end_world(&world);
}
