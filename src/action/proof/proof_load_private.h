// Loading proofs. Inside action only.
#ifndef ACTION_PROOF_PROOF_LOAD_PRIVATE_H
#define ACTION_PROOF_PROOF_LOAD_PRIVATE_H

#include "action/as_of_private.h"
#include "action/proof/proof_row.h"
#include "action/sight.h"
#include "domain/record/proof.h"

// A proof with what stands beside it: what is not in the paper itself.
typedef struct {
    EnterpriseId enterprise;
    ProofId proof;
    Proof issued;
    int64_t seq;
    SightPlace place;
    AccountId distributor; // 0: none
    AccountId reseller;
    AgreementId agreement; // on its day
    Text superseded_by;    // number; empty: not superseded
    int64_t superseded_seq;
    Date superseded_on;
    Text programme;
    Text customer_type;
    bool has_next_anniversary;
    Date next_anniversary;
} LoadedProof;

typedef struct {
    EnterpriseId enterprise;
    ProofId proof;
} ProofKey;

// Those of these proofs that are there and that something opens to the viewer, in their order: a
// customer sees its sites', a partner those of its own orders at sites that it sees, the desks all
// (V1, V2). So many questions, however many proofs; ret_proofs has room for all.
Err proofs_load(const ActionContext *context, const ProofKey *keys, size_t count,
                LoadedProof *ret_proofs, size_t *ret_count);
// Says of proofs that were loaded what was so of them then: a paper is never edited (R7.2), what
// came of it since is not known yet.
Err proofs_set_then(const ActionContext *context, const ViewTime *when, LoadedProof *proofs,
                    size_t count);
// One, by its number; false where it is not among them.
Err proof_find(const ActionContext *context, Text number, LoadedProof *ret_proof, bool *ret_found);
// The rows of P36.
ProofRow *proof_rows(const ActionContext *context, const LoadedProof *proof);

#endif
