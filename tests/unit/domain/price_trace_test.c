// A trace is proof: the amounts come out of it again, and not when any of its numbers was changed.
#include "domain/pricing.h"
#include "standard.h"

#include <check.h>

// All seven steps, and each of them bites: 250.00 → cap 210.00 → bid 205.00 → 7 months 119.58 →
// staff 115.00 → less 10 % 103.50 → × 3.
static PriceTrace sound_trace(void) {
    Programme programme = standard_programme();
    PriceRow row = {.row = {1}, .from = day("2024-01-01"), .published = day("2024-01-01")};
    price_row_set(&row, level(BL), (Money){25000});
    PriceAsk ask = {
        .rows = &row,
        .row_count = 1,
        .discountable = true,
        .price_on = day("2024-06-01"),
        .published_by = day("2024-06-01"),
        .months = 7,
        .quantity = {3},
        .capped = true,
        .cap_base = {20000},
        .cap_rise = {500},
        .bid = true,
        .bid_unit = {20500},
        .staff_change = 2,
        .staff_unit = {11500},
        .channel_discount = {1000},
    };
    LinePrice price;
    PriceTrace trace;
    ck_assert_int_eq(price_line(&programme, &ask, level(BL), &price, &trace), REFUSAL_NONE);
    ck_assert_int_eq(price.unit.minor, 10350);
    ck_assert_int_eq(price.extended.minor, 31050);
    ck_assert_int_eq(trace.step_count, PRICE_STEPS_MAX);
    return trace;
}

static bool recomputes(const PriceTrace *trace) {
    Money unit = {-7};
    Money extended = {-7};
    bool fine = price_trace_recompute(trace, &unit, &extended);
    ck_assert_msg(fine || (unit.minor == -7 && extended.minor == -7), "ret is untouched");
    return fine;
}

START_TEST(a_sound_trace_gives_its_amounts_again) {
    PriceTrace trace = sound_trace();
    Money unit = {0};
    Money extended = {0};
    ck_assert(price_trace_recompute(&trace, &unit, &extended));
    ck_assert_int_eq(unit.minor, 10350);
    ck_assert_int_eq(extended.minor, 31050);
}

// The numbers of one step that a change may hit.
static int64_t *number_of(PriceStep *step, int which) {
    return which == 0 ? &step->input : which == 1 ? &step->operand : &step->result;
}

START_TEST(any_number_changed_by_one_is_refused) {
    static const char *const names[] = {"input", "operand", "result"};
    for (int32_t i = 0; i < PRICE_STEPS_MAX; i++) {
        for (int which = 0; which < 3; which++) {
            for (int64_t delta = -1; delta <= 1; delta += 2) {
                PriceTrace trace = sound_trace();
                *number_of(&trace.steps[i], which) += delta;
                ck_assert_msg(!recomputes(&trace), "step %d, %s %+lld", i, names[which],
                              (long long)delta);
            }
        }
    }
    PriceTrace trace = sound_trace();
    trace.steps[1].operand_2 += 1;
    ck_assert_msg(!recomputes(&trace), "the cap's rise");
    trace.steps[1].operand_2 -= 2;
    ck_assert_msg(!recomputes(&trace), "the cap's rise");
}

START_TEST(another_rounding_is_refused) {
    for (int32_t i = 0; i < PRICE_STEPS_MAX; i++) {
        PriceTrace trace = sound_trace();
        bool exact = trace.steps[i].rounding == ROUNDING_EXACT;
        trace.steps[i].rounding = exact ? ROUNDING_HALF_UP : ROUNDING_EXACT;
        ck_assert_msg(!recomputes(&trace), "step %d", i);
    }
}

START_TEST(a_missing_or_foreign_step_is_refused) {
    for (int32_t left_out = 0; left_out < PRICE_STEPS_MAX; left_out++) {
        PriceTrace trace = sound_trace();
        for (int32_t i = left_out; i + 1 < PRICE_STEPS_MAX; i++) {
            trace.steps[i] = trace.steps[i + 1];
        }
        trace.step_count--;
        ck_assert_msg(!recomputes(&trace), "without step %d", left_out);
    }
    for (int32_t i = 0; i + 1 < PRICE_STEPS_MAX; i++) {
        PriceTrace trace = sound_trace();
        PriceStep step = trace.steps[i];
        trace.steps[i] = trace.steps[i + 1];
        trace.steps[i + 1] = step;
        ck_assert_msg(!recomputes(&trace), "steps %d and %d swapped", i, i + 1);
    }
    PriceTrace none = {0};
    ck_assert(!recomputes(&none));
}

typedef struct {
    const char *why;
    int32_t step;
    int64_t operand;
} RangeCase;

// Numbers that no pricing can have written: refused, not a crash and not taken for another.
static const RangeCase range_cases[] = {
    {"no months", 3, 0},
    {"13 months", 3, 13},
    {"fewer than no months", 3, -1},
    {"7 months and 2^32", 3, 7 + (INT64_C(1) << 32)},
    {"a negative price of staff", 4, -1},
    {"a discount of more than all", 5, 10001},
    {"a negative discount", 5, -1},
    {"10 % and 2^32", 5, 1000 + (INT64_C(1) << 32)},
    {"a negative price", 0, -25000},
    {"a negative cap", 1, -20000},
    {"a negative bid", 2, -1},
    {"a negative quantity", 6, -3},
};

START_TEST(a_number_out_of_its_range_is_refused) {
    for (size_t i = 0; i < sizeof range_cases / sizeof range_cases[0]; i++) {
        PriceTrace trace = sound_trace();
        trace.steps[range_cases[i].step].operand = range_cases[i].operand;
        ck_assert_msg(!recomputes(&trace), "%s", range_cases[i].why);
    }
}

START_TEST(a_rise_out_of_its_range_is_refused) {
    static const int64_t rises[] = {500 + (INT64_C(1) << 32), -10001, INT64_MAX};
    for (size_t i = 0; i < sizeof rises / sizeof rises[0]; i++) {
        PriceTrace trace = sound_trace();
        trace.steps[1].operand_2 = rises[i];
        ck_assert_msg(!recomputes(&trace), "rise %lld", (long long)rises[i]);
    }
}

START_TEST(a_price_of_no_change_is_refused) {
    PriceTrace trace = sound_trace();
    ck_assert_int_eq(trace.steps[4].kind, PRICE_STEP_STAFF);
    trace.steps[4].operand_2 = 0;
    ck_assert(!recomputes(&trace));
}

START_TEST(a_count_of_steps_out_of_its_range_is_refused) {
    static const int32_t counts[] = {-1, PRICE_STEPS_MAX + 1, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        PriceTrace trace = sound_trace();
        trace.step_count = counts[i];
        ck_assert_msg(!recomputes(&trace), "%d steps", counts[i]);
    }
}

START_TEST(a_kind_out_of_the_list_is_refused) {
    PriceTrace trace = sound_trace();
    trace.steps[2].kind = (PriceStepKind)99;
    ck_assert(!recomputes(&trace));
}
