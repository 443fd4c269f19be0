// One order or two (B21), against a search through every split there is, priced by order_price.
#include "standard.h"
#include "domain/order.h"
#include "domain/plan/split.h"

#include <check.h>

enum { CASES = 4000, LINES_MAX = 4, LEVELS = 4 };

static const uint64_t seed = UINT64_C(20261122);

typedef struct {
    uint64_t state;
} Dice;

// xorshift64*, from 0 to below - 1.
static int64_t roll(Dice *dice, int64_t below) {
    dice->state ^= dice->state >> 12;
    dice->state ^= dice->state << 25;
    dice->state ^= dice->state >> 27;
    uint64_t number = dice->state * UINT64_C(2685821657736338717);
    return (int64_t)((number >> 1) % (uint64_t)below);
}

// An order in a small world: few levels, near to each other.
typedef struct {
    Programme programme;
    Standing standing;
    Date today;
    Part parts[LINES_MAX];
    PriceRow rows[LINES_MAX];
    Quantity quantity[LINES_MAX];
    size_t count;
} Case;

static bool is_allowed(const Part *part, int64_t count) {
    return count == 0 || part_quantity_fits(part, (Quantity){count});
}

// Prices `taken` as one order of `standing` and accepts it; false where it has no price or no line.
static bool order_of(const Case *of, const Quantity *taken, Standing *standing, OrderPrice *ret) {
    OrderLineAsk asks[LINES_MAX];
    OrderLinePrice priced[LINES_MAX];
    Refusals refusals = {0};
    size_t count = 0;
    for (size_t i = 0; i < of->count; i++) {
        if (taken[i].count > 0) {
            asks[count++] = (OrderLineAsk){.part = &of->parts[i],
                                           .ask = {.rows = &of->rows[i],
                                                   .row_count = 1,
                                                   .discountable = of->parts[i].discountable,
                                                   .price_on = of->today,
                                                   .published_by = of->today,
                                                   .quantity = taken[i]}};
        }
    }
    if (count == 0) {
        return false;
    }
    order_price(&of->programme, standing, asks, count, priced, ret, &refusals);
    return !refused(&refusals) &&
           (standing->express ||
            standing_accept_order(standing, &of->programme, of->today, ret->points));
}

// What a split costs; false where it is none.
static bool split_costs(const Case *of, const Quantity *first, OrderPrice orders[2]) {
    Standing standing = of->standing;
    Quantity second[LINES_MAX];
    for (size_t i = 0; i < of->count; i++) {
        second[i].count = of->quantity[i].count - first[i].count;
        if (!is_allowed(&of->parts[i], first[i].count) ||
            !is_allowed(&of->parts[i], second[i].count)) {
            return false;
        }
    }
    return order_of(of, first, &standing, &orders[0]) &&
           order_of(of, second, &standing, &orders[1]);
}

// The cheapest of all splits; INT64_MAX where there is none. `whole`: only by whole lines.
static int64_t search_all(const Case *of, bool whole) {
    int64_t best = INT64_MAX;
    Quantity first[LINES_MAX] = {0};
    for (;;) {
        OrderPrice orders[2];
        bool fits = true;
        for (size_t i = 0; whole && i < of->count; i++) {
            fits = fits && (first[i].count == 0 || first[i].count == of->quantity[i].count);
        }
        if (fits && split_costs(of, first, orders)) {
            int64_t total = orders[0].total.minor + orders[1].total.minor;
            best = total < best ? total : best;
        }
        size_t at = 0;
        while (at < of->count && first[at].count == of->quantity[at].count) {
            first[at++].count = 0;
        }
        if (at == of->count) {
            return best;
        }
        first[at].count++;
    }
}

// ---- the splitter's own input ----

static SplitLine split_line(const Case *of, size_t index) {
    const Part *part = &of->parts[index];
    SplitLine line = {.quantity = of->quantity[index],
                      .minimum = part->minimum,
                      .multiple = part->multiple,
                      .points = part->points};
    for (int i = 0; i < of->programme.level_count + of->programme.fixed_count; i++) {
        Level paid;
        bool has =
            price_level_paid(&of->programme, &of->rows[index], level(i), part->discountable, &paid);
        line.unit[i] = has ? of->rows[index].unit[paid.index] : SPLIT_NO_PRICE;
    }
    return line;
}

static SplitVerdict split(Arena *arena, const Case *of, OrderSplit *ret) {
    SplitLine lines[LINES_MAX];
    for (size_t i = 0; i < of->count; i++) {
        lines[i] = split_line(of, i);
    }
    return order_split(arena, &of->programme, &of->standing, of->today, lines, of->count, ret);
}

