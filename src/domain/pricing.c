// The steps of a price.
#include "domain/pricing.h"

static const Text step_rules[] = {
    [PRICE_STEP_LEVEL] = S_INIT("R4.6 R4.7"), [PRICE_STEP_CAP] = S_INIT("R4.12"),
    [PRICE_STEP_BID] = S_INIT("R8.6"),        [PRICE_STEP_MONTHS] = S_INIT("R4.4"),
    [PRICE_STEP_STAFF] = S_INIT("P19"),       [PRICE_STEP_CHANNEL] = S_INIT("R8.4"),
    [PRICE_STEP_QUANTITY] = S_INIT("R4.4"),
};

static const Text step_names[] = {
    [PRICE_STEP_LEVEL] = S_INIT("level"),       [PRICE_STEP_CAP] = S_INIT("cap"),
    [PRICE_STEP_BID] = S_INIT("bid"),           [PRICE_STEP_MONTHS] = S_INIT("months"),
    [PRICE_STEP_STAFF] = S_INIT("staff"),       [PRICE_STEP_CHANNEL] = S_INIT("channel"),
    [PRICE_STEP_QUANTITY] = S_INIT("quantity"),
};

Text price_step_rule(PriceStepKind kind) {
    return step_rules[kind];
}

Text price_step_name(PriceStepKind kind) {
    return step_names[kind];
}

static Money lower_of(Money a, Money b) {
    return a.minor < b.minor ? a : b;
}

// What a step makes of the amount that comes in; false where it goes over AMOUNT_MAX.
static bool step_result(const PriceStep *step, Money input, Money *ret) {
    switch (step->kind) {
    case PRICE_STEP_LEVEL:
    case PRICE_STEP_STAFF:
        *ret = (Money){step->operand};
        return true;
    case PRICE_STEP_CAP: {
        Money base = {step->operand};
        *ret = lower_of(input, money_raised(base, (Percent){(int32_t)step->operand_2}));
        return true;
    }
    case PRICE_STEP_BID:
        *ret = lower_of(input, (Money){step->operand});
        return true;
    case PRICE_STEP_MONTHS:
        *ret = money_for_months(input, (int32_t)step->operand);
        return true;
    case PRICE_STEP_CHANNEL:
        *ret = money_discounted(input, (Percent){(int32_t)step->operand});
        return true;
    case PRICE_STEP_QUANTITY:
        return money_times(input, (Quantity){step->operand}, ret);
    }
    NEVER("a kind of the list");
}

static Rounding step_rounding(PriceStepKind kind) {
    bool divides =
        kind == PRICE_STEP_CAP || kind == PRICE_STEP_MONTHS || kind == PRICE_STEP_CHANNEL;
    return divides ? ROUNDING_HALF_UP : ROUNDING_EXACT;
}

// Applies one step to *amount and notes it in the trace, where there is one.
static bool apply(PriceStepKind kind, int64_t operand, int64_t operand_2, Money *amount,
                  PriceTrace *trace) {
    PriceStep step = {
        .kind = kind, .input = amount->minor, .operand = operand, .operand_2 = operand_2};
    Money result = {0};
    if (!step_result(&step, *amount, &result)) {
        return false;
    }
    *amount = result;
    if (trace != NULL) {
        ENSURE(trace->step_count < PRICE_STEPS_MAX);
        step.result = result.minor;
        step.rounding = step_rounding(kind);
        trace->steps[trace->step_count++] = step;
    }
    return true;
}

// The yearly unit: level, cap, bid. None of them can go over FIGURE_MAX.
static Money yearly_unit(const PriceAsk *ask, Money level_unit, PriceTrace *trace) {
    Money amount = {0};
    (void)apply(PRICE_STEP_LEVEL, level_unit.minor, 0, &amount, trace);
    if (ask->capped) {
        (void)apply(PRICE_STEP_CAP, ask->cap_base.minor, ask->cap_rise.hundredths, &amount, trace);
    }
    if (ask->bid) {
        (void)apply(PRICE_STEP_BID, ask->bid_unit.minor, 0, &amount, trace);
    }
    return amount;
}

