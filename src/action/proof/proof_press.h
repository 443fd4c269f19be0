// What proofs are rendered and checked with: the installation's key, and who sets papers.
#ifndef ACTION_PROOF_PROOF_PRESS_H
#define ACTION_PROOF_PROOF_PRESS_H

#include "action/proof/proof_render.h"

typedef struct {
    const SigningKey *key; // NULL: the installation has none; nothing can be signed or checked
    ProofPrinter printer;
} ProofPress;

#endif
