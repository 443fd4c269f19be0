// The price of one line (R4.13): row → level → cap → bid → months → channel → quantity, each step
// alone and all together, worked by hand.
#include "domain/pricing.h"
#include "standard.h"

#include <check.h>

typedef struct {
    const char *why;
    int level; // -1: express
    int32_t months;
    int64_t quantity;
    int64_t cap_base; // 0: not capped
    int32_t cap_rise;
    int64_t bid;   // 0: none
    int64_t staff; // 0: nobody set it
    int32_t discount;
    int64_t yearly;
    int64_t unit;
    int64_t extended;
} PriceCase;

// BL 1000.00, D 950.00, E 900.00; GV 700.00.
static const PriceCase price_cases[] = {
    {"the lowest level", BL, 0, 30, 0, 0, 0, 0, 0, 100000, 100000, 3000000},
    {"express pays the lowest", -1, 0, 30, 0, 0, 0, 0, 0, 100000, 100000, 3000000},
    {"a level of its own", D, 0, 30, 0, 0, 0, 0, 0, 95000, 95000, 2850000},
    {"a level without a price", G, 0, 1, 0, 0, 0, 0, 0, 90000, 90000, 90000},
    {"a fixed level", GV, 0, 10, 0, 0, 0, 0, 0, 70000, 70000, 700000},
    {"months alone", BL, 7, 3, 0, 0, 0, 0, 0, 100000, 58333, 174999},
    {"twelve months", BL, 12, 3, 0, 0, 0, 0, 0, 100000, 100000, 300000},
    {"R8.4: channel alone", D, 0, 1, 0, 0, 0, 0, 2000, 95000, 76000, 76000},
    {"all of it discounted", D, 0, 5, 0, 0, 0, 0, 10000, 95000, 0, 0},
    {"a cap that holds", BL, 0, 2, 90000, 500, 0, 0, 0, 94500, 94500, 189000},
    {"a cap rounded half up", BL, 0, 1, 90050, 500, 0, 0, 0, 94553, 94553, 94553}, // 94552.5
    {"a cap far above", BL, 0, 2, 99999, 500, 0, 0, 0, 100000, 100000, 200000},
    {"a cap of no rise", BL, 0, 1, 80000, 0, 0, 0, 0, 80000, 80000, 80000},
    {"a bid below the level", D, 0, 4, 0, 0, 90001, 0, 0, 90001, 90001, 360004},
    {"a bid above the level", D, 0, 4, 0, 0, 95001, 0, 0, 95000, 95000, 380000},
    {"a bid below the cap", BL, 0, 1, 90000, 500, 94499, 0, 0, 94499, 94499, 94499},
    {"a cap below the bid", BL, 0, 1, 90000, 500, 94501, 0, 0, 94500, 94500, 94500},
    {"cap, then months", BL, 7, 1, 90000, 500, 0, 0, 0, 94500, 55125, 55125},
    {"months, then channel: each rounded", BL, 7, 1, 0, 0, 0, 0, 3333, 100000, 38891, 38891},
    {"all together", BL, 5, 3, 90000, 500, 94321, 0, 1234, 94321, 34450, 103350},
    {"not one of it", BL, 0, 0, 0, 0, 0, 0, 0, 100000, 100000, 0},
    {"P19: staff alone", D, 0, 4, 0, 0, 0, 12345, 0, 95000, 12345, 49380},
    {"P19: for nothing", D, 0, 4, 0, 0, 0, 1, 10000, 95000, 0, 0},
    {"P19: staff above the level", D, 0, 1, 0, 0, 0, 99999, 0, 95000, 99999, 99999},
    {"P19: months, then staff, then channel", BL, 7, 2, 0, 0, 0, 50001, 3333, 100000, 33336, 66672},
};

static PriceRow price_row(void) {
    PriceRow row = {.row = {7}, .from = day("2024-01-01"), .published = day("2023-12-01")};
    price_row_set(&row, level(BL), (Money){100000});
    price_row_set(&row, level(D), (Money){95000});
    price_row_set(&row, level(E), (Money){90000});
    price_row_set(&row, level(GV), (Money){70000});
    return row;
}

static PriceAsk ask_of(const PriceCase *row, const PriceRow *prices) {
    return (PriceAsk){
        .rows = prices,
        .row_count = 1,
        .discountable = true,
        .price_on = day("2024-06-01"),
        .published_by = day("2024-05-01"),
        .months = row->months,
        .quantity = {row->quantity},
        .capped = row->cap_base != 0,
        .cap_base = {row->cap_base},
        .cap_rise = {row->cap_rise},
        .bid = row->bid != 0,
        .bid_unit = {row->bid},
        .staff_change = row->staff != 0 ? 2 : 0,
        .staff_unit = {row->staff},
        .channel_discount = {row->discount},
    };
}

START_TEST(every_step_alone_and_all_together) {
    Programme programme = standard_programme();
    PriceRow prices = price_row();
    for (size_t i = 0; i < sizeof price_cases / sizeof price_cases[0]; i++) {
        const PriceCase *row = &price_cases[i];
        PriceAsk ask = ask_of(row, &prices);
        LinePrice price = {0};
        RefusalId refusal = price_line(&programme, &ask, level(row->level), &price, NULL);
        ck_assert_msg(refusal == REFUSAL_NONE, "%s", row->why);
        ck_assert_msg(price.yearly.minor == row->yearly, "R4.13: %s: yearly %lld", row->why,
                      (long long)price.yearly.minor);
        ck_assert_msg(price.unit.minor == row->unit, "R4.13: %s: unit %lld", row->why,
                      (long long)price.unit.minor);
        ck_assert_msg(price.extended.minor == row->extended, "R4.13: %s: extended %lld", row->why,
                      (long long)price.extended.minor);
        ck_assert_int_eq(price.row.id, 7);
    }
}

