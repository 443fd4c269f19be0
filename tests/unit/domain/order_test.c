// Orders as a whole: points, the level they make (R2.5), totals and limits; returns (R9.2); price
// protection (R8.5).
#include "domain/order.h"
#include "standard.h"

#include <check.h>

enum { LINES_MAX = 4 };

// A part with one price row in force; prices in minor units at BL, D, E (0: none).
typedef struct {
    PartType type;
    int64_t points; // hundredths
    int64_t prices[3];
    int64_t quantity;
    int32_t months;
    bool fixed_price; // R2.4
} Line;

typedef struct {
    Programme programme;
    Part parts[LINES_MAX];
    PriceRow rows[LINES_MAX];
    OrderLineAsk asks[LINES_MAX];
    OrderLinePrice priced[LINES_MAX];
    OrderPrice order;
    Refusals refusals;
    size_t count;
} Order;

static Order new_order(const Line *lines, size_t count) {
    Order order = {.programme = standard_programme(), .count = count, .order.total = {-7}};
    for (size_t i = 0; i < count; i++) {
        order.parts[i] = (Part){.part = S("P"),
                                .type = lines[i].type,
                                .points = {lines[i].points},
                                .discountable = !lines[i].fixed_price};
        order.rows[i] = (PriceRow){
            .row = {(int64_t)i + 1}, .from = day("2024-01-01"), .published = day("2024-01-01")};
        for (int j = BL; j <= E; j++) {
            if (lines[i].prices[j] != 0) {
                price_row_set(&order.rows[i], level(j), (Money){lines[i].prices[j]});
            }
        }
    }
    return order;
}

static void price_order(Order *order, const Standing *standing, const Line *lines) {
    for (size_t i = 0; i < order->count; i++) {
        order->asks[i] = (OrderLineAsk){
            .part = &order->parts[i],
            .ask = {.rows = &order->rows[i],
                    .row_count = 1,
                    .discountable = order->parts[i].discountable,
                    .price_on = day("2024-06-01"),
                    .published_by = day("2024-06-01"),
                    .months = lines[i].months,
                    .quantity = {lines[i].quantity}},
        };
    }
    order_price(&order->programme, standing, order->asks, order->count, order->priced,
                &order->order, &order->refusals);
}

START_TEST(all_lines_pay_the_level_of_the_whole_order) {
    static const Line lines[] = {
        {PART_LICENCE, 1000, {100000, 95000, 90000}, 30, 0, false}, // 300 points
        {PART_LICENCE, 333, {33333, 0, 0}, 61, 0, false},           // 203.13 points
    };
    Order order = new_order(lines, 2);
    Standing fresh = standing_enrolled(&order.programme, CUSTOMER_COMMERCIAL);
    price_order(&order, &fresh, lines);
    ck_assert_int_eq(order.refusals.count, 0);
    ck_assert_msg(order.order.level.index == D, "R2.5: 503.13 points make level D");
    ck_assert_int_eq(order.order.points.hundredths, 50313);
    ck_assert_int_eq(order.priced[0].points.hundredths, 30000);
    ck_assert_int_eq(order.priced[0].price.unit.minor, 95000);
    ck_assert_int_eq(order.priced[0].price.extended.minor, 2850000);
    ck_assert_msg(order.priced[1].price.unit.minor == 33333, "R4.7: D pays BL's price");
    ck_assert_int_eq(order.priced[1].price.level_paid.index, BL);
    ck_assert_int_eq(order.order.total.minor, 2850000 + 61 * 33333);
}

START_TEST(a_relationship_level_above_the_orders_stays) {
    static const Line lines[] = {{PART_LICENCE, 1000, {100000, 95000, 90000}, 1, 0, false}};
    Order order = new_order(lines, 1);
    Standing standing = standing_enrolled(&order.programme, CUSTOMER_COMMERCIAL);
    standing.level = level(E);
    price_order(&order, &standing, lines);
    ck_assert_msg(order.order.level.index == E, "R2.5");
    ck_assert_int_eq(order.order.total.minor, 90000);
}

