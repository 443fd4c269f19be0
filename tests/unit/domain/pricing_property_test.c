// 100,000 random lines: priced with and without trace, from the trace again, and by a second
// reckoning written from rules.md without the product's own steps.
#include "domain/pricing.h"
#include "standard.h"

#include <check.h>

enum { ASKS = 100000, ROWS_MAX = 5 };

static const uint64_t seed = UINT64_C(20240315);
static const Date first_day = {19723}; // 2024-01-01

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

static bool one_in(Dice *dice, int64_t many) {
    return roll(dice, many) == 0;
}

// An amount of any size: small ones are as likely as large ones.
static int64_t amount(Dice *dice) {
    static const int64_t sizes[] = {2, 13, 100, 1000, 100000, 100000000, AMOUNT_MAX, FIGURE_MAX};
    return roll(dice, sizes[roll(dice, 8)] + 1);
}

static Date any_day(Dice *dice) {
    return (Date){first_day.days + (int32_t)roll(dice, 60)};
}

static void random_rows(Dice *dice, PriceRow *rows) {
    for (size_t i = 0; i < ROWS_MAX; i++) {
        rows[i] = (PriceRow){.row = {(int64_t)i + 1},
                             .from = any_day(dice),
                             .published = any_day(dice),
                             .release = (int32_t)i};
        for (int j = BL; j <= ED; j++) {
            if (!one_in(dice, 3)) {
                price_row_set(&rows[i], level(j), (Money){amount(dice)});
            }
        }
    }
}

static PriceAsk random_ask(Dice *dice, const PriceRow *rows) {
    return (PriceAsk){
        .rows = rows,
        .row_count = (size_t)roll(dice, ROWS_MAX + 1),
        .discountable = !one_in(dice, 8),
        .price_on = any_day(dice),
        .published_by = any_day(dice),
        .months = one_in(dice, 2) ? 0 : 1 + (int32_t)roll(dice, 12),
        .quantity = {one_in(dice, 20) ? amount(dice) : 1 + roll(dice, 1000)},
        .capped = one_in(dice, 3),
        .cap_base = {amount(dice)},
        .cap_rise = {(int32_t)roll(dice, 3000)},
        .bid = one_in(dice, 3),
        .bid_unit = {amount(dice)},
        .staff_change = one_in(dice, 3),
        .staff_unit = {amount(dice)},
        .channel_discount = {one_in(dice, 2) ? 0 : (int32_t)roll(dice, 10001)},
    };
}

// ---- the second reckoning ----

static const PriceRow *row_by_rule(const PriceAsk *ask) {
    const PriceRow *best = NULL;
    for (size_t i = 0; i < ask->row_count; i++) {
        const PriceRow *row = &ask->rows[i];
        if (row->from.days > ask->price_on.days || row->published.days > ask->published_by.days) {
            continue;
        }
        if (best == NULL || row->from.days > best->from.days ||
            (row->from.days == best->from.days && row->published.days >= best->published.days)) {
            best = row; // the rows' releases rise
        }
    }
    return best;
}

// The level paid, or -1 where there is no price.
static int level_by_rule(const PriceAsk *ask, const PriceRow *row, int asked) {
    if (!ask->discountable || asked < 0) {
        asked = BL;
    }
    if (asked > H) {
        return price_row_has(row, level(asked)) ? asked : -1;
    }
    while (asked >= BL && !price_row_has(row, level(asked))) {
        asked--;
    }
    return asked;
}

static Wide half_up(Wide numerator, Wide denominator) {
    Wide whole = numerator / denominator;
    return whole + ((numerator % denominator) * 2 >= denominator);
}

static Wide lower(Wide a, Wide b) {
    return a < b ? a : b;
}

