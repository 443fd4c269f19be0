// Why a price is what it is: the steps that the engine took, in its order (R4.13). The page
// computes nothing of it.
#ifndef WEB_PART_PRICE_WHY_H
#define WEB_PART_PRICE_WHY_H

#include "base/show/html.h"

typedef struct {
    Message label;
    Message source;
    Html bar;
    bool changes; // `change` is shown
    Amount change;
    Amount result;
} WhyStep;

typedef struct {
    WhyStep *items;
    size_t count;
} WhySteps;

typedef struct {
    Message title;
    WhySteps steps;
    Message rounding;
} Why;

#endif
