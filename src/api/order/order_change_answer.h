// What the endpoints of an order's changes share (portal.md P19).
#ifndef API_ORDER_ORDER_CHANGE_ANSWER_H
#define API_ORDER_ORDER_CHANGE_ANSWER_H

#include "action/order/change/order_change.h"
#include "api/endpoint.h"
#include "api/shape.h"

// May decide on orders; of whom the action lets the order desk alone.
#define OF_ORDER_DESK MAY(SUBJECT_ORDERS, DECIDE, RIGHT_ORDERING, RIGHT_ORDERING)

extern const Shape order_rebill_shape;
extern const Shape order_reprice_shape;

// The latest that was asked of the order of the path; change_not_found where nothing was.
Err order_change_latest(EndpointCall *call, ChangeKind kind);
// What asking would ask for.
Err order_change_checked(EndpointCall *call, const ChangeAskInput *input);
// Asks for it. If-Match is the order's.
Err order_change_asked(EndpointCall *call, const ChangeAskInput *input);
// Confirms, refuses or takes back. If-Match is the change's.
Err order_change_decided(EndpointCall *call, ChangeKind kind, ChangeVerb verb);

#endif
