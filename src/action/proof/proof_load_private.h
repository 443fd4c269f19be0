// Loading proofs. Inside action only.
#ifndef ACTION_PROOF_PROOF_LOAD_PRIVATE_H
#define ACTION_PROOF_PROOF_LOAD_PRIVATE_H

#include "action/action.h"
#include "action/proof/proof_row.h"
#include "domain/record/proof.h"

// A proof with what stands beside it: what is not in the paper itself.
typedef struct {
    EnterpriseId enterprise;
    ProofId proof;
    Proof issued;
    SiteId site_id;
    AccountId distributor_id; // 0: none
    AccountId reseller_id;
    Text superseded_by; // number; empty: not superseded
    Text programme;
    Text customer_type;
    bool has_next_anniversary;
    Date next_anniversary;
} LoadedProof;

// False where it is not there, or nothing opens it to the viewer: a customer sees its sites', a
// partner those of its own orders at sites that it sees, the desks all (V1, V2).
Err proof_load(const ActionContext *context, EnterpriseId enterprise, ProofId proof,
               LoadedProof *ret_proof, bool *ret_found);
// The same by its number.
Err proof_find(const ActionContext *context, Text number, LoadedProof *ret_proof, bool *ret_found);
// The rows of P36.
ProofRow *proof_rows(const ActionContext *context, const LoadedProof *proof);

#endif