// R1.9: whatever it would cost.
START_TEST(an_inactive_agreement_takes_no_order) {
    static const Line lines[] = {{PART_LICENCE, 1000, {100000, 95000, 90000}, 1, 0, false},
                                 {PART_LICENCE, 1000, {0}, 1, 0, false}};
    Order order = new_order(lines, 2);
    Standing standing = standing_enrolled(&order.programme, CUSTOMER_COMMERCIAL);
    standing.inactive = true;
    price_order(&order, &standing, lines);
    ck_assert_int_eq(order.refusals.count, 1);
    ck_assert_int_eq(order.refusals.items[0].id, REFUSAL_AGREEMENT_INACTIVE);
    ck_assert_msg(order.order.total.minor == -7, "nothing is priced");
}

START_TEST(express_pays_the_lowest_and_earns_nothing) {
    static const Line lines[] = {{PART_LICENCE, 100000, {100000, 95000, 90000}, 30, 0, false}};
    Order order = new_order(lines, 1);
    Standing express = standing_express();
    price_order(&order, &express, lines);
    ck_assert(level_is_none(order.order.level));
    ck_assert_msg(order.order.points.hundredths == 0, "R1.1: express earns no points");
    ck_assert_msg(order.order.total.minor == 3000000, "R1.1: express pays BL");
}

START_TEST(points_without_discount) {
    static const Line lines[] = {{PART_LICENCE, 100000, {100000, 95000, 90000}, 2, 0, true}};
    Order order = new_order(lines, 1);
    Standing fresh = standing_enrolled(&order.programme, CUSTOMER_COMMERCIAL);
    price_order(&order, &fresh, lines);
    ck_assert_int_eq(order.order.level.index, E);
    ck_assert_msg(order.order.points.hundredths == 200000, "R2.4: it earns points");
    ck_assert_msg(order.order.total.minor == 200000, "R2.4: it pays BL's price");
}

START_TEST(types_without_points_earn_none) {
    static const Line lines[] = {
        {PART_RENEWAL, 200, {20000, 0, 0}, 30, 7, false},
        {PART_LICENCE, 1000, {100000, 0, 0}, 1, 0, false},
    };
    Order order = new_order(lines, 2);
    Standing fresh = standing_enrolled(&order.programme, CUSTOMER_COMMERCIAL);
    price_order(&order, &fresh, lines);
    ck_assert_msg(order.priced[0].points.hundredths == 3500, "R2.3: renewals earn: 60 x 7/12");
    order.programme.earns_points[PART_RENEWAL] = false;
    price_order(&order, &fresh, lines);
    ck_assert_msg(order.priced[0].points.hundredths == 0, "R2.3: unless the programme says not");
    ck_assert_int_eq(order.order.points.hundredths, 1000);
}

START_TEST(a_prorated_line_rounds_its_unit_first) {
    static const Line lines[] = {{PART_RENEWAL, 67, {20000, 0, 0}, 3, 7, false}};
    Order order = new_order(lines, 1);
    Standing fresh = standing_enrolled(&order.programme, CUSTOMER_COMMERCIAL);
    price_order(&order, &fresh, lines);
    ck_assert_msg(order.priced[0].price.unit.minor == 11667, "R4.4: 116.67");
    ck_assert_msg(order.priced[0].price.extended.minor == 35001, "R4.4: unit x quantity");
    ck_assert_msg(order.priced[0].points.hundredths == 117, "R2.2: rounded once per line");
    ck_assert_int_eq(order.priced[0].price.yearly.minor, 20000);
}

START_TEST(every_line_without_a_price_is_refused) {
    static const Line lines[] = {
        {PART_LICENCE, 0, {0, 95000, 0}, 1, 0, false},
        {PART_LICENCE, 0, {100000, 0, 0}, 1, 0, false},
        {PART_LICENCE, 0, {0, 0, 0}, 1, 0, false},
    };
    Order order = new_order(lines, 3);
    Standing fresh = standing_enrolled(&order.programme, CUSTOMER_COMMERCIAL);
    price_order(&order, &fresh, lines);
    ck_assert_int_eq(order.refusals.count, 2);
    ck_assert_int_eq(order.refusals.items[0].id, REFUSAL_NO_PRICE);
    ck_assert_int_eq(order.refusals.items[0].line, 1);
    ck_assert_int_eq(order.refusals.items[1].line, 3);
    ck_assert(text_equal(order.refusals.items[1].value, S("P")));
    ck_assert_msg(order.order.total.minor == -7, "a refused order has no total");
}

