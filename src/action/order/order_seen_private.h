// Loading orders for who may see them. Inside action only.
#ifndef ACTION_ORDER_ORDER_SEEN_PRIVATE_H
#define ACTION_ORDER_ORDER_SEEN_PRIVATE_H

#include "action/as_of_private.h"
#include "action/order/order_row.h"
#include "action/order/request/order_request_private.h"

// What an order is loaded with, accepted or waiting.
typedef struct {
    OrderRow row;
    OrderSeenLine *lines;
    size_t line_count;
    Text source_order;
    Text distributor_purchase_order;
    Text level_before; // of the agreement; empty: express, waiting, or not kept
    Text level_after;
    bool accepted;
    bool waited; // it was submitted before it was accepted, or waits
    OrderRequest request;
    Money total_today; // of a waiting one, where `priced`
    bool priced;
    Instant accepted_at;
    AccountId distributor;
    AccountId reseller;
    AgreementId agreement;
    SiteId site;
} SeenOrder;

// waits, state and hold are of another day alone: of one that waited then, whatever became of it.
typedef struct {
    EnterpriseId enterprise;
    OrderId order;
    bool waits;
    Text state; // empty: as it is kept
    Text hold;
} OrderKey;

// Those of these orders that are there and that something opens to the viewer, in their order: a
// partner sees orders that it stands on, a customer those of its sites (V1), the desks all; a draft
// is of who submitted it. What they share is read once for all; a waiting one is loaded and priced
// by itself. ret_orders has room for all. when: NULL, or the day that the keys are of.
Err orders_seen_load(const ActionContext *context, const ViewTime *when, const OrderKey *keys,
                     size_t count, SeenOrder *ret_orders, size_t *ret_count);

// One; false where it is not among them.
Err order_seen_load(const ActionContext *context, EnterpriseId enterprise, OrderId order,
                    SeenOrder *ret_order, bool *ret_found);

#endif
