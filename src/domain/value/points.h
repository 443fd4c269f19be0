// Points, held in hundredths (R2.2).
#ifndef DOMAIN_VALUE_POINTS_H
#define DOMAIN_VALUE_POINTS_H

#include "domain/value/decimal.h"
#include "domain/value/quantity.h"
#include "domain/value/rounding.h"

typedef struct {
    int64_t hundredths;
} Points;

DecimalResult points_parse(Text text, Points *ret);
// Exactly two digits.
void points_write(TextBuf *buf, Points points);

// R2.2: per unit × quantity, and × months ÷ 12 half up where months is not 0 (a prorated line).
// False where that is over AMOUNT_MAX.
bool points_of_line(Points per_unit, Quantity quantity, int32_t months, Points *ret);

// R2.10: the points that a returned part of a line earned: points × returned ÷ quantity, half up.
Points points_share(Points of_line, Quantity quantity, Quantity returned);

#endif
