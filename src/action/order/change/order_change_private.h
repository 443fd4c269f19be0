// Changes of orders as actions work on them. Inside action only.
#ifndef ACTION_ORDER_CHANGE_ORDER_CHANGE_PRIVATE_H
#define ACTION_ORDER_CHANGE_ORDER_CHANGE_PRIVATE_H

#include "action/action_private.h"
#include "action/order/change/order_change.h"
#include "action/order/change/order_rebill.h"
#include "store/q_order.h"
#include "store/q_order_change.h"

// An order and the latest change that was asked of it.
typedef struct {
    EnterpriseId enterprise;
    OrderId order;
    Text number;
    bool accepted;
    QOrderLoadWholeRow row; // of an accepted one
    bool asked;
    QOrderChangeNewestRow change; // of one that was asked
    SiteId site;                  // that a rebill asks for, with its number
    Text site_number;
    OrderParties parties;
} ChangeWork;

// Finds the order as the viewer does. Refuses right_missing · order_not_found.
Err change_find(Action *action, Text number, ChangeWork *ret_work);
// Reads it and what was asked, as they are kept now.
Err change_load(Action *action, ChangeWork *work);
// What it becomes is what it is.
void change_keep(ChangeWork *work);
// The site, parties and papers that are asked for; refuses as do_rebill_ask of what they are.
Err change_take(Action *action, const RebillAsk *ask, ChangeWork *work);
// What do_order_rebill is asked for.
RebillInput change_input(const ChangeWork *work);
// As people read it.
Err change_show(Action *action, const ChangeWork *work, OrderRebill *ret_rebill);
// 1, 2 of the first that was asked of an order, as it waits and when it is decided; 3, 4 of the
// next.
int64_t change_revision(const ChangeWork *work);

#endif