typedef struct {
    const char *why;
    Line lines[3];
    size_t count;
    bool fits;
} LimitCase;

#define MOST INT64_C(1000000000000000)

static const LimitCase limit_cases[] = {
    {"one below the limit", {{PART_LICENCE, 0, {MOST - 1}, 1, 0, false}}, 1, true},
    {"the limit in one line", {{PART_LICENCE, 0, {MOST}, 1, 0, false}}, 1, true},
    {"one above it", {{PART_LICENCE, 0, {MOST + 1}, 1, 0, false}}, 1, false},
    {"the limit in two lines",
     {{PART_LICENCE, 0, {MOST - 1}, 1, 0, false}, {PART_LICENCE, 0, {1}, 1, 0, false}},
     2,
     true},
    {"one above it in two lines",
     {{PART_LICENCE, 0, {MOST}, 1, 0, false}, {PART_LICENCE, 0, {1}, 1, 0, false}},
     2,
     false},
    {"three lines of the limit",
     {{PART_LICENCE, 0, {MOST}, 1, 0, false},
      {PART_LICENCE, 0, {MOST}, 1, 0, false},
      {PART_LICENCE, 0, {MOST}, 1, 0, false}},
     3,
     false},
    {"a yearly price above it whose months are below",
     {{PART_RENEWAL, 0, {2 * MOST}, 1, 6, false}},
     1,
     true},
    {"that and one more", {{PART_RENEWAL, 0, {2 * MOST + 2}, 1, 6, false}}, 1, false},
    {"as many as can be counted", {{PART_LICENCE, 0, {1}, MOST, 0, false}}, 1, true},
    {"one more than that", {{PART_LICENCE, 0, {1}, MOST + 1, 0, false}}, 1, false},
    {"a number beyond counting", {{PART_LICENCE, 0, {1}, INT64_MAX, 0, false}}, 1, false},
    {"points up to the limit", {{PART_LICENCE, MOST, {1}, 1, 0, false}}, 1, true},
    {"points above it", {{PART_LICENCE, MOST, {1}, 2, 0, false}}, 1, false},
    {"points of two lines up to it",
     {{PART_LICENCE, MOST - 1, {1}, 1, 0, false}, {PART_LICENCE, 1, {1}, 1, 0, false}},
     2,
     true},
    {"points of two lines above it",
     {{PART_LICENCE, MOST, {1}, 1, 0, false}, {PART_LICENCE, 1, {1}, 1, 0, false}},
     2,
     false},
};

START_TEST(an_order_goes_up_to_the_limit) {
    for (size_t i = 0; i < sizeof limit_cases / sizeof limit_cases[0]; i++) {
        const LimitCase *row = &limit_cases[i];
        Order order = new_order(row->lines, row->count);
        Standing fresh = standing_enrolled(&order.programme, CUSTOMER_COMMERCIAL);
        price_order(&order, &fresh, row->lines);
        ck_assert_msg((order.refusals.count == 0) == row->fits, "amount_too_large: %s", row->why);
        if (!row->fits) {
            ck_assert_int_eq(order.refusals.count, 1);
            ck_assert_int_eq(order.refusals.items[0].id, REFUSAL_AMOUNT_TOO_LARGE);
            ck_assert_int_eq(order.order.total.minor, -7);
        }
    }
}

// no_price is asked before amount_too_large, at the level that too many points would reach.
START_TEST(no_price_goes_before_too_large) {
    static const Line lines[] = {
        {PART_LICENCE, MOST, {MOST + 5, 0, 0}, 2, 0, false},
        {PART_LICENCE, 0, {0, 0, 0}, 1, 0, false},
    };
    Order order = new_order(lines, 2);
    Standing fresh = standing_enrolled(&order.programme, CUSTOMER_COMMERCIAL);
    price_order(&order, &fresh, lines);
    ck_assert_int_eq(order.refusals.count, 1);
    ck_assert_int_eq(order.refusals.items[0].id, REFUSAL_NO_PRICE);
    ck_assert_int_eq(order.refusals.items[0].line, 2);
}

