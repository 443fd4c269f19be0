// Seeing what a site or an agreement holds today, or held on another day.
#ifndef ACTION_ENTITLEMENT_ENTITLEMENT_SEE_H
#define ACTION_ENTITLEMENT_ENTITLEMENT_SEE_H

#include "action/action.h"
#include "action/as_of.h"
#include "action/entitlement/entitlement_rows.h"

// `when` is NULL for now. Refuses agreement_not_found or site_not_found, also where it was not
// there then.
Err see_entitlements(const ActionContext *context, bool of_agreement, Text number,
                     const ViewTime *when, EntitlementRows *ret_rows, Refusals *ret_refusals);

#endif
