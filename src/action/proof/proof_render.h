// Rendering a proof once and keeping it (P36): afterwards it prints again byte for byte.
#ifndef ACTION_PROOF_PROOF_RENDER_H
#define ACTION_PROOF_PROOF_RENDER_H

#include "action/proof/proof_see.h"
#include "base/sign/signature.h"

// Who sets papers: main wires report/paper with the process that makes the PDF.
typedef struct {
    // The JSON twin: the same facts for programs; its SHA-256 stands in the PDF.
    Err (*twin)(const void *target, Arena *arena, const Proof *proof, Text *ret_json);
    Err (*pdf)(const void *target, Arena *arena, const Proof *proof, Text twin_sha256,
               Text language, Text *ret_bytes);
    const void *target;
} ProofPrinter;

typedef struct {
    Text number;
    const SigningKey *key; // of the installation; NULL: refused where it is not kept yet
    ProofPrinter printer;
} ProofRenderInput;

typedef struct {
    Text language;
    Text pdf; // with its signature line
    Text pdf_sha256;
    Text twin; // JSON
    Text twin_sha256;
    bool superseded; // by now; the kept bytes do not change
} ProofDocument;

// The kept document; rendered in the customer's language, signed and kept where it is not yet. Two
// at once keep one. Rendering stands outside of the transaction. Refuses proof_not_found ·
// no_signing_key.
Err do_proof_render(const ActionContext *context, const ProofRenderInput *input,
                    ProofDocument *ret_document, Refusals *ret_refusals);

#endif
