// Arithmetic on money and points: limits, and every rounding half up.
#include "domain/value/money.h"
#include "domain/value/points.h"

#include <check.h>

typedef struct {
    const char *why;
    int64_t a;
    int64_t b;
    bool fits;
} ProductCase;

// replay.md amount_too_large: over 10^15 smallest units.
static const ProductCase product_cases[] = {
    {"nothing", 0, INT64_MAX, true},
    {"nothing of it", INT64_C(1000000000000000), 0, true},
    {"an ordinary line", 95000, 30, true},
    {"one below the limit", INT64_C(999999999999999), 1, true},
    {"the limit", INT64_C(1000000000000000), 1, true},
    {"one above the limit", INT64_C(1000000000000001), 1, false},
    {"the limit by quantity", 1, INT64_C(1000000000000000), true},
    {"one above it by quantity", 1, INT64_C(1000000000000001), false},
    {"the limit by a product", 100000000, 10000000, true},
    {"one above it by a product", 100000001, 10000000, false},
    {"a product beyond 64 bits", INT64_C(4294967296), INT64_C(4294967296), false},
    {"a product beyond 64 bits that wraps to nothing", INT64_C(1) << 62, 4, false},
    {"the largest figure, as often as can be", INT64_C(1000000000000000000), INT64_MAX, false},
};

START_TEST(a_line_is_unit_by_quantity_up_to_the_limit) {
    for (size_t i = 0; i < sizeof product_cases / sizeof product_cases[0]; i++) {
        const ProductCase *row = &product_cases[i];
        Money money = {-7};
        bool fits = money_times((Money){row->a}, (Quantity){row->b}, &money);
        ck_assert_msg(fits == row->fits, "%s", row->why);
        ck_assert_msg(money.minor == (row->fits ? row->a * row->b : -7), "%s", row->why);
    }
}

START_TEST(points_of_a_line_go_up_to_the_limit) {
    for (size_t i = 0; i < sizeof product_cases / sizeof product_cases[0]; i++) {
        const ProductCase *row = &product_cases[i];
        Points points = {-7};
        bool fits = points_of_line((Points){row->a}, (Quantity){row->b}, 0, &points);
        ck_assert_msg(fits == row->fits, "R2.2: %s", row->why);
        ck_assert_msg(points.hundredths == (row->fits ? row->a * row->b : -7), "%s", row->why);
        points.hundredths = -7;
        fits = points_of_line((Points){row->a}, (Quantity){row->b}, 12, &points);
        ck_assert_msg(fits == row->fits, "R2.2, 12 months: %s", row->why);
        ck_assert_msg(points.hundredths == (row->fits ? row->a * row->b : -7), "%s", row->why);
    }
}

START_TEST(a_prorated_line_is_judged_after_the_months) {
    Points points = {-7};
    ck_assert(points_of_line((Points){INT64_C(2000000000000000)}, (Quantity){1}, 6, &points));
    ck_assert_int_eq(points.hundredths, INT64_C(1000000000000000));
    ck_assert(points_of_line((Points){INT64_C(12000000000000000)}, (Quantity){1}, 1, &points));
    ck_assert_int_eq(points.hundredths, INT64_C(1000000000000000));
    // 12 × 10¹⁵ + 5 over 12 is 10¹⁵ and less than a half
    ck_assert(points_of_line((Points){INT64_C(12000000000000005)}, (Quantity){1}, 1, &points));
    ck_assert_int_eq(points.hundredths, INT64_C(1000000000000000));
    points.hundredths = -7;
    ck_assert(!points_of_line((Points){INT64_C(12000000000000006)}, (Quantity){1}, 1, &points));
    ck_assert(!points_of_line((Points){INT64_C(2000000000000001)}, (Quantity){1}, 6, &points));
    ck_assert(!points_of_line((Points){INT64_C(12000000000000012)}, (Quantity){1}, 1, &points));
    ck_assert(
        !points_of_line((Points){INT64_C(1000000000000000000)}, (Quantity){INT64_MAX}, 1, &points));
    ck_assert_int_eq(points.hundredths, -7);
}

