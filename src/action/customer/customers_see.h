// Customer search (portal.md P09, §12): the sites that a viewer sees, found by numbers, by the
// words of their name, by what they are. At least one filter. A partner's search begins with what
// it sees, so that what is hidden is in no hit and costs nothing.
//
// Not carried yet: true_on and known_on (this is now), sort. Levels are filtered as they are kept:
// of an agreement whose term ended and that nobody has closed yet, it is the level before its
// reset.
#ifndef ACTION_CUSTOMER_CUSTOMERS_SEE_H
#define ACTION_CUSTOMER_CUSTOMERS_SEE_H

#include "action/action.h"
#include "action/customer/customer_row.h"
#include "action/customer/customers_input.h"

typedef struct {
    CustomerRow *rows;
    size_t count;
    size_t sites;
    Text next; // `after` of the next page; empty: this was the last
} CustomersView;

// Exact name first, then its beginning, then name and number. Refuses filter_required ·
// number_lacks_zeros (the value is the number with them; nothing was looked up) · search_too_short
// · bad_choice · bad_order (from after to) · bad_after.
Err see_customers(const ActionContext *context, const CustomersInput *input,
                  CustomersView *ret_customers, Refusals *ret_refusals);

#endif
