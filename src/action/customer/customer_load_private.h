// Loading customers for who may see them, now or as of another time. Inside action.
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

// A customer of now, and what stands nowhere in its row.
typedef struct {
    CustomerRow row; // all but its @open columns
    Text agreement_state;
    AgreementSummary summary; // whether it is the viewer's to see says customer_opens_summary
} LoadedCustomer;

// Those of these sites that are there and that something opens to the viewer today (C6), in their
// order. So many questions, however many sites; ret_customers has room for all.
Err customers_load(const ActionContext *context, const SiteKey *sites, size_t count,
                   LoadedCustomer *ret_customers, size_t *ret_count);
// One; false where it is not among them.
Err customer_load(const ActionContext *context, EnterpriseId enterprise, SiteId site,
                  LoadedCustomer *ret_customer, bool *ret_found);

// As of another time: what is of the site itself and of the agreement in which it stood, and the
// evidence of today; what is of a part is empty. False also where it was not there yet.
Err customer_load_then(const ActionContext *context, AsOf then, EnterpriseId enterprise,
                       SiteId site, CustomerRow *ret_row, bool *ret_found);
// Adds parts (CustomerPart) to such a row. Level and points are folded from the ledger, for who
// sees all of it; open lines are counted and have no price.
Err customer_load_parts(const ActionContext *context, AsOf then, unsigned parts, CustomerRow *row);

#endif
