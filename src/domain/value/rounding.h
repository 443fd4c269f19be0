// The one place where an amount is rounded, and the wide integer that stands between two roundings.
#ifndef DOMAIN_VALUE_ROUNDING_H
#define DOMAIN_VALUE_ROUNDING_H

#include "base/err.h"
#include <stdint.h>

__extension__ typedef __int128 Wide;

// Largest amount, point total or quantity of one order, in its smallest unit (replay.md,
// amount_too_large). Sums of 9,000 such orders still fit an int64_t.
#define AMOUNT_MAX INT64_C(1000000000000000)

// Largest single figure that input may hold (a price, points of one unit): what it makes of an
// order still fits Wide, and is judged there.
#define FIGURE_MAX INT64_C(1000000000000000000)

// How a step of a computation was rounded; every rounding names its mode.
typedef enum {
    ROUNDING_EXACT,
    ROUNDING_HALF_UP,
} Rounding;

// numerator ÷ denominator, a half and more rounded up (R2.2, R4.4). numerator ≥ 0, denominator > 0.
static inline Wide round_half_up(Wide numerator, int64_t denominator) {
    ENSURE(numerator >= 0 && denominator > 0);
    if (numerator <= INT64_MAX / 2 - denominator) { // 64-bit division where it fits: 5 × faster
        return (2 * (int64_t)numerator + denominator) / (2 * denominator);
    }
    return (2 * numerator + denominator) / (2 * (Wide)denominator);
}

#endif
