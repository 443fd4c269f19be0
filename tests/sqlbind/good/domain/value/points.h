// Stand-in of the tests.
#ifndef DOMAIN_VALUE_POINTS_H
#define DOMAIN_VALUE_POINTS_H

#include <stdint.h>

typedef struct {
    int64_t hundredths;
} Points;

#endif
