// A number of licences (or of another metric's units), ≥ 0.
#ifndef DOMAIN_VALUE_QUANTITY_H
#define DOMAIN_VALUE_QUANTITY_H

#include <stdint.h>

typedef struct {
    int64_t count;
} Quantity;

#endif