// ---- made up at random ----

static void random_line(Dice *dice, Case *of, size_t at) {
    int64_t multiple = 1 + roll(dice, 3);
    of->parts[at] = (Part){.part = S("P"),
                           .type = PART_LICENCE,
                           .points = {roll(dice, 6) * 25},
                           .discountable = roll(dice, 6) != 0,
                           .minimum = {1 + roll(dice, 4)},
                           .multiple = {multiple}};
    int64_t least = (of->parts[at].minimum.count + multiple - 1) / multiple;
    of->quantity[at].count = (least + roll(dice, 4)) * multiple;
    int64_t unit = 40 + roll(dice, 60);
    of->rows[at] = (PriceRow){.row = {1}, .from = of->today, .published = of->today};
    for (int i = 0; i < LEVELS; i++) {
        if (roll(dice, 8) != 0) {
            price_row_set(&of->rows[at], level(i), (Money){unit});
        }
        unit -= roll(dice, 10);
    }
}

static Case random_case(Dice *dice) {
    Case of = {.programme = standard_programme(),
               .today = day("2026-11-22"),
               .count = 1 + (size_t)roll(dice, LINES_MAX)};
    of.programme.level_count = LEVELS;
    of.programme.fixed_count = 0;
    for (int i = 1; i < LEVELS; i++) {
        of.programme.levels[i].points.hundredths =
            of.programme.levels[i - 1].points.hundredths + 25 * (1 + roll(dice, 30));
    }
    of.standing = standing_enrolled(&of.programme, CUSTOMER_COMMERCIAL);
    if (roll(dice, 3) != 0) {
        bool fits = standing_accept_order(&of.standing, &of.programme, of.today,
                                          (Points){25 * roll(dice, 60)});
        ck_assert(fits);
    }
    for (size_t i = 0; i < of.count; i++) {
        random_line(dice, &of, i);
    }
    return of;
}

static void expect_best(const Case *of, const OrderSplit *got, int64_t single, int64_t best,
                        int at) {
    OrderPrice orders[2];
    ck_assert_int_eq(got->total.minor, single);
    ck_assert_msg(got->is_cheaper == (best < single), "case %d: best of two %lld, of one %lld", at,
                  (long long)best, (long long)single);
    if (!got->is_cheaper) {
        return;
    }
    ck_assert_msg(split_costs(of, got->first, orders), "case %d: what is proposed is no split", at);
    ck_assert_int_eq(got->first_total.minor, orders[0].total.minor);
    ck_assert_int_eq(got->second_total.minor, orders[1].total.minor);
    ck_assert_int_eq(got->first_level.index, orders[0].level.index);
    ck_assert_int_eq(got->second_level.index, orders[1].level.index);
    ck_assert_msg(orders[0].total.minor + orders[1].total.minor == best,
                  "case %d: %lld is proposed, %lld is the best", at,
                  (long long)(orders[0].total.minor + orders[1].total.minor), (long long)best);
}

START_TEST(B21_no_split_of_two_is_cheaper_than_the_one_proposed) {
    Dice dice = {seed};
    Arena arena;
    int saves = 0;
    int only_inside_a_line = 0;
    ck_assert(!err_failed(arena_init(&arena, 64 << 20)));
    for (int i = 0; i < CASES; i++) {
        Case of = random_case(&dice);
        Standing standing = of.standing;
        OrderPrice one;
        OrderSplit got;
        arena_reset(&arena);
        if (!order_of(&of, of.quantity, &standing, &one)) {
            continue; // no price: there is no order to split
        }
        int64_t best = search_all(&of, false);
        ck_assert_int_eq(split(&arena, &of, &got), SPLIT_FOUND);
        expect_best(&of, &got, one.total.minor, best, i);
        saves += got.is_cheaper;
        only_inside_a_line += got.is_cheaper && search_all(&of, true) > best;
    }
    // The world is one in which there is something to be found, by less than whole lines too.
    ck_assert_msg(saves > CASES / 10, "%d cases save", saves);
    ck_assert_msg(only_inside_a_line > CASES / 50, "%d cases by quantity", only_inside_a_line);
    arena_free(&arena);
}

// ---- cases by hand, in the programme of rules.md ----

static Case by_hand(int64_t points, int64_t term_points) {
    Case of = {.programme = standard_programme(), .today = day("2026-11-22"), .count = 1};
    of.standing = standing_enrolled(&of.programme, CUSTOMER_COMMERCIAL);
    if (term_points > 0) {
        bool fits =
            standing_accept_order(&of.standing, &of.programme, of.today, (Points){term_points});
        ck_assert(fits);
    }
    of.parts[0] = (Part){.part = S("P"),
                         .type = PART_LICENCE,
                         .points = {points},
                         .discountable = true,
                         .minimum = {1},
                         .multiple = {1}};
    of.rows[0] = (PriceRow){.row = {1}, .from = of.today, .published = of.today};
    price_row_set(&of.rows[0], level(BL), (Money){100000});
    price_row_set(&of.rows[0], level(D), (Money){95000});
    price_row_set(&of.rows[0], level(E), (Money){90000});
    return of;
}

