// Whereto an order goes, who hears of it, and under which terms (P18), as forms ask for it and the
// order's page says it.
#ifndef WEB_ORDER_ADDRESS_ORDER_ADDRESS_H
#define WEB_ORDER_ADDRESS_ORDER_ADDRESS_H

#include "action/order/order_see.h"
#include "web/page.h"
#include "web/part/form/field.h"
#include "web/part/show/facts.h"

typedef struct {
    Text ship_to;
    Text bill_to;
    Text proof_contact;
    Text renewal_contact;
} OrderAddressTyped;

// What the form brought.
OrderAddressTyped order_address_typed(const PageCall *call);
// The fields, with what is wrong with them; contacts are asked for where there are any to name.
Err order_address_fields(PageCall *call, Text site, const OrderAddressTyped *typed,
                         const Refusals *refusals, FormFields *ret_fields);

// What submitting accepts; false where the programme names no terms.
bool order_terms(const PageCall *call, Message *ret_terms);
// The version in force, for a form to bring; empty: none.
Text order_terms_version(const PageCall *call);

enum { ORDER_ADDRESS_FACTS = 5 };

void order_address_add_facts(const PageCall *call, const OrderSeen *order, Facts *facts);

#endif
