// A number of licences (or of another metric's units), ≥ 0.
#ifndef DOMAIN_VALUE_QUANTITY_H
#define DOMAIN_VALUE_QUANTITY_H

#include <stdint.h>

typedef struct {
    int64_t count;
} Quantity;

// What a person or a program may ask for at most in one line (portal.md §8); what is kept has the
// bounds of amounts.
enum { QUANTITY_ASKED_MAX = 999999999 };

#endif