typedef struct {
    int64_t yearly;
    int32_t months;
    int64_t unit;
} MonthsCase;

// R4.4, worked by hand; "half" rows stand exactly on .5 before rounding.
static const MonthsCase months_cases[] = {
    {20000, 7, 11667},  // 200.00 × 7/12 = 116.666…
    {20000, 1, 1667},   // 16.666…
    {20000, 12, 20000}, // a whole year
    {33333, 5, 13889},  // 138.8875
    {100, 5, 42},       // 41.66…
    {100, 7, 58},       // 58.33…
    {1, 5, 0},          // 0.4166…
    {1, 6, 1},          // half
    {1, 7, 1},          // 0.5833…
    {0, 7, 0},          //
    {6, 1, 1},          // half, month 1
    {5, 1, 0},          // just below
    {3, 2, 1},          // half, month 2
    {2, 3, 1},          // half, month 3
    {10, 3, 3},         // half: 2.5
    {9, 4, 3},          // exact; 4 months never stand on a half with whole units of 3
    {3, 4, 1},          // exact
    {6, 5, 3},          // half: 2.5
    {18, 5, 8},         // half: 7.5
    {3, 6, 2},          // half: 1.5
    {6, 7, 4},          // half: 3.5
    {18, 7, 11},        // half: 10.5
    {1, 8, 1},          // 0.666…
    {3, 8, 2},          // exact
    {2, 9, 2},          // half: 1.5
    {10, 9, 8},         // half: 7.5
    {3, 10, 3},         // half: 2.5
    {9, 10, 8},         // half: 7.5
    {6, 11, 6},         // half: 5.5
    {18, 11, 17},       // half: 16.5
    {1, 12, 1},         //
    {INT64_C(1000000000000000000), 11, INT64_C(916666666666666667)},
    {INT64_C(999999999999999999), 7, INT64_C(583333333333333333)}, // …332.75
    {INT64_C(1000000000000000000), 1, INT64_C(83333333333333333)},
};

START_TEST(months_are_rounded_half_up) {
    for (size_t i = 0; i < sizeof months_cases / sizeof months_cases[0]; i++) {
        const MonthsCase *row = &months_cases[i];
        int64_t got = money_for_months((Money){row->yearly}, row->months).minor;
        ck_assert_msg(got == row->unit, "R4.4: %lld x %d / 12 = %lld", (long long)row->yearly,
                      row->months, (long long)got);
    }
}

START_TEST(points_are_rounded_like_money_but_per_line) {
    for (size_t i = 0; i < sizeof months_cases / sizeof months_cases[0]; i++) {
        const MonthsCase *row = &months_cases[i];
        Points points = {0};
        if (row->unit <= AMOUNT_MAX) {
            ck_assert(points_of_line((Points){row->yearly}, (Quantity){1}, row->months, &points));
            ck_assert_msg(points.hundredths == row->unit, "R2.2: row %zu", i);
        }
    }
    Points points = {0};
    ck_assert(points_of_line((Points){67}, (Quantity){3}, 7, &points));
    ck_assert_msg(points.hundredths == 117, "R2.2: 2.01 x 7/12 = 1.1725, not 3 x 0.39");
    ck_assert(points_of_line((Points){1}, (Quantity){6}, 1, &points));
    ck_assert_msg(points.hundredths == 1, "R2.2: half up of the line");
    ck_assert(points_of_line((Points){1}, (Quantity){5}, 1, &points));
    ck_assert_msg(points.hundredths == 0, "R2.2: below a half");
}

START_TEST(half_up_for_every_month_and_every_rest) {
    for (int32_t months = 1; months <= 12; months++) {
        for (int64_t yearly = 0; yearly < 500; yearly++) {
            int64_t exact = yearly * months; // twelfths
            int64_t floor = exact / 12;
            int64_t wanted = exact % 12 >= 6 ? floor + 1 : floor;
            ck_assert_int_eq(money_for_months((Money){yearly}, months).minor, wanted);
        }
    }
}

typedef struct {
    const char *why;
    int64_t base;
    int32_t hundredths;
    int64_t result;
} PercentCase;