START_TEST(an_order_of_nothing_costs_nothing) {
    Order order = new_order(NULL, 0);
    Standing standing = standing_enrolled(&order.programme, CUSTOMER_COMMERCIAL);
    standing.level = level(D);
    price_order(&order, &standing, NULL);
    ck_assert_int_eq(order.refusals.count, 0);
    ck_assert_int_eq(order.order.total.minor, 0);
    ck_assert_int_eq(order.order.level.index, D);
}

typedef struct {
    PartType type;
    const char *today;
    int32_t days; // the setting
    RefusalId refusal;
} ReturnCase;

// Accepted on 15 Mar 2024: the thirtieth day after is 14 Apr 2024.
static const ReturnCase return_cases[] = {
    {PART_LICENCE, "2024-03-15", 30, REFUSAL_NONE},
    {PART_LICENCE, "2024-04-14", 30, REFUSAL_NONE},
    {PART_LICENCE, "2024-04-15", 30, REFUSAL_RETURN_TOO_LATE},
    {PART_LICENCE, "2024-03-15", 0, REFUSAL_NONE},
    {PART_LICENCE, "2024-03-16", 0, REFUSAL_RETURN_TOO_LATE},
    {PART_FIXED_TERM, "2024-04-14", 30, REFUSAL_NONE},
    {PART_FIXED_TERM, "2024-04-15", 30, REFUSAL_RETURN_TOO_LATE},
    {PART_COMMITTED_TERM, "2024-03-15", 30, REFUSAL_NOT_RETURNABLE},
    {PART_RENEWAL, "2024-03-15", 30, REFUSAL_NOT_RETURNABLE},
    {PART_REINSTATEMENT, "2024-03-15", 30, REFUSAL_NOT_RETURNABLE},
    {PART_RENEWAL, "2025-03-15", 30, REFUSAL_NOT_RETURNABLE}, // before "too late"
};

START_TEST(licences_may_be_returned_for_30_days) {
    Programme programme = standard_programme();
    for (size_t i = 0; i < sizeof return_cases / sizeof return_cases[0]; i++) {
        const ReturnCase *row = &return_cases[i];
        programme.return_days = row->days;
        RefusalId got =
            order_line_return(&programme, row->type, day("2024-03-15"), day(row->today));
        ck_assert_msg(got == row->refusal, "R9.2: type %d on %s", row->type, row->today);
    }
}

typedef struct {
    const char *why;
    const char *written;
    const char *accepted;
    bool protects;
} ProtectionCase;

// The price changes on 1 Jul 2024: thirty days after is 31 Jul 2024.
static const ProtectionCase protection_cases[] = {
    {"written before, accepted on the day", "2024-06-30", "2024-07-01", true},
    {"accepted on the thirtieth day", "2024-06-30", "2024-07-31", true},
    {"accepted a day later", "2024-06-30", "2024-08-01", false},
    {"written on the day of the change", "2024-07-01", "2024-07-02", false},
    {"written after it", "2024-07-05", "2024-07-10", false},
    {"accepted before the change: nothing to protect", "2024-06-01", "2024-06-30", false},
};

START_TEST(a_written_purchase_order_keeps_the_old_price) {
    Programme programme = standard_programme();
    Date change = day("2024-07-01");
    for (size_t i = 0; i < sizeof protection_cases / sizeof protection_cases[0]; i++) {
        const ProtectionCase *row = &protection_cases[i];
        bool got = order_price_protected(&programme, day(row->written), change, day(row->accepted));
        ck_assert_msg(got == row->protects, "R8.5: %s", row->why);
    }
    programme.price_protection_days = 0;
    ck_assert(order_price_protected(&programme, day("2024-06-30"), change, day("2024-07-01")));
    ck_assert(!order_price_protected(&programme, day("2024-06-30"), change, day("2024-07-02")));
}
