// For whom to order (P18): a customer by name or number.
#ifndef WEB_ORDER_CART_CART_FIND_H
#define WEB_ORDER_CART_CART_FIND_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/show/empty.h"
#include "web/part/show/name.h"

typedef struct {
    Name name;
    Text site;
    Text city;
    Url cart;
} CartCustomer;

typedef struct {
    CartCustomer *items;
    size_t count;
} CartCustomers;

typedef struct {
    Url action;
    Url drafts;
    FormField field;
    Text line; // that the cart begins with; empty: none
    CartCustomers customers;
    bool searched;
    Empty empty;
} CartFind;

#endif
