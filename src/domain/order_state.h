// The states of an order and the moves between them (R9.1).
#ifndef DOMAIN_ORDER_STATE_H
#define DOMAIN_ORDER_STATE_H

#include <stdbool.h>

typedef enum {
    ORDER_DRAFT,
    ORDER_SUBMITTED,
    ORDER_IN_REVIEW,
    ORDER_ACCEPTED,
    ORDER_FULFILLED,
    ORDER_INVOICED,
    ORDER_CLOSED,
    ORDER_CANCELLED,
    ORDER_RETURNED,
    ORDER_CREDITED,
} OrderState;

typedef enum {
    ORDER_SUBMIT,
    ORDER_HOLD,
    ORDER_ACCEPT,
    ORDER_FULFIL,
    ORDER_INVOICE,
    ORDER_CLOSE,
    ORDER_CANCEL,
    ORDER_RETURN,
    ORDER_CREDIT,
} OrderVerb;

// The state after a verb; false and ret untouched where the verb does not apply in `from`.
bool order_state_after(OrderState from, OrderVerb verb, OrderState *ret);

#endif
