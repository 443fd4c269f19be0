// Figures on their way to a person: what they are, not how a language writes them (format.h).
#ifndef BASE_SHOW_FIGURE_H
#define BASE_SHOW_FIGURE_H

#include "base/text.h"

// units of 10^-digits, with the code of what is counted ("IDR"; empty: a bare number).
typedef struct {
    int64_t units;
    int32_t digits; // 0 … 6
    Text code;
} Amount;

// Hundredths of a per cent: 12.5 % is 1250.
typedef struct {
    int64_t hundredths;
} Share;

// A whole number that is shown short: 1.28 M.
typedef struct {
    int64_t number;
} Compact;

// A whole number as a person reads it, with its thousands set apart.
static inline Amount amount_of(int64_t number) {
    return (Amount){.units = number};
}

#endif