// From the yearly unit to the unit of this line: months, what staff set, channel discount.
static Money line_unit(const PriceAsk *ask, Money yearly, PriceTrace *trace) {
    Money amount = yearly;
    if (ask->months != 0) {
        (void)apply(PRICE_STEP_MONTHS, ask->months, 0, &amount, trace);
    }
    if (ask->staff_change != 0) {
        (void)apply(PRICE_STEP_STAFF, ask->staff_unit.minor, ask->staff_change, &amount, trace);
    }
    if (ask->channel_discount.hundredths != 0) {
        (void)apply(PRICE_STEP_CHANNEL, ask->channel_discount.hundredths, 0, &amount, trace);
    }
    return amount;
}

static void trace_source(PriceTrace *trace, const PriceAsk *ask, const PriceRow *row) {
    trace->row = row->row;
    trace->row_from = row->from;
    trace->row_published = row->published;
    trace->price_on = ask->price_on;
    trace->published_by = ask->published_by;
    trace->discountable = ask->discountable;
    trace->step_count = 0;
}

RefusalId price_line(const Programme *programme, const PriceAsk *ask, Level level,
                     LinePrice *ret_price, PriceTrace *ret_trace) {
    const PriceRow *row =
        price_row_in_force(ask->rows, ask->row_count, ask->price_on, ask->published_by);
    Level paid = LEVEL_NONE;
    if (row == NULL || !price_level_paid(programme, row, level, ask->discountable, &paid)) {
        return REFUSAL_NO_PRICE;
    }
    LinePrice price = {.row = row->row, .level_paid = paid};
    PriceTrace trace;
    PriceTrace *noted = ret_trace == NULL ? NULL : &trace;
    if (noted != NULL) {
        trace_source(noted, ask, row);
        noted->level_asked = level;
        noted->level_paid = paid;
    }
    price.yearly = yearly_unit(ask, row->unit[paid.index], noted);
    price.unit = line_unit(ask, price.yearly, noted);
    price.extended = price.unit;
    if (!apply(PRICE_STEP_QUANTITY, ask->quantity.count, 0, &price.extended, noted)) {
        return REFUSAL_AMOUNT_TOO_LARGE;
    }
    *ret_price = price;
    if (noted != NULL) {
        *ret_trace = trace;
    }
    return REFUSAL_NONE;
}

// What price_line can have written as a step's numbers; a stored trace may hold anything.
static bool step_in_range(const PriceStep *step) {
    bool fine = step->operand >= 0;
    switch (step->kind) {
    case PRICE_STEP_LEVEL:
    case PRICE_STEP_BID:
    case PRICE_STEP_QUANTITY:
        return fine;
    case PRICE_STEP_CAP:
        return fine && step->operand_2 >= -PERCENT_ONE_HUNDRED && step->operand_2 <= INT32_MAX;
    case PRICE_STEP_STAFF:
        return fine && step->operand_2 >= 1;
    case PRICE_STEP_MONTHS:
        return step->operand >= 1 && step->operand <= 12;
    case PRICE_STEP_CHANNEL:
        return fine && step->operand <= PERCENT_ONE_HUNDRED;
    }
    return false;
}

bool price_trace_recompute(const PriceTrace *trace, Money *ret_unit, Money *ret_extended) {
    Money amount = {0};
    Money unit = {0};
    if (trace->step_count < 1 || trace->step_count > PRICE_STEPS_MAX) {
        return false;
    }
    for (int32_t i = 0; i < trace->step_count; i++) {
        const PriceStep *step = &trace->steps[i];
        unit = amount;
        bool right = step_in_range(step) && step->input == amount.minor &&
                     step->rounding == step_rounding(step->kind) &&
                     step_result(step, amount, &amount) && step->result == amount.minor;
        if (!right) {
            return false;
        }
    }
    if (trace->steps[trace->step_count - 1].kind != PRICE_STEP_QUANTITY) {
        return false;
    }
    *ret_unit = unit;
    *ret_extended = amount;
    return true;
}
