// Stand-in of the tests.
#ifndef DOMAIN_VALUE_QUANTITY_H
#define DOMAIN_VALUE_QUANTITY_H

#include <stdint.h>

typedef struct {
    int64_t count;
} Quantity;

#endif
