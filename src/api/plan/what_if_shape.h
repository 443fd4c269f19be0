// A what-if and two orders as answers hold them.
#ifndef API_PLAN_WHAT_IF_SHAPE_H
#define API_PLAN_WHAT_IF_SHAPE_H

#include "action/plan/order_pair.h"
#include "action/plan/what_if.h"
#include "api/order/order_shape.h"
#include "api/shape.h"

typedef struct {
    Currency money;
    Text part;
    Quantity quantity;
    Money unit;
    Money extended;
    Points points;
    Date coverage_start;
    Date coverage_end;
    int64_t months; // of a renewal line, as the due day
    Date due;
    Text this_level; // of a line that is no renewal: what its turning quantities turn
    Quantity this_quantity;
    bool this_quantity_null;
    Text later_level;
    Quantity later_quantity;
    bool later_quantity_null;
} WhatIfLineAnswer;

typedef struct {
    Currency money;
    Text level;
    Points points;
    Money total;
    WhatIfLineAnswer *lines;
    size_t line_count;
} WhatIfOrderAnswer;

typedef struct {
    Text programme;
    Text level;
    bool has_no_term;
    Date term_start;
    Date term_end;
    Points term_points;
    Date next_anniversary;
    Text next_level;
    bool has_no_next;
    Points points_to_next;
} WhatIfAgreementAnswer;

// As replay tells an agreement.
extern const Shape agreement_standing_shape;
WhatIfAgreementAnswer what_if_agreement_of(const ActionContext *context,
                                           const AgreementSummary *summary);

typedef struct {
    Currency money;
    Text level;
    Points from;
    bool is_of_order;
    bool is_of_later;
    bool total_null;
    Money total;
    Money difference;
} WhatIfLevelAnswer;

typedef struct {
    Text part;
    Quantity quantity;
    Quantity first;
    Quantity second;
} WhatIfSplitLineAnswer;

typedef struct {
    Currency money;
    Text level;
    Money total; // of one order
    Text first_level;
    Money first_total;
    Text second_level;
    Money second_total;
    Money saving;
    WhatIfSplitLineAnswer *lines;
    size_t line_count;
} WhatIfSplitAnswer;

typedef struct {
    Date by;
    WhatIfOrderAnswer without;
    WhatIfOrderAnswer with;
    int64_t unpriced; // lines that are left out of it
} WhatIfRenewalAnswer;

typedef struct {
    Date day;
    Text currency;
    WhatIfOrderAnswer order;
    WhatIfAgreementAnswer before;
    WhatIfAgreementAnswer agreement; // behind the order
    WhatIfLevelAnswer *levels;
    size_t level_count;
    Text splitting; // "cheaper", "one_order", "too_large", "prices_rise", "renewals"
    WhatIfSplitAnswer *split;
    WhatIfRenewalAnswer *next_renewal;
} WhatIfAnswer;

extern const Shape what_if_shape;

void what_if_answer_of(const ActionContext *context, const WhatIfOutcome *outcome,
                       WhatIfAnswer *ret_answer);

typedef struct {
    OrderOutcomeAnswer first;
    OrderOutcomeAnswer second;
} OrderPairAnswer;

extern const Shape order_pair_shape;

#endif
