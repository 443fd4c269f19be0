// What-if (P20) and two orders for one (B21): what is shown is what ordering does.
#include "action/plan/order_pair.h"
#include "action/plan/what_if.h"
#include "submit_world.h"

static const char today[] = "2025-06-01";

typedef struct {
    WhatIfOutcome outcome;
    Refusals refusals;
} Tried;

static Tried try_lines(const ActionContext *context, const char *site, const OrderLineInput *lines,
                       size_t count, const char *on) {
    Tried tried = {0};
    WhatIfInput input = {.site = text_of(site),
                         .lines = lines,
                         .line_count = count,
                         .has_currency = true,
                         .currency = context->prices.currency,
                         .has_day = on != NULL};
    if (on != NULL) {
        input.day = day(on);
    }
    MUST(see_what_if(context, &input, &tried.outcome, &tried.refusals));
    return tried;
}

static void expect_same_summary(const AgreementSummary *a, const AgreementSummary *b) {
    ck_assert_int_eq(a->express, b->express);
    ck_assert_int_eq(a->level.index, b->level.index);
    ck_assert_int_eq(a->term_points.hundredths, b->term_points.hundredths);
    ck_assert_int_eq(a->points_to_next.hundredths, b->points_to_next.hundredths);
    ck_assert(a->express || date_equal(a->next_anniversary, b->next_anniversary));
}

static void expect_same_order(const OrderView *a, const OrderView *b) {
    ck_assert_int_eq(a->level.index, b->level.index);
    ck_assert_int_eq(a->total.minor, b->total.minor);
    ck_assert_int_eq(a->points.hundredths, b->points.hundredths);
    ck_assert_uint_eq(a->line_count, b->line_count);
    for (size_t i = 0; i < a->line_count; i++) {
        ck_assert(text_equal(a->lines[i].part, b->lines[i].part));
        ck_assert_int_eq(a->lines[i].quantity.count, b->lines[i].quantity.count);
        ck_assert_int_eq(a->lines[i].extended.minor, b->lines[i].extended.minor);
        ck_assert_int_eq(a->lines[i].points.hundredths, b->lines[i].points.hundredths);
        ck_assert(date_equal(a->lines[i].coverage_start, b->lines[i].coverage_start));
        ck_assert(date_equal(a->lines[i].coverage_end, b->lines[i].coverage_end));
        ck_assert_int_eq(a->lines[i].months, b->lines[i].months);
    }
}

typedef struct {
    const char *why;
    const char *site;
    const char *on;
    size_t count;
    OrderLineInput lines[3];
} Trial;

static const Trial trials[] = {
    {"one line", "S2", today, 1, {{S_INIT("XL"), {7}}}},
    {"its own points reach a level", "S2", today, 2, {{S_INIT("XL"), {120}}, {S_INIT("XM"), {15}}}},
    {"lapsed coverage comes back", "S2", today, 2, {{S_INIT("XS"), {5}}, {S_INIT("XL"), {3}}}},
    {"an agreement without a term", "S3", today, 1, {{S_INIT("XL"), {60}}}},
    {"express", "X1", today, 3, {{S_INIT("XL"), {5}}, {S_INIT("XC"), {2}}, {S_INIT("XF"), {4}}}},
    {"another term by then", "S2", "2026-04-15", 1, {{S_INIT("XL"), {40}}}},
};

// What was due by the same day, once it is ordered.
static OrderView renewals_after(World *world, const Trial *trial, Date by) {
    ActionContext context = on_day(world, trial->on);
    RenewalInput input = {.number = text_of(trial->site), .by = by};
    OrderView order = {0};
    Refusals refusals;
    MUST(see_renewals(&context, &input, &order, &refusals));
    ck_assert(!refused(&refusals));
    return order;
}

START_TEST(P20_1_ordering_what_was_tried_gives_its_figures) {
    for (size_t i = 0; i < sizeof trials / sizeof trials[0]; i++) {
        const Trial *trial = &trials[i];
        World world = new_trade(false);
        (void)must_ask(&world, "2025-05-25",
                       &(Ask){.kind = ASK_ORDER, .site = "S2", .part = "XL", .quantity = 6});
        ActionContext before = on_day(&world, today);
        Tried tried = try_lines(&before, trial->site, trial->lines, trial->count, trial->on);
        expect_refusals(tried.refusals, "", trial->why);
        OrderView without = renewals_after(&world, trial, tried.outcome.renewals.by);
        ck_assert_msg(tried.outcome.renewals.is_known, "%s: no renewal is known", trial->why);
        expect_same_order(&tried.outcome.renewals.without, &without);
        OrderSubmitInput input = submit_input(&world, trial->lines, trial->count, "PO-1");
        input.site = text_of(trial->site);
        ActionContext context = on_day(&world, trial->on);
        OrderSubmitOutcome ordered;
        Refusals refusals;
        MUST(do_order_submit(&context, &input, &ordered, &refusals));
        expect_refusals(refusals, "", trial->why);
        expect_same_order(&tried.outcome.order, &ordered.order);
        expect_same_summary(&tried.outcome.order.agreement, &ordered.order.agreement);
        OrderView with = renewals_after(&world, trial, tried.outcome.renewals.by);
        expect_same_order(&tried.outcome.renewals.with, &with);
        ck_assert_msg(with.line_count > without.line_count, "%s: it is never renewed", trial->why);
        end_world(&world);
    }
}

