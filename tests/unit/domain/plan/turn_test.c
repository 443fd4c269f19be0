// The smallest quantity that turns a level (P20).
#include "standard.h"
#include "domain/plan/turn.h"

#include <check.h>

typedef struct {
    const char *why;
    int64_t term_points; // hundredths, before the order; -1: no term has begun
    int64_t points;      // of one of the line that is asked about
    int64_t minimum;
    int64_t multiple;
    int64_t quantity; // as ordered
    int64_t others;   // points of the other line
    int64_t expected_this;
    int expected_this_level; // 0: none
    int64_t expected_later;
    int expected_later_level;
} Turn;

static const Turn turns[] = {
    {"the first order", -1, 1000, 1, 1, 10, 0, 50, D, 50, D},
    {"480 points stand in the term", 48000, 1000, 1, 1, 1, 0, 50, D, 2, D},
    {"another line brings 455 of 500", -1, 1000, 1, 1, 1, 45500, 5, D, 5, D},
    {"it turned already: the level above", 48000, 1000, 1, 1, 2, 0, 50, D, 52, E},
    {"its own points reach D", -1, 1000, 1, 1, 50, 0, 100, E, 100, E},
    {"tens, thirty or more", 48000, 1000, 30, 10, 30, 0, 50, D, 60, E},
    {"a hundredth each, more than may be asked", -1, 0, 1, 1, 10, 0, 0, 0, 0, 0},
    {"a fraction: 500.00 needs one more than 166", -1, 300, 1, 1, 10, 0, 167, D, 167, D},
    {"at the top", 1000000, 1000, 1, 1, 1, 0, 0, 0, 0, 0},
};

typedef struct {
    Programme programme;
    Standing standing;
    Part parts[2];
    PriceRow row;
    OrderLineAsk asks[2];
    OrderLinePrice priced[2];
    OrderPrice order;
} World;

static void price(World *world, int64_t quantity) {
    Refusals refusals = {0};
    world->asks[0].ask.quantity.count = quantity;
    order_price(&world->programme, &world->standing, world->asks, 2, world->priced, &world->order,
                &refusals);
    ck_assert(!refused(&refusals));
}

static void make(World *world, const Turn *turn) {
    *world =
        (World){.programme = standard_programme(),
                .row = {.row = {1}, .from = day("2024-01-01"), .published = day("2024-01-01")}};
    world->standing = standing_enrolled(&world->programme, CUSTOMER_COMMERCIAL);
    if (turn->term_points >= 0) {
        bool fits = standing_accept_order(&world->standing, &world->programme, day("2024-03-15"),
                                          (Points){turn->term_points});
        ck_assert(fits);
    }
    price_row_set(&world->row, level(BL), (Money){100});
    for (int i = 0; i < 2; i++) {
        world->parts[i] = (Part){.part = S("P"),
                                 .type = PART_LICENCE,
                                 .points = {i == 0 ? turn->points : turn->others},
                                 .minimum = {i == 0 ? turn->minimum : 1},
                                 .multiple = {i == 0 ? turn->multiple : 1}};
        world->asks[i] = (OrderLineAsk){.part = &world->parts[i],
                                        .ask = {.rows = &world->row,
                                                .row_count = 1,
                                                .price_on = day("2024-06-01"),
                                                .published_by = day("2024-06-01"),
                                                .quantity = {1}}};
    }
    price(world, turn->quantity);
}

static Level later_of(const World *world) {
    Standing standing = world->standing;
    bool fits =
        standing_accept_order(&standing, &world->programme, day("2024-06-01"), world->order.points);
    ck_assert(fits);
    return standing.level;
}

// Ordering the quantity turns the level; one step less does not (where it may be ordered at all).
static void expect_turn(World *world, const Turn *turn, LevelTurn got, bool later) {
    price(world, got.quantity.count);
    Level reached = later ? later_of(world) : world->order.level;
    ck_assert_msg(reached.index >= got.level.index, "%s: the quantity does not turn it", turn->why);
    int64_t less = got.quantity.count - turn->multiple;
    if (less >= turn->minimum) {
        price(world, less);
        Level missed = later ? later_of(world) : world->order.level;
        ck_assert_msg(missed.index < got.level.index, "%s: one unit less turns it too", turn->why);
    }
}

START_TEST(P20_2_one_unit_less_does_not_turn_the_level) {
    for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
        const Turn *turn = &turns[i];
        World world;
        make(&world, turn);
        LineTurns got = order_line_turns(&world.programme, &world.standing, world.asks,
                                         world.priced, 0, &world.order);
        ck_assert_msg(got.this_order.quantity.count == turn->expected_this,
                      "%s: this order at %lld", turn->why,
                      (long long)got.this_order.quantity.count);
        ck_assert_msg(got.later.quantity.count == turn->expected_later, "%s: later ones at %lld",
                      turn->why, (long long)got.later.quantity.count);
        ck_assert_int_eq(got.this_order.found, turn->expected_this_level != 0);
        if (got.this_order.found) {
            ck_assert_int_eq(got.this_order.level.index, turn->expected_this_level);
            ck_assert_int_eq(got.later.level.index, turn->expected_later_level);
            expect_turn(&world, turn, got.this_order, false);
            expect_turn(&world, turn, got.later, true);
        }
    }
}

START_TEST(no_quantity_moves_express_or_a_fixed_level) {
    World world;
    make(&world, &turns[0]);
    world.standing = standing_express();
    price(&world, 10);
    LineTurns got = order_line_turns(&world.programme, &world.standing, world.asks, world.priced, 0,
                                     &world.order);
    ck_assert(!got.this_order.found && !got.later.found);
    world.standing = standing_enrolled(&world.programme, CUSTOMER_GOVERNMENT);
    price_row_set(&world.row, level(GV), (Money){70});
    price(&world, 10);
    got = order_line_turns(&world.programme, &world.standing, world.asks, world.priced, 0,
                           &world.order);
    ck_assert(!got.this_order.found && !got.later.found);
}
