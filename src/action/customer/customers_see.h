// Customer search (portal.md P09, §12): the sites that a viewer sees, found by numbers, by the
// words of their name, by what they are. At least one filter. A partner's search begins with what
// it sees, so that what is hidden is in no hit and costs nothing.
//
// Not carried yet: true_on and known_on (this is now), sort. Anniversary and level are filtered as
// they are kept: an agreement whose term ended since the last night run counts with the ended one.
#ifndef ACTION_CUSTOMER_CUSTOMERS_SEE_H
#define ACTION_CUSTOMER_CUSTOMERS_SEE_H

#include "action/action.h"
#include "action/customer/customer_row.h"
#include "base/input/fields.h"

enum { CUSTOMERS_LIMIT_DEFAULT = 50, CUSTOMERS_LIMIT_MAX = 1000 };

// Filters join by AND, values of one by OR; empty ones do not filter.
typedef struct {
    Text agreement; // numbers, as typed (C4)
    Text site;
    Text name;
    FieldList country; // of Text, as the next four
    FieldList programme;
    FieldList customer_type;
    FieldList level;
    FieldList anniversary_month; // "1" … "12"
    FieldDate anniversary_from;
    FieldDate anniversary_to;
    FieldBool has_open_renewals;
    FieldDate last_order_from; // the last order that the viewer may see
    FieldDate last_order_to;
    Text after;    // site number of the last customer of the page before
    int64_t limit; // sites, 1 … CUSTOMERS_LIMIT_MAX; 0: CUSTOMERS_LIMIT_DEFAULT
} CustomersInput;

extern const FieldTable customers_fields;

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
