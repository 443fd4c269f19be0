// Seeing an agreement as it stands on the context's day.
#ifndef ACTION_AGREEMENT_AGREEMENT_SEE_H
#define ACTION_AGREEMENT_AGREEMENT_SEE_H

#include "action/action.h"
#include "domain/term.h"

// By its public number; refuses agreement_not_found.
Err see_agreement(const ActionContext *context, Text number, AgreementSummary *ret_agreement,
                  Refusals *ret_refusals);

#endif
