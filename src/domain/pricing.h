// The price of one line, step by step (R4.13): row → level → cap → bid, all on the yearly unit →
// months ÷ 12 (rounded) → what two persons of the order desk set instead (P19) → channel discount
// (rounded) → × quantity. Every step can be traced, and the amounts computed again from the trace
// alone.
#ifndef DOMAIN_PRICING_H
#define DOMAIN_PRICING_H

#include "domain/price.h"
#include "domain/refusal.h"

typedef struct {
    const PriceRow *rows; // of the part, in the order's currency and country group
    size_t row_count;
    bool discountable; // R2.4
    Date price_on;     // R4.6: the day whose price counts
    Date published_by; // R4.6: the day of acceptance
    int32_t months;    // 0: not prorated; else 1 … 12
    Quantity quantity;
    bool capped;    // R4.12: the agreement has a cap and this is not the first renewal
    Money cap_base; // yearly unit of the entitlement's last renewal
    Percent cap_rise;
    bool bid;                 // R8.6
    Money bid_unit;           // yearly
    int64_t staff_change;     // P19: the how-many-th change of its order set staff_unit; 0: none
    Money staff_unit;         // per unit of quantity
    Percent channel_discount; // R8.4; 0 for the suggested price
} PriceAsk;

typedef enum {
    PRICE_STEP_LEVEL,    // the row's price at the level paid; source: the row
    PRICE_STEP_CAP,      // at most operand (minor units) × (1 + operand_2)
    PRICE_STEP_BID,      // at most operand (minor units)
    PRICE_STEP_MONTHS,   // × operand ÷ 12
    PRICE_STEP_STAFF,    // operand, set by the order's change of that place (operand_2)
    PRICE_STEP_CHANNEL,  // × (10000 − operand) ÷ 10000
    PRICE_STEP_QUANTITY, // × operand
} PriceStepKind;

typedef struct {
    PriceStepKind kind;
    Rounding rounding;
    int64_t input;     // minor units that come in; 0 for the first step
    int64_t operand;   // what the kind says
    int64_t operand_2; // hundredths of a per cent (cap), place of a change (staff)
    int64_t result;    // minor units that go out
} PriceStep;

enum { PRICE_STEPS_MAX = 7 };

// Where a price comes from and how it was computed. `row` and the levels are the source of step 1.
typedef struct {
    PriceRowId row;
    Date row_from;
    Date row_published;
    Date price_on;
    Date published_by;
    Level level_asked; // of the order
    Level level_paid;  // whose price in the row it pays (R4.7, R2.4)
    bool discountable;
    int32_t step_count;
    PriceStep steps[PRICE_STEPS_MAX];
} PriceTrace;

typedef struct {
    PriceRowId row;
    Level level_paid;
    Money yearly;   // before months ÷ 12 and channel discount
    Money unit;     // per unit of quantity
    Money extended; // unit × quantity
} LinePrice;

// Prices one line at a level. REFUSAL_NONE, REFUSAL_NO_PRICE or REFUSAL_AMOUNT_TOO_LARGE; the ret_…
// are written only at REFUSAL_NONE. ret_trace may be NULL: the same arithmetic without the account.
RefusalId price_line(const Programme *programme, const PriceAsk *ask, Level level,
                     LinePrice *ret_price, PriceTrace *ret_trace);

// Computes the amounts again from the trace's first amount and operands. False where a step's
// recorded input, result or rounding disagrees with the recomputation.
bool price_trace_recompute(const PriceTrace *trace, Money *ret_unit, Money *ret_extended);

// The rule that a kind of step follows: "R4.6", "R4.12" …
Text price_step_rule(PriceStepKind kind);
// "level", "cap" …
Text price_step_name(PriceStepKind kind);

#endif
