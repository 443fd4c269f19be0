// Licences that are to be bought in the time of a forecast (P20).
#ifndef ACTION_PLAN_FORECAST_PLANNED_H
#define ACTION_PLAN_FORECAST_PLANNED_H

#include "base/input/fields.h"

enum { PLANNED_MAX = 100 };

typedef struct {
    Text part;
    int64_t quantity;
    FieldDate on;
    Text site; // empty: the site of the forecast
} PlannedAsk;

extern const FieldTable planned_fields;

#endif
