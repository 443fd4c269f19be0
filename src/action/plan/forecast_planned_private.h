// Judging planned lines, and as what they will be renewed. Inside action only.
#ifndef ACTION_PLAN_FORECAST_PLANNED_PRIVATE_H
#define ACTION_PLAN_FORECAST_PLANNED_PRIVATE_H

#include "action/action.h"
#include "action/entitlement/holder_private.h"
#include "action/plan/forecast_planned.h"
#include "action/renewal/renewal_lines.h"

// A licence as bought on its day: `line` is what is renewed afterwards, of previous_end.
typedef struct {
    RenewalLine line;
    Date on;
    bool renews;
} Planned;

typedef struct {
    Planned *items;
    size_t count;
} PlannedLines;

// Whose forecast it is.
typedef struct {
    const ActionContext *context;
    Holder holder;
    Text site; // its number; empty: of the agreement
    Date last; // day of the forecast
} PlannedFrom;

// How many there are; one without anything is none.
size_t planned_count(const FieldList *asked);
// The currency in which the site of the first of them last bought, where nothing falls due that
// would say one; empty: none.
Err planned_currency(const PlannedFrom *from, const FieldList *asked, Text *ret_code,
                     Refusals *refusals);
// Refuses, in the list "planned": site_not_found (also where it is not the holder's, or of an
// agreement none is named) · bad_day (before today, or behind the forecast) · currency_differs ·
// what an order would refuse of the line on that day; renewal_needs_renew also of a reinstatement.
Err planned_lines(const PlannedFrom *from, const FieldList *asked, Currency money,
                  PlannedLines *ret_lines, Refusals *refusals);

#endif
