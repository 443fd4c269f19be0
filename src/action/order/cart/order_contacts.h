// Whom an order can name for its proofs and its renewal (portal.md P18): the contacts of its site
// that open to who orders, by code and role. No name, mail or telephone is among it, so nothing is
// noted (V5).
#ifndef ACTION_ORDER_CART_ORDER_CONTACTS_H
#define ACTION_ORDER_CART_ORDER_CONTACTS_H

#include "action/action.h"

typedef struct {
    Text contact; // code
    Text role;    // the first that it holds
} OrderContact;

typedef struct {
    OrderContact *items;
    size_t count;
} OrderContacts;

// None of a site that is not there, or whose contacts are not open to the viewer.
Err see_order_contacts(const ActionContext *context, Text site, OrderContacts *ret_contacts);

#endif
