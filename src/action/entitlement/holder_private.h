// Who holds entitlements: a site, or an agreement with all its sites; and what they hold. Inside
// action.
#ifndef ACTION_ENTITLEMENT_HOLDER_PRIVATE_H
#define ACTION_ENTITLEMENT_HOLDER_PRIVATE_H

#include "action/entitlement/entitlement_private.h"

typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement;
    bool of_agreement; // all its sites; else `site`
    SiteId site;
} Holder;

// By public number; refuses agreement_not_found or site_not_found.
Err holder_find(const ActionContext *context, bool of_agreement, Text number, Holder *ret_holder,
                Refusals *refusals);

// Refuses a holder that is not there.
void holder_refuse(bool of_agreement, Text number, Refusals *refusals);

// An entitlement with what its part and site say.
typedef struct {
    EntitlementRecord record;
    Text site_number;
    PartType type;
    Text renewal;       // empty: none
    Text country_group; // of the price list that it was bought by
    Text currency;
} HeldRow;

typedef struct {
    HeldRow *rows;
    size_t count;
} HeldRows;

// What is held today, oldest record first; term types that are over are left out (R6.1).
Err holder_list(const ActionContext *context, const Holder *holder, HeldRows *ret_rows);
// What is left of an order line, wherever it is.
Err held_of_line(const ActionContext *context, EnterpriseId enterprise, OrderId order, int64_t line,
                 HeldRows *ret_rows);

#endif
