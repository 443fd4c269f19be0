// Names of kinds of proof.
#include "domain/record/proof.h"

Text proof_kind_name(ProofKind kind) {
    static const Text names[] = {
        [PROOF_OF_ORDER] = S_INIT("order"),
        [PROOF_OF_REBILL] = S_INIT("rebill"),
        [PROOF_OF_RENEWAL] = S_INIT("renewal"),
        [PROOF_OF_MOVE] = S_INIT("move"),
    };
    ENSURE((size_t)kind < sizeof names / sizeof names[0]);
    return names[kind];
}
