// What-if (P20) and two orders for one (B21): what is shown is what ordering does.
#include "action/plan/order_pair.h"
#include "action/plan/what_if.h"
#include "action/entitlement/holder_private.h"
#include "domain/record/number.h"
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
        ck_assert(a->lines[i].months == 0 || date_equal(a->lines[i].due, b->lines[i].due));
    }
}

typedef struct {
    const char *why;
    const char *site;
    const char *agreement; // NULL: express
    const char *on;
    size_t count;
    OrderLineInput lines[3];
} Trial;

static const Trial trials[] = {
    {"one line", "S2", "A1", today, 1, {{S_INIT("XL"), {7}}}},
    {"its own points reach a level",
     "S2",
     "A1",
     today,
     2,
     {{S_INIT("XL"), {120}}, {S_INIT("XM"), {15}}}},
    {"lapsed coverage comes back",
     "S2",
     "A1",
     today,
     2,
     {{S_INIT("XS"), {5}}, {S_INIT("XL"), {3}}}},
    {"an agreement without a term", "S3", "A2", today, 1, {{S_INIT("XL"), {60}}}},
    {"express",
     "X1",
     NULL,
     today,
     3,
     {{S_INIT("XL"), {5}}, {S_INIT("XC"), {2}}, {S_INIT("XF"), {4}}}},
    {"another term by then", "S2", "A1", "2026-04-15", 1, {{S_INIT("XL"), {40}}}},
};