START_TEST(trying_writes_nothing) {
    World world = new_trade(false);
    ActionContext context = on_day(&world, today);
    OrderLineInput line = {S("XL"), {30}};
    OrderSubmitInput input = submit_input(&world, &line, 1, "PO-1");
    OrderSubmitOutcome first;
    OrderSubmitOutcome second;
    Refusals refusals;
    MUST(do_order_submit(&context, &input, &first, &refusals));
    for (int i = 0; i < 3; i++) {
        Tried tried = try_lines(&context, "S1", &line, 1, "2027-01-15");
        expect_refusals(tried.refusals, "", "another day");
    }
    input.purchase_order = S("PO-2");
    MUST(do_order_submit(&context, &input, &second, &refusals));
    expect_refusals(refusals, "", "the next order");
    ck_assert_int_eq(second.order.seq, first.order.seq + 1);
    end_world(&world);
}

// S1 holds a licence whose renewal part has no price.
START_TEST(a_renewal_without_a_price_is_not_known) {
    World world = new_trade(false);
    ActionContext context = on_day(&world, today);
    OrderLineInput line = {S("XL"), {1}};
    Tried tried = try_lines(&context, "S1", &line, 1, NULL);
    expect_refusals(tried.refusals, "", "the order itself");
    ck_assert(!tried.outcome.renewals.is_known);
    end_world(&world);
}

START_TEST(each_level_has_its_price) {
    World world = new_trade(false);
    ActionContext context = on_day(&world, today);
    OrderLineInput line = {S("XL"), {10}};
    Tried tried = try_lines(&context, "S3", &line, 1, NULL);
    const WhatIfOutcome *got = &tried.outcome;
    ck_assert_uint_eq(got->level_count, 6);
    ck_assert(got->levels[BL].is_of_order && got->levels[BL].is_of_later);
    ck_assert_int_eq(got->levels[BL].total.minor, 1000000);
    ck_assert_int_eq(got->levels[D].total.minor, 950000);
    ck_assert_int_eq(got->levels[D].difference.minor, -50000);
    ck_assert_int_eq(got->levels[H].total.minor, 900000); // E's, the closest lower one (R4.7)
    ck_assert_int_eq(got->turns[0].this_order.quantity.count, 50);
    ck_assert_int_eq(got->turns[0].this_order.level.index, D);
    Tried express = try_lines(&context, "X1", &line, 1, NULL);
    ck_assert_uint_eq(express.outcome.level_count, 0);
    ck_assert(!express.outcome.split.is_cheaper);
    end_world(&world);
}

START_TEST(what_cannot_be_ordered_cannot_be_tried) {
    World world = new_trade(false);
    ActionContext context = on_day(&world, today);
    OrderLineInput lines[] = {{S("none"), {1}}, {S("XM"), {7}}, {S("XR"), {1}}, {S("XS"), {900}}};
    expect_refusals(try_lines(&context, "S9", lines, 1, NULL).refusals, "site_not_found", "site");
    expect_refusals(try_lines(&context, "S1", lines, 0, NULL).refusals, "no_lines", "no lines");
    expect_refusals(try_lines(&context, "S1", lines, 4, NULL).refusals,
                    "part_not_found bad_quantity renewal_needs_renew nothing_lapsed", "each line");
    OrderLineInput unpriced = {S("XN"), {1}};
    expect_refusals(try_lines(&context, "S1", &unpriced, 1, NULL).refusals, "no_price", "price");
    OrderLineInput fine = {S("XL"), {1}};
    expect_refusals(try_lines(&context, "S1", &fine, 1, "2025-05-31").refusals, "bad_day", "past");
    expect_refusals(try_lines(&context, "S1", &fine, 1, "2028-06-02").refusals, "bad_day", "far");
    Viewer stranger = viewer_of(STRANGER);
    ActionContext hidden = as_viewer(&world, today, &stranger, "");
    hidden.seeing = hidden.db;
    expect_refusals(try_lines(&hidden, "S1", &fine, 1, NULL).refusals, "site_not_found", "hidden");
    end_world(&world);
}

