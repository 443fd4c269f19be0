// Stand-in of the tests.
#ifndef DOMAIN_VALUE_MONEY_H
#define DOMAIN_VALUE_MONEY_H

#include <stdint.h>

typedef struct {
    int64_t minor;
} Money;

#endif
