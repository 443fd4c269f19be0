// The renewal lines of what is held, as a draft. Inside action only.
#ifndef ACTION_ORDER_RENEWAL_PRIVATE_H
#define ACTION_ORDER_RENEWAL_PRIVATE_H

#include "action/entitlement/holder_private.h"
#include "action/order/order_draft_private.h"
#include "action/order/renewal.h"

// Gathers the lines of these holdings that are due by input->by into the draft and prices them as
// one order of today. draft->standing is the agreement's as of today; input's number and parties
// are not looked at.
Err draft_renewals(const ActionContext *context, const HeldRows *held, const RenewalInput *input,
                   OrderDraft *draft, Refusals *refusals);

#endif