// Unit and extended price of a line whose row and level are known.
static Wide unit_by_rule(const PriceAsk *ask, Wide amount) {
    if (ask->capped) {
        Wide cap = half_up((Wide)ask->cap_base.minor * (10000 + ask->cap_rise.hundredths), 10000);
        amount = lower(amount, cap);
    }
    if (ask->bid) {
        amount = lower(amount, ask->bid_unit.minor);
    }
    if (ask->months != 0) {
        amount = half_up(amount * ask->months, 12);
    }
    if (ask->staff_change != 0) {
        amount = ask->staff_unit.minor;
    }
    return half_up(amount * (10000 - ask->channel_discount.hundredths), 10000);
}

typedef struct {
    int refused[REFUSAL_COUNT];
    int with_step[PRICE_STEPS_MAX];
} Tally;

// An assertion is dear beside a price, so it stands behind an if.
static void expect(bool fine, int round) {
    if (!fine) {
        ck_abort_msg("seed %llu, ask %d", (unsigned long long)seed, round);
    }
}

static void judge(const PriceAsk *ask, int asked, RefusalId refusal, const LinePrice *price,
                  int round) {
    const PriceRow *row = row_by_rule(ask);
    int paid = row == NULL ? -1 : level_by_rule(ask, row, asked);
    if (paid < 0) {
        expect(refusal == REFUSAL_NO_PRICE, round);
        return;
    }
    Wide unit = unit_by_rule(ask, row->unit[paid].minor);
    Wide extended = unit * ask->quantity.count;
    if (extended > AMOUNT_MAX) {
        expect(refusal == REFUSAL_AMOUNT_TOO_LARGE, round);
        return;
    }
    expect(refusal == REFUSAL_NONE && price->unit.minor == unit &&
               price->extended.minor == extended && price->row.id == row->row.id &&
               price->level_paid.index == paid,
           round);
}

static void judge_trace(const LinePrice *price, const PriceTrace *trace, Tally *tally, int round) {
    Money unit = {-1};
    Money extended = {-1};
    bool sound = price_trace_recompute(trace, &unit, &extended);
    expect(sound && unit.minor == price->unit.minor && extended.minor == price->extended.minor,
           round);
    for (int32_t i = 0; i < trace->step_count; i++) {
        tally->with_step[trace->steps[i].kind]++;
    }
}

START_TEST(traced_or_not_and_by_two_reckonings_a_price_is_one) {
    Dice dice = {seed};
    Programme programme = standard_programme();
    PriceRow rows[ROWS_MAX];
    Tally tally = {0};
    for (int i = 0; i < ASKS; i++) {
        random_rows(&dice, rows);
        PriceAsk ask = random_ask(&dice, rows);
        int asked = (int)roll(&dice, ED + 2) - 1;
        LinePrice plain = {0};
        LinePrice traced = {0};
        PriceTrace trace = {0};
        RefusalId refusal = price_line(&programme, &ask, level(asked), &plain, NULL);
        RefusalId again = price_line(&programme, &ask, level(asked), &traced, &trace);
        expect(refusal == again && plain.unit.minor == traced.unit.minor &&
                   plain.extended.minor == traced.extended.minor &&
                   plain.yearly.minor == traced.yearly.minor && plain.row.id == traced.row.id &&
                   plain.level_paid.index == traced.level_paid.index,
               i);
        judge(&ask, asked, refusal, &plain, i);
        tally.refused[refusal]++;
        if (refusal == REFUSAL_NONE) {
            judge_trace(&traced, &trace, &tally, i);
        }
    }
    // The dice reach every outcome and every step often enough to mean something.
    ck_assert_int_gt(tally.refused[REFUSAL_NO_PRICE], ASKS / 50);
    ck_assert_int_gt(tally.refused[REFUSAL_AMOUNT_TOO_LARGE], ASKS / 50);
    for (int i = 0; i < PRICE_STEPS_MAX; i++) {
        ck_assert_msg(tally.with_step[i] > ASKS / 20, "step %d: %d", i, tally.with_step[i]);
    }
}
