// Customer search (portal.md P09, §12): the sites that a viewer sees, found by numbers, by the
// words of their name, by what they are. At least one filter. A partner's search begins with what
// it sees, so that what is hidden is in no hit and costs nothing.
//
// Lists come by name, so that a page costs what it shows. Any other order is made of at most
// CUSTOMERS_SORTED sites, of which only what it goes by is read; lines of several currencies are
// rows of their own there.
//
// Of another day, or as known earlier: the sites that are seen today (C6) and were there then, as
// they stood then. Level and points are then for who sees the whole ledger, the anniversary for
// others only as known now; open lines are counted and have neither value nor currency. What is
// asked of such a row is looked for among at most CUSTOMERS_SORTED sites for each page.
#ifndef ACTION_CUSTOMER_CUSTOMERS_SEE_H
#define ACTION_CUSTOMER_CUSTOMERS_SEE_H

#include "action/action.h"
#include "action/customer/customer_row.h"
#include "action/customer/customers_input.h"

typedef struct {
    CustomerRow *rows;
    size_t count;
    size_t sites;
    Text next;            // `after` of the next page; empty: this was the last
    const ViewTime *when; // NULL: now
} CustomersView;

// Exact name first, then its beginning, then name and number; or as `sort` says, then so. Refuses
// filter_required · number_lacks_zeros (the value is the number with them; nothing was looked up) ·
// search_too_short · bad_choice · bad_order (from after to) · bad_sort · bad_after (also where what
// a sorted page ended with is gone) · too_many_lines (narrow the filter).
Err see_customers(const ActionContext *context, const CustomersInput *input,
                  CustomersView *ret_customers, Refusals *ret_refusals);

// A site of a sorted list, or its lines of one currency.
typedef struct {
    EnterpriseId enterprise;
    SiteId site;
    bool of_currency;
    Text currency; // empty: it has no open lines
} CustomerKey;

typedef struct {
    CustomerKey *keys;
    size_t count;
} CustomerKeys;

// The whole of a list that has a `sort`, in its order; for files, which take their rows by these
// keys. Keys live in `memory`. Refuses as see_customers.
Err see_customers_sorted(const ActionContext *context, const CustomersInput *input, Arena *memory,
                         CustomerKeys *ret_keys, Refusals *ret_refusals);
// The rows of such keys, as far as they are still seen and found.
Err see_customers_of(const ActionContext *context, const CustomersInput *input,
                     const CustomerKey *keys, size_t count, CustomersView *ret_customers);

#endif
