// Issuing proofs (R7). Inside action only.
#ifndef ACTION_PROOF_PROOF_ISSUE_PRIVATE_H
#define ACTION_PROOF_PROOF_ISSUE_PRIVATE_H

#include "action/entitlement/entitlement_record_private.h"

typedef struct {
    OrderId order;
    SiteId site;
    ProofId supersedes; // R7.2: a correction names what it replaces; id 0: nothing
    ProofId source;     // R5.4: of a move; id 0: none
} ProofIssue;

// Issues a proof and tells it; what it supersedes is told too.
Err proof_issue(Action *action, const ProofIssue *issue, ProofId *ret_proof);

// A record that a move made out of another one.
typedef struct {
    EntitlementRecord source;
    EntitlementId made;
    ProofId proof; // of the source; filled by proofs_of_move
} MovedRecord;

// R5.4: the proofs of a move at its target, one for each proof that the moved records stood on.
// Sorts the records.
Err proofs_of_move(Action *action, SiteId target, MovedRecord *records, size_t count);

#endif
