// Loading a customer for who may see it, now or as of another time. Inside action.
#ifndef ACTION_CUSTOMER_CUSTOMER_LOAD_PRIVATE_H
#define ACTION_CUSTOMER_CUSTOMER_LOAD_PRIVATE_H

#include "action/as_of_private.h"
#include "action/customer/customer_row.h"
#include "action/renewal/site_open_private.h"
#include "action/sight.h"

// What there is of a row beside its header; each is read by itself, where it is asked for.
typedef enum {
    CUSTOMER_STANDING = 1, // next_anniversary, level, term_points
    CUSTOMER_ORDERS = 2,
    CUSTOMER_NAMING = 4,
    CUSTOMER_OPEN = 8, // @open
    CUSTOMER_ALL = 15,
} CustomerPart;

// V2, V3: true where the evidence opens the summary (level, points, term), and not the header
// alone.
bool customer_opens_summary(Sight sight);

// The @open columns, of one currency.
void customer_set_open(CustomerRow *row, const SiteOpenSum *sum);

// What is of the site itself and of its agreement, and the evidence; what is of no part loaded is
// empty. then: NULL is now; else the agreement in which the site stood, and false where it was not
// there yet. False where the site is not there or nothing opens it today (C6).
Err customer_load_header(const ActionContext *context, const AsOf *then, EnterpriseId enterprise,
                         SiteId site, CustomerRow *ret_row, bool *ret_found);
// Adds parts (CustomerPart) to a header of the same time. Level and points of another time are
// folded from the ledger, for who sees all of it; lines of another time are counted and have no
// price. CUSTOMER_OPEN of now is site_open_load's: there may be several rows of it.
Err customer_load_parts(const ActionContext *context, const AsOf *then, unsigned parts,
                        CustomerRow *row);
// A customer of now without its @open columns.
Err customer_load(const ActionContext *context, EnterpriseId enterprise, SiteId site,
                  CustomerRow *ret_row, bool *ret_found);

#endif
