// Moving entitlements and whole sites as a part of a larger action. Inside action only.
#ifndef ACTION_ENTITLEMENT_ENTITLEMENT_MOVE_PRIVATE_H
#define ACTION_ENTITLEMENT_ENTITLEMENT_MOVE_PRIVATE_H

#include "action/action_private.h"
#include "action/entitlement/entitlement_move.h"

// The body of do_entitlements_move: opens and finishes the action. ret_move: its id.
Err entitlements_move_in(Action *action, const MoveInput *input, Quantity *ret_moved,
                         int64_t *ret_move);
// The body of do_site_move: the same.
Err site_move_in(Action *action, Text site, Text agreement, AgreementSummary *ret_agreement);

#endif
