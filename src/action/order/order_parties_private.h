// The parties and papers of an order as values of the rows that keep them: each row has the same
// columns. Inside action only.
#ifndef ACTION_ORDER_ORDER_PARTIES_PRIVATE_H
#define ACTION_ORDER_ORDER_PARTIES_PRIVATE_H

#include "action/order/order_parties.h"

// clang-format off
#define ORDER_PARTIES(parties) \
    .distributor_null = (parties)->distributor.id == 0, \
    .distributor = (parties)->distributor, \
    .reseller_null = (parties)->reseller.id == 0, \
    .reseller = (parties)->reseller, \
    .purchase_order_null = (parties)->purchase_order.len == 0, \
    .purchase_order = (parties)->purchase_order, \
    .purchase_order_on_null = !(parties)->has_purchase_order_on, \
    .purchase_order_on = (parties)->purchase_order_on, \
    .customer_purchase_order_null = (parties)->customer_purchase_order.len == 0, \
    .customer_purchase_order = (parties)->customer_purchase_order, \
    .customer_order_on_null = !(parties)->has_customer_order_on, \
    .customer_order_on = (parties)->customer_order_on

#define ORDER_PAPERS_OF_DISTRIBUTOR(parties) \
    .distributor_purchase_order_null = (parties)->distributor_purchase_order.len == 0, \
    .distributor_purchase_order = (parties)->distributor_purchase_order, \
    .distributor_purchase_order_on_null = !(parties)->has_distributor_purchase_order_on, \
    .distributor_purchase_order_on = (parties)->distributor_purchase_order_on
// clang-format on

#endif
