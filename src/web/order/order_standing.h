// What an order does to points and level, in words and as a meter: of a cart and of a plan.
#ifndef WEB_ORDER_ORDER_STANDING_H
#define WEB_ORDER_ORDER_STANDING_H

#include "base/show/html.h"
#include "domain/term.h"
#include "web/page.h"

typedef struct {
    const AgreementSummary *before;
    const AgreementSummary *after;
    Level level; // of the order
    Points points;
} OrderStanding;

Message order_standing_points(const OrderStanding *standing);
Message order_standing_effect(const PageCall *call, const OrderStanding *standing);
// Of an agreement whose level points move.
Html order_standing_meter(const PageCall *call, const OrderStanding *standing);

#endif