static const PercentCase discount_cases[] = {
    {"R8.4's example: 950.00 less 20 %", 95000, 2000, 76000},
    {"nothing off", 95000, 0, 95000},
    {"everything off", 95000, 10000, 0},
    {"half a cent goes up", 1, 5000, 1},
    {"below half a cent goes down", 1, 5001, 0},
    {"33.33 % of 0.10 stay 0.07", 10, 3333, 7},
    {"12.34 % off", 33333, 1234, 29220}, // 29219.7078
    {"the largest", INT64_C(1000000000000000000), 1, INT64_C(999900000000000000)},
};

START_TEST(discounts_are_rounded_half_up) {
    for (size_t i = 0; i < sizeof discount_cases / sizeof discount_cases[0]; i++) {
        const PercentCase *row = &discount_cases[i];
        int64_t got = money_discounted((Money){row->base}, (Percent){row->hundredths}).minor;
        ck_assert_msg(got == row->result, "R8.4: %s: %lld", row->why, (long long)got);
    }
}

static const PercentCase rise_cases[] = {
    {"no rise", 20000, 0, 20000},
    {"5 %", 20000, 500, 21000},
    {"3 % of 0.50 is half a cent over", 50, 300, 52}, // 51.5
    {"3 % of 0.49", 49, 300, 50},                     // 50.47
    {"0.01 % of 50.00 is half a cent", 5000, 1, 5001},
    {"0.01 % of 49.99 is less", 4999, 1, 4999},
    {"100 %", 333, 10000, 666},
    {"beyond the largest figure: that", INT64_C(1000000000000000000), 1,
     INT64_C(1000000000000000000)},
};

START_TEST(rises_are_rounded_half_up) {
    for (size_t i = 0; i < sizeof rise_cases / sizeof rise_cases[0]; i++) {
        const PercentCase *row = &rise_cases[i];
        int64_t got = money_raised((Money){row->base}, (Percent){row->hundredths}).minor;
        ck_assert_msg(got == row->result, "R4.12: %s: %lld", row->why, (long long)got);
    }
}

typedef struct {
    int64_t of_line;
    int64_t quantity;
    int64_t returned;
    int64_t share;
} ShareCase;

START_TEST(a_return_takes_its_share_of_the_points) {
    static const ShareCase cases[] = {
        {60000, 60, 20, 20000}, {60000, 60, 60, 60000},
        {60000, 60, 0, 0},      {1, 2, 1, 1}, // half up
        {100, 3, 1, 33},        {100, 3, 2, 67},
        {200, 3, 1, 67},        {INT64_C(1000000000000000), INT64_C(1000000000000000), 1, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const ShareCase *row = &cases[i];
        Points share = points_share((Points){row->of_line}, (Quantity){row->quantity},
                                    (Quantity){row->returned});
        ck_assert_msg(share.hundredths == row->share, "R2.10: row %zu: %lld", i,
                      (long long)share.hundredths);
    }
}

START_TEST(wide_and_narrow_division_agree_at_their_border) {
    for (int64_t delta = -20; delta <= 20; delta++) {
        int64_t numerator = INT64_MAX / 2 - 12 + delta;
        Wide wide = (2 * (Wide)numerator + 12) / 24;
        ck_assert_int_eq((int64_t)round_half_up(numerator, 12), (int64_t)wide);
    }
}

START_TEST(thirteen_months_aborts) {
    (void)money_for_months((Money){100}, 13);
}

START_TEST(no_months_aborts) {
    (void)money_for_months((Money){100}, 0);
}

START_TEST(points_of_thirteen_months_aborts) {
    Points points;
    (void)points_of_line((Points){100}, (Quantity){1}, 13, &points);
}

START_TEST(more_than_all_off_aborts) {
    (void)money_discounted((Money){100}, (Percent){10001});
}

START_TEST(a_negative_discount_aborts) {
    (void)money_discounted((Money){100}, (Percent){-1});
}

START_TEST(rounding_a_negative_aborts) {
    (void)round_half_up(-1, 12);
}

START_TEST(returning_more_than_there_was_aborts) {
    (void)points_share((Points){100}, (Quantity){1}, (Quantity){2});
}
