// What proofs and quotes are rendered with: the installation's key, and who sets papers.
#ifndef ACTION_PROOF_PROOF_PRESS_H
#define ACTION_PROOF_PROOF_PRESS_H

#include "action/proof/proof_render.h"
#include "action/quote/print/quote_print.h"

typedef struct {
    const SigningKey *key; // NULL: the installation has none; nothing can be signed or checked
    ProofPrinter printer;
    QuotePrinter quotes;
} ProofPress;

#endif
