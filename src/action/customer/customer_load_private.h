// Loading a customer for who may see it. Inside action.
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

// All of a row but its @open columns; false where the site is not there or nothing opens it.
// ret_name_key: its folded name, by which lists go.
Err customer_load(const ActionContext *context, EnterpriseId enterprise, SiteId site,
                  CustomerRow *ret_row, Text *ret_name_key, bool *ret_found);

#endif