// 480 points stand in the term, 40 × 10.00 come: one order stays at BL; two licences first lift the
// other 38 to D.
START_TEST(two_licences_lift_the_rest) {
    Case of = by_hand(1000, 48000);
    of.quantity[0].count = 40;
    Arena arena;
    OrderSplit got;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    ck_assert_int_eq(split(&arena, &of, &got), SPLIT_FOUND);
    ck_assert(got.is_cheaper);
    ck_assert_int_eq(got.first[0].count, 2);
    ck_assert_int_eq(got.total.minor, 40 * 100000);
    ck_assert_int_eq(got.first_total.minor, 2 * 100000);
    ck_assert_int_eq(got.second_total.minor, 38 * 95000);
    ck_assert_int_eq(got.second_level.index, D);
    arena_free(&arena);
}

// 50 licences reach D by themselves (R2.5); what a first order would lift is there already.
START_TEST(an_order_that_reaches_its_level_alone_is_not_split) {
    Case of = by_hand(1000, 0);
    of.quantity[0].count = 50;
    Arena arena;
    OrderSplit got;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    ck_assert_int_eq(split(&arena, &of, &got), SPLIT_FOUND);
    ck_assert(!got.is_cheaper);
    ck_assert_int_eq(got.level.index, D);
    arena_free(&arena);
}

START_TEST(express_and_fixed_levels_are_not_split) {
    Case of = by_hand(1000, 48000);
    Arena arena;
    OrderSplit got;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    of.quantity[0].count = 40;
    of.standing = standing_express();
    ck_assert_int_eq(split(&arena, &of, &got), SPLIT_FOUND);
    ck_assert(!got.is_cheaper && level_is_none(got.level));
    ck_assert_int_eq(got.total.minor, 40 * 100000);
    of.standing = standing_enrolled(&of.programme, CUSTOMER_GOVERNMENT);
    price_row_set(&of.rows[0], level(GV), (Money){70000});
    ck_assert_int_eq(split(&arena, &of, &got), SPLIT_FOUND);
    ck_assert(!got.is_cheaper);
    ck_assert_int_eq(got.total.minor, 40 * 70000);
    arena_free(&arena);
}

START_TEST(nothing_is_said_where_a_level_costs_more_than_a_lower_one) {
    Case of = by_hand(1000, 48000);
    Arena arena;
    OrderSplit got;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    of.quantity[0].count = 40;
    price_row_set(&of.rows[0], level(G), (Money){95001});
    ck_assert_int_eq(split(&arena, &of, &got), SPLIT_PRICES_RISE);
    arena_free(&arena);
}

// Quantities may be as large as may be asked for, minimum and multiple too; points of a hundredth
// each over the longest way to a level are more than a request looks through.
START_TEST(large_quantities_and_long_ways) {
    Case of = by_hand(5, 0);
    Arena arena;
    OrderSplit got;
    ck_assert(!err_failed(arena_init(&arena, 256 << 20)));
    of.rows[0].unit[BL].minor = 100;
    of.rows[0].unit[D].minor = 99;
    of.rows[0].unit[E].minor = 98;
    of.quantity[0].count = 9999; // 499.95 points
    of.standing.has_term = false;
    ck_assert_int_eq(split(&arena, &of, &got), SPLIT_FOUND);
    ck_assert(!got.is_cheaper);
    of = by_hand(1, 49900);
    of.parts[0].minimum.count = 7000;
    of.parts[0].multiple.count = 1000;
    of.quantity[0].count = 40000;
    ck_assert_int_eq(split(&arena, &of, &got), SPLIT_FOUND);
    ck_assert(got.is_cheaper);
    ck_assert_int_eq(got.first[0].count, 7000);
    of = by_hand(1, 1);
    of.programme.levels[D].points.hundredths = 2000000;
    of.programme.levels[E].points.hundredths = 4000000;
    of.programme.levels[F].points.hundredths = 8000000;
    of.programme.levels[G].points.hundredths = 16000000;
    of.programme.levels[H].points.hundredths = 32000000;
    of.quantity[0].count = 1999999;
    ck_assert_int_eq(split(&arena, &of, &got), SPLIT_TOO_LARGE);
    arena_free(&arena);
}
