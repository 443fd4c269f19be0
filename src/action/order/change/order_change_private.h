// Changes of orders as actions work on them. Inside action only.
#ifndef ACTION_ORDER_CHANGE_ORDER_CHANGE_PRIVATE_H
#define ACTION_ORDER_CHANGE_ORDER_CHANGE_PRIVATE_H

#include "action/action_private.h"
#include "action/order/change/order_change.h"
#include "action/order/change/order_rebill.h"
#include "action/order/request/order_request_private.h"
#include "store/q_order.h"
#include "store/q_order_change.h"

enum { CHANGE_REASON_CHARACTERS_MAX = 2000 }; // of a change, and of its refusal

// A line of an order that waits, and its price before a change and after it.
typedef struct {
    int64_t line;
    Money unit_before;
    Money unit;
} Repriced;

// An order and the latest change of a kind that was asked of it.
typedef struct {
    ChangeKind kind;
    EnterpriseId enterprise;
    OrderId order;
    Text number;
    bool accepted;
    QOrderLoadWholeRow row; // of an accepted one
    bool asked;
    QOrderChangeNewestRow change; // of one that was asked
    bool asked_any;
    QOrderChangeNewestRow last; // of whatever kind
    SiteId site;                // that a rebill asks for, with its number
    Text site_number;
    OrderParties parties;
    bool requested; // it was submitted before it was accepted, or waits
    OrderRequest request;
    Repriced *lines; // that a price asks for
    size_t line_count;
    Money total_before;
    Money total;
    const OrderDraft *draft; // as it would be with them; NULL: nobody priced it
} ChangeWork;

// Each kind: reads what was asked; takes what is asked for, and refuses as do_change_ask; saves it;
// judges before it is confirmed, and does it behind that; shows it.
Err rebill_load(Action *action, ChangeWork *work);
Err rebill_take(Action *action, const ChangeAskInput *input, ChangeWork *work);
Err rebill_save(Action *action, const ChangeWork *work, int64_t change);
Err rebill_confirm(Action *action, const ChangeWork *work);
Err rebill_show(Action *action, const ChangeWork *work, OrderChange *change);
Err reprice_load(Action *action, ChangeWork *work);
Err reprice_take(Action *action, const ChangeAskInput *input, ChangeWork *work);
Err reprice_save(Action *action, const ChangeWork *work, int64_t change);
Err reprice_judge(Action *action, const ChangeWork *work);
Err reprice_show(Action *action, const ChangeWork *work, OrderChange *change);

// Where nothing of the kind was asked: what the order is; refuses as see_order_change.
Err rebill_keep(Action *action, ChangeWork *work);
Err reprice_keep(Action *action, ChangeWork *work);

#endif