// What was due by the same day, once it is ordered: of the agreement, without the part that has no
// price.
static OrderView renewals_after(World *world, const char *agreement, const char *site,
                                const char *on, Date by) {
    ActionContext context = on_day(world, on);
    Text unpriced = S("XP");
    RenewalInput input = {.of_agreement = agreement != NULL,
                          .number = text_of(agreement != NULL ? agreement : site),
                          .by = by,
                          .except = &unpriced,
                          .except_count = 1};
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
        OrderView without = renewals_after(&world, trial->agreement, trial->site, trial->on,
                                           tried.outcome.renewals.by);
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
        OrderView with = renewals_after(&world, trial->agreement, trial->site, trial->on,
                                        tried.outcome.renewals.by);
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
START_TEST(a_renewal_without_a_price_is_left_out_and_counted) {
    World world = new_trade(false);
    ActionContext context = on_day(&world, today);
    OrderLineInput line = {S("XL"), {1}};
    Tried tried = try_lines(&context, "S1", &line, 1, NULL);
    expect_refusals(tried.refusals, "", "the order itself");
    ck_assert(tried.outcome.renewals.is_known);
    ck_assert_int_eq(tried.outcome.renewals.unpriced, 1);
    tried = try_lines(&context, "S3", &line, 1, NULL);
    ck_assert_int_eq(tried.outcome.renewals.unpriced, 0);
    end_world(&world);
}

// ---- sites that join, and moves ----

typedef struct {
    const char *why;
    const char *site;      // that orders
    const char *agreement; // of it
    const char *on;
    OrderLineInput line;
    const char *joining;
    const char *from; // a move; NULL: none
    int order;        // whose first line it is of; -1: all
    int64_t quantity;
} Arrival;

static const Arrival arrivals[] = {
    {"an express site joins", "S2", "A1", today, {S_INIT("XL"), {7}}, "X1", NULL, -1, 0},
    {"all of an express site moves", "S2", "A1", today, {S_INIT("XL"), {120}}, NULL, "X1", -1, 0},
    {"part of it", "S2", "A1", today, {S_INIT("XL"), {1}}, NULL, "X1", ORDER_EXPRESS, 2},
    {"part of a sibling's", "S2", "A1", today, {S_INIT("XL"), {1}}, NULL, "S1", ORDER_RECENT, 3},
    {"to an agreement without a term", "S3", "A2", today, {S_INIT("XL"), {5}}, NULL, "S1", -1, 0},
    {"what moved lapsed comes back",
     "S1",
     "A1",
     today,
     {S_INIT("XS"), {6}},
     NULL,
     "S2",
     ORDER_OF_S2,
     6},
    {"one joins, and another's moves",
     "S3",
     "A2",
     today,
     {S_INIT("XL"), {50}},
     "X1",
     "S1",
     ORDER_RECENT,
     1},
    {"behind the anniversary", "S2", "A1", "2026-04-15", {S_INIT("XL"), {40}}, "X1", NULL, -1, 0},
    {"a move behind it", "S2", "A1", "2026-04-15", {S_INIT("XL"), {4}}, NULL, "X1", -1, 0},
};

// As a renewal line names it.
static Text entitlement_name(World *world, const Arrival *arrival) {
    SiteRecord site = site_of(world, arrival->from);
    ActionContext context = on_day(world, today);
    HeldRows held;
    TextBuf name = buf_new(&world->arena, 64);
    MUST(held_of_line(&context, site.enterprise, world->orders[arrival->order], 1, &held));
    ck_assert_uint_eq(held.count, 1);
    buf_addf(&name, "%s-", arrival->from);
    buf_add(&name,
            record_code(&world->arena, context.number_key, held.rows[0].record.entitlement.id));
    return buf_text(&name);
}

static void arrive(World *world, const Arrival *arrival) {
    if (arrival->joining != NULL) {
        (void)must_ask(world, arrival->on,
                       &(Ask){.kind = ASK_MOVE_SITE,
                              .site = arrival->joining,
                              .agreement = arrival->agreement});
    }
    if (arrival->from != NULL) {
        (void)must_ask(world, arrival->on,
                       &(Ask){.kind = arrival->order < 0 ? ASK_MOVE_ALL : ASK_MOVE_LINE,
                              .site = arrival->from,
                              .to = arrival->site,
                              .order = arrival->order,
                              .line = 1,
                              .quantity = arrival->quantity});
    }
}

static Tried try_arrival(World *world, const Arrival *arrival) {
    ActionContext context = on_day(world, today);
    Tried tried = {0};
    Text joining = text_of(arrival->joining);
    WhatIfMove move = {.from = text_of(arrival->from), .quantity = {arrival->quantity}};
    if (arrival->from != NULL && arrival->order >= 0) {
        move.entitlement = entitlement_name(world, arrival);
    }
    WhatIfInput input = {.site = text_of(arrival->site),
                         .coming = {.joining = &joining,
                                    .joining_count = arrival->joining != NULL,
                                    .moves = &move,
                                    .move_count = arrival->from != NULL},
                         .lines = &arrival->line,
                         .line_count = 1,
                         .has_currency = true,
                         .currency = context.prices.currency,
                         .has_day = true,
                         .day = day(arrival->on)};
    MUST(see_what_if(&context, &input, &tried.outcome, &tried.refusals));
    return tried;
}

START_TEST(P20_1_joining_and_moving_and_ordering_what_was_tried_gives_its_figures) {
    for (size_t i = 0; i < sizeof arrivals / sizeof arrivals[0]; i++) {
        const Arrival *arrival = &arrivals[i];
        World world = new_trade(false);
        (void)must_ask(&world, "2025-05-25",
                       &(Ask){.kind = ASK_ORDER, .site = "X1", .part = "XL", .quantity = 5});
        Tried tried = try_arrival(&world, arrival);
        const WhatIfRenewals *renewals = &tried.outcome.renewals;
        expect_refusals(tried.refusals, "", arrival->why);
        OrderView without =
            renewals_after(&world, arrival->agreement, arrival->site, arrival->on, renewals->by);
        expect_same_order(&renewals->without, &without);
        arrive(&world, arrival);
        ActionContext context = on_day(&world, arrival->on);
        OrderSubmitInput input = submit_input(&world, &arrival->line, 1, "PO-1");
        input.site = text_of(arrival->site);
        OrderSubmitOutcome ordered;
        Refusals refusals;
        MUST(do_order_submit(&context, &input, &ordered, &refusals));
        expect_refusals(refusals, "", arrival->why);
        expect_same_order(&tried.outcome.order, &ordered.order);
        expect_same_summary(&tried.outcome.order.agreement, &ordered.order.agreement);
        OrderView with =
            renewals_after(&world, arrival->agreement, arrival->site, arrival->on, renewals->by);
        ck_assert_msg(with.line_count == renewals->with.line_count, "%s: %zu lines, not %zu",
                      arrival->why, renewals->with.line_count, with.line_count);
        expect_same_order(&renewals->with, &with);
        ck_assert_msg(with.total.minor > without.total.minor, "%s: renews nothing", arrival->why);
        end_world(&world);
    }
}

START_TEST(what_cannot_join_or_move_cannot_be_tried) {
    static const struct {
        Arrival arrival;
        const char *code;
    } refused_ones[] = {
        {{"nobody joins", "S2", "A1", today, {S_INIT("XL"), {1}}, "S9", NULL, -1, 0},
         "site_not_found"},
        {{"another's joins", "S2", "A1", today, {S_INIT("XL"), {1}}, "T1", NULL, -1, 0},
         "not_same_enterprise"},
        {{"it is there", "S2", "A1", today, {S_INIT("XL"), {1}}, "S1", NULL, -1, 0},
         "same_agreement"},
        {{"express has one", "X1", NULL, today, {S_INIT("XL"), {1}}, "S3", NULL, -1, 0},
         "express_has_one_site"},
        {{"from nowhere", "S2", "A1", today, {S_INIT("XL"), {1}}, NULL, "S9", -1, 0},
         "site_not_found"},
        {{"from another", "S2", "A1", today, {S_INIT("XL"), {1}}, NULL, "T1", -1, 0},
         "not_same_enterprise"},
        {{"from itself", "S2", "A1", today, {S_INIT("XL"), {1}}, NULL, "S2", -1, 0}, "same_site"},
        {{"to express", "X1", NULL, today, {S_INIT("XL"), {1}}, NULL, "S1", -1, 0},
         "target_is_express"},
        {{"nothing there", "S2", "A1", today, {S_INIT("XL"), {1}}, NULL, "S3", -1, 0},
         "nothing_to_migrate"},
        {{"more than there is",
          "S2",
          "A1",
          today,
          {S_INIT("XL"), {1}},
          NULL,
          "X1",
          ORDER_EXPRESS,
          4},
         "bad_quantity"},
    };
    World world = new_trade(false);
    for (size_t i = 0; i < sizeof refused_ones / sizeof refused_ones[0]; i++) {
        Tried tried = try_arrival(&world, &refused_ones[i].arrival);
        expect_refusals(tried.refusals, refused_ones[i].code, refused_ones[i].arrival.why);
        ck_assert(tried.refusals.items[0].line == 1 && tried.refusals.items[0].list.len > 0);
    }
    ActionContext context = on_day(&world, today);
    OrderLineInput line = {S("XL"), {1}};
    Text twice[] = {S("X1"), S("X1")};
    WhatIfMove moves[] = {{S("X1"), {0}, {0}}, {S("X1"), S("X1-nothing"), {1}}};
    WhatIfInput input = {.site = S("S2"),
                         .coming = {twice, 2, moves, 2},
                         .lines = &line,
                         .line_count = 1,
                         .has_currency = true,
                         .currency = context.prices.currency};
    WhatIfOutcome outcome;
    Refusals refusals;
    MUST(see_what_if(&context, &input, &outcome, &refusals));
    expect_refusals(refusals, "same_agreement line_not_found", "twice, and a code that is none");
    ck_assert_int_eq(refusals.items[1].line, 2);
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
