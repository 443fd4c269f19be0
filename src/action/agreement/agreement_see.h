// Seeing an agreement as it stands on the context's day, or stood on another.
#ifndef ACTION_AGREEMENT_AGREEMENT_SEE_H
#define ACTION_AGREEMENT_AGREEMENT_SEE_H

#include "action/action.h"
#include "action/as_of.h"
#include "domain/term.h"

// By its public number. `when` is NULL for now. Refuses agreement_not_found, also where it was not
// enrolled then.
Err see_agreement(const ActionContext *context, Text number, const ViewTime *when,
                  AgreementSummary *ret_agreement, Refusals *ret_refusals);

#endif