START_TEST(the_trace_names_each_step_that_was_taken) {
    static const PriceStepKind all[] = {PRICE_STEP_LEVEL,   PRICE_STEP_CAP,   PRICE_STEP_BID,
                                        PRICE_STEP_MONTHS,  PRICE_STEP_STAFF, PRICE_STEP_CHANNEL,
                                        PRICE_STEP_QUANTITY};
    Programme programme = standard_programme();
    PriceRow prices = price_row();
    for (size_t i = 0; i < sizeof price_cases / sizeof price_cases[0]; i++) {
        const PriceCase *row = &price_cases[i];
        PriceAsk ask = ask_of(row, &prices);
        bool taken[] = {true,
                        row->cap_base != 0,
                        row->bid != 0,
                        row->months != 0,
                        row->staff != 0,
                        row->discount != 0,
                        true};
        LinePrice price;
        PriceTrace trace;
        ck_assert_int_eq(price_line(&programme, &ask, level(row->level), &price, &trace), 0);
        int32_t at = 0;
        for (size_t j = 0; j < sizeof all / sizeof all[0]; j++) {
            if (taken[j]) {
                ck_assert_msg(trace.steps[at].kind == all[j], "%s: step %d", row->why, at);
                at++;
            }
        }
        ck_assert_int_eq(trace.step_count, at);
    }
}

START_TEST(the_trace_names_its_source) {
    Programme programme = standard_programme();
    PriceRow prices = price_row();
    PriceAsk ask = ask_of(&price_cases[0], &prices);
    LinePrice price;
    PriceTrace trace;
    ck_assert_int_eq(price_line(&programme, &ask, level(G), &price, &trace), REFUSAL_NONE);
    ck_assert_int_eq(trace.row.id, 7);
    expect_day(trace.row_from, "2024-01-01", "R4.6");
    expect_day(trace.row_published, "2023-12-01", "R4.6");
    expect_day(trace.price_on, "2024-06-01", "R4.6");
    expect_day(trace.published_by, "2024-05-01", "R4.6");
    ck_assert_int_eq(trace.level_asked.index, G);
    ck_assert_msg(trace.level_paid.index == E, "R4.7");
    ck_assert(trace.discountable);
    ask.discountable = false;
    ck_assert_int_eq(price_line(&programme, &ask, level(G), &price, &trace), REFUSAL_NONE);
    ck_assert_msg(trace.level_paid.index == BL && !trace.discountable, "R2.4");
    ck_assert_int_eq(price.level_paid.index, BL);
}

START_TEST(steps_have_their_names_and_rules) {
    static const char *const names[] = {"level", "cap",     "bid",     "months",
                                        "staff", "channel", "quantity"};
    static const char *const rules[] = {"R4.6 R4.7", "R4.12", "R8.6", "R4.4",
                                        "P19",       "R8.4",  "R4.4"};
    for (int i = PRICE_STEP_LEVEL; i <= PRICE_STEP_QUANTITY; i++) {
        ck_assert(text_equal(price_step_name((PriceStepKind)i), text_of(names[i])));
        ck_assert(text_equal(price_step_rule((PriceStepKind)i), text_of(rules[i])));
    }
}

START_TEST(without_a_price_nothing_is_written) {
    Programme programme = standard_programme();
    PriceRow prices = price_row();
    PriceAsk ask = ask_of(&price_cases[0], &prices);
    LinePrice price = {.unit = {-7}};
    PriceTrace trace = {.step_count = -7};
    ck_assert_msg(price_line(&programme, &ask, level(ED), &price, &trace) == REFUSAL_NO_PRICE,
                  "R4.7: a fixed level without a price");
    ask.price_on = day("2023-12-31");
    ck_assert_msg(price_line(&programme, &ask, level(D), &price, &trace) == REFUSAL_NO_PRICE,
                  "R4.6: before the first row");
    ask.price_on = day("2024-06-01");
    ask.published_by = day("2023-11-30");
    ck_assert_msg(price_line(&programme, &ask, level(D), &price, &trace) == REFUSAL_NO_PRICE,
                  "R4.6: not published yet");
    ask.row_count = 0;
    ck_assert_int_eq(price_line(&programme, &ask, level(D), &price, &trace), REFUSAL_NO_PRICE);
    ck_assert(price.unit.minor == -7 && trace.step_count == -7);
}

START_TEST(too_much_writes_nothing) {
    Programme programme = standard_programme();
    PriceRow prices = price_row();
    PriceAsk ask = ask_of(&price_cases[0], &prices);
    LinePrice price = {.unit = {-7}};
    PriceTrace trace = {.step_count = -7};
    ask.quantity.count = INT64_C(10000000000);
    ck_assert_int_eq(price_line(&programme, &ask, level(BL), &price, &trace), REFUSAL_NONE);
    ck_assert_int_eq(price.extended.minor, INT64_C(1000000000000000));
    price.unit.minor = -7;
    trace.step_count = -7;
    ask.quantity.count = INT64_C(10000000001);
    ck_assert_int_eq(price_line(&programme, &ask, level(BL), &price, &trace),
                     REFUSAL_AMOUNT_TOO_LARGE);
    ck_assert(price.unit.minor == -7 && trace.step_count == -7);
}
