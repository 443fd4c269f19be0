// What holds an order that was submitted, and who has to do something about it (P18).
#ifndef ACTION_ORDER_ORDER_HOLD_H
#define ACTION_ORDER_ORDER_HOLD_H

#include "base/text.h"

#define HOLD_DISTRIBUTOR S("distributor_confirm")
#define HOLD_DUPLICATE   S("duplicate_order")
#define HOLD_PRICE       S("price_differs")

// The distributor confirms; who submitted it takes a price that moved, or cancels; the order desk
// releases or rejects whatever else holds it.
#define WAITS_ON_DISTRIBUTOR S("distributor")
#define WAITS_ON_OWNER       S("owner")
#define WAITS_ON_DESK        S("order_desk")

// Empty where nothing holds it.
static inline Text order_waits_on(Text hold) {
    return hold.len == 0                        ? (Text){0}
           : text_equal(hold, HOLD_DISTRIBUTOR) ? WAITS_ON_DISTRIBUTOR
           : text_equal(hold, HOLD_PRICE)       ? WAITS_ON_OWNER
                                                : WAITS_ON_DESK;
}

#endif