// ---- two orders ----

typedef struct {
    OrderPairOutcome outcome;
    Refusals refusals;
} PairTry;

static OrderPairInput pair_input(World *world, const OrderLineInput *line, const Quantity *first) {
    return (OrderPairInput){.order = submit_input(world, line, 1, "PO-1"), .first = first};
}

static PairTry order_two(World *world, int64_t account, const OrderPairInput *input,
                         const char *key) {
    Viewer *viewer = arena_new(&world->arena, Viewer);
    *viewer = viewer_of(account);
    ActionContext context = as_viewer(world, today, viewer, key);
    PairTry tried = {0};
    MUST(do_order_pair(&context, input, &tried.outcome, &tried.refusals));
    return tried;
}

// The least quantity of which two orders cost less than one, and that proposal.
static Tried find_split(World *world, OrderLineInput *line) {
    ActionContext context = on_day(world, today);
    for (line->quantity.count = 2; line->quantity.count < 120; line->quantity.count++) {
        Tried tried = try_lines(&context, "S1", line, 1, NULL);
        if (tried.outcome.split.is_cheaper) {
            return tried;
        }
    }
    ck_abort_msg("no order of this world is cheaper as two");
}

START_TEST(B21_the_proposed_split_ordered_for_real_costs_what_was_shown) {
    World world = new_trade(false);
    OrderLineInput line = {S("XL"), {0}};
    Tried tried = find_split(&world, &line);
    const OrderSplit *split = &tried.outcome.split;
    OrderPairInput input = pair_input(&world, &line, split->first);
    input.has_expected = true;
    input.expected_first = split->first_total;
    input.expected_second = split->second_total;
    PairTry two = order_two(&world, DIRECT, &input, "k1");
    expect_refusals(two.refusals, "", "two orders");
    ck_assert_int_eq(two.outcome.first.order.total.minor, split->first_total.minor);
    ck_assert_int_eq(two.outcome.second.order.total.minor, split->second_total.minor);
    ck_assert_int_eq(two.outcome.second.order.level.index, split->second_level.index);
    ck_assert_int_lt(split->first_total.minor + split->second_total.minor, split->total.minor);
    PairTry again = order_two(&world, DIRECT, &input, "k1");
    expect_refusals(again.refusals, "", "the same key");
    ck_assert(text_equal(again.outcome.first.number, two.outcome.first.number));
    ck_assert(text_equal(again.outcome.second.number, two.outcome.second.number));
    end_world(&world);
}

START_TEST(of_two_orders_both_or_neither) {
    World world = new_trade(false);
    OrderLineInput line = {S("XL"), {0}};
    Tried tried = find_split(&world, &line);
    OrderPairInput input = pair_input(&world, &line, tried.outcome.split.first);
    input.has_expected = true;
    input.expected_first = tried.outcome.split.first_total;
    input.expected_second.minor = tried.outcome.split.second_total.minor - 1;
    expect_refusals(order_two(&world, DIRECT, &input, "k1").refusals, "price_differs", "moved");
    ActionContext context = on_day(&world, today);
    Tried after = try_lines(&context, "S1", &line, 1, NULL);
    ck_assert_int_eq(after.outcome.before.term_points.hundredths,
                     tried.outcome.before.term_points.hundredths);
    Quantity none = {0};
    Quantity more = {line.quantity.count + 1};
    OrderPairInput empty = pair_input(&world, &line, &none);
    expect_refusals(order_two(&world, DIRECT, &empty, "k2").refusals, "no_lines", "an empty first");
    empty.first = &line.quantity;
    expect_refusals(order_two(&world, DIRECT, &empty, "k3").refusals, "no_lines",
                    "an empty second");
    empty.first = &more;
    expect_refusals(order_two(&world, DIRECT, &empty, "k4").refusals, "bad_quantity", "more");
    end_world(&world);
}

START_TEST(two_orders_of_a_reseller_wait_both) {
    World world = new_trade(false);
    OrderLineInput line = {S("XL"), {0}};
    Tried tried = find_split(&world, &line);
    OrderPairInput input = pair_input(&world, &line, tried.outcome.split.first);
    input.has_expected = true;
    input.expected_first = tried.outcome.split.first_total;
    input.expected_second = tried.outcome.split.second_total;
    PairTry two = order_two(&world, RESELLER, &input, "k1");
    expect_refusals(two.refusals, "", "two orders");
    ck_assert(text_equal(two.outcome.first.state, S("in_review")));
    ck_assert(text_equal(two.outcome.second.state, S("in_review")));
    end_world(&world);
}
