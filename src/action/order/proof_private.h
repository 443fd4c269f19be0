// Issuing proofs (R7). Inside action only.
#ifndef ACTION_ORDER_PROOF_PRIVATE_H
#define ACTION_ORDER_PROOF_PRIVATE_H

#include "action/action_private.h"

// Issues the proof of an order at a site, and tells it. A correction names what it supersedes
// (R7.2); id 0: nothing.
Err proof_issue(Action *action, OrderId order, SiteId site, ProofId supersedes);

#endif
