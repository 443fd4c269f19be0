// Loading customers for who may see it. Inside action.
#ifndef ACTION_CUSTOMER_CUSTOMER_LOAD_PRIVATE_H
#define ACTION_CUSTOMER_CUSTOMER_LOAD_PRIVATE_H

#include "action/customer/customer_row.h"
#include "action/renewal/site_open_private.h"
#include "action/sight.h"

// V2, V3: true where the evidence opens the summary (level, points, term), and not the header
// alone.
bool customer_opens_summary(Sight sight);

// The @open columns, of one currency.
void customer_set_open(CustomerRow *row, const SiteOpenSum *sum);

// What was read for a row and stands nowhere in it.
typedef struct {
    Text name_key;        // its folded name, by which lists go
    Text agreement_state; // now
    AgreementSummary
        summary; // today; whether it is the viewer's to see says customer_opens_summary
    Date joined_on;
} CustomerKept;

typedef struct {
    CustomerRow row; // all but its @open columns
    CustomerKept kept;
} LoadedCustomer;

// Those of these sites that are there and that something opens to the viewer, in their order. So
// many questions, however many sites; ret_customers has room for all.
Err customers_load(const ActionContext *context, const SiteKey *sites, size_t count,
                   LoadedCustomer *ret_customers, size_t *ret_count);

// One; false where it is not among them.
Err customer_load(const ActionContext *context, EnterpriseId enterprise, SiteId site,
                  CustomerRow *ret_row, CustomerKept *ret_kept, bool *ret_found);

#endif
