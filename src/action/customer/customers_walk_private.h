// Walking over the sites of a search in the order of lists, each as its rows: those that match,
// with the parts that are asked for and no more. Inside action.
#ifndef ACTION_CUSTOMER_CUSTOMERS_WALK_PRIVATE_H
#define ACTION_CUSTOMER_CUSTOMERS_WALK_PRIVATE_H

#include "action/customer/customer_load_private.h"
#include "action/customer/customers_heads_private.h"

typedef struct {
    const CustomerQuestion *question;
    LineBook book;
    TimeHere here;
    CustomerRow *rows;
    size_t count;
    size_t room;
    size_t sites;
    bool more;     // there are more sites than these
    bool too_many; // it looked at CUSTOMERS_SORTED sites, and not all of them matched
} CustomerWalk;

Err customer_walk_begin(const ActionContext *context, const CustomerQuestion *question,
                        CustomerWalk *ret_walk);
// Adds a site's rows with these parts, where it matches.
Err customer_walk_add(CustomerWalk *walk, EnterpriseId enterprise, SiteId site, unsigned parts);
// Adds sites from question->after on, up to `most` of them.
Err customer_walk(CustomerWalk *walk, unsigned parts, size_t most);

#endif
