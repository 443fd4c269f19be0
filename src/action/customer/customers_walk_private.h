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
// Adds the rows of sites with these parts, of each that matches, in their order. Of now the parts
// but CUSTOMER_OPEN come anyway, with as many questions for all.
Err customer_walk_add(CustomerWalk *walk, const SiteKey *sites, size_t count, unsigned parts);
// Adds sites from question->after on, up to `most` of them.
Err customer_walk(CustomerWalk *walk, unsigned parts, size_t most);

#endif
