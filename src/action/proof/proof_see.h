// Proofs of Entitlement to read (P36, R7): the list, and one with the chain it stands in.
#ifndef ACTION_PROOF_PROOF_SEE_H
#define ACTION_PROOF_PROOF_SEE_H

#include "action/action.h"
#include "action/as_of.h"
#include "action/proof/proof_row.h"
#include "domain/record/proof.h"

enum { PROOFS_LIMIT_DEFAULT = 50, PROOFS_LIMIT_MAX = 1000, PROOF_CHAIN_MAX = 64 };

// Filters are joined by AND; empty ones do not filter.
typedef struct {
    Text site; // numbers
    Text agreement;
    Text order;
    Text part;
    bool has_from;
    Date from; // issued on or after
    bool has_to;
    Date to; // issued on or before
    ViewTimeInput when;
    Text sort;     // empty: the newest first
    Text after;    // number of the last row of the page before; empty: the first page
    int64_t limit; // proofs, of a sorted list rows: 1 … PROOFS_LIMIT_MAX
} ProofsInput;

typedef struct {
    const ViewTime *when; // NULL: now
    ProofRow *rows;
    size_t count;
    bool more;
    Text next; // `after` of the next page
} ProofsView;

// Whose proofs: a customer its own sites' (V1), a partner those of its own order lines, staff all.
// Refuses site_not_found, agreement_not_found, order_not_found where a filter names what is not
// there for the viewer, and proof_not_found for such an `after`.
Err see_proofs(const ActionContext *context, const ProofsInput *input, ProofsView *ret_proofs,
               Refusals *ret_refusals);

// A neighbour in the chain, oldest first. How: "source" (this one came out of it by a move),
// "moved" (went on from here), "supersedes", "superseded_by". `far`: through how many steps.
typedef struct {
    Text proof;
    Text how;
    int64_t far;
    Date issued_on;
    Text site; // empty where the viewer does not see it
} ProofLink;

typedef struct {
    const ViewTime *when; // NULL: now
    EnterpriseId enterprise;
    ProofId proof; // internal
    Proof issued;
    bool superseded;
    Text superseded_by; // number
    ProofLink *chain;
    size_t chain_count;
    bool kept;        // it was rendered (of another day: nobody kept when); then:
    Text kept_sha256; // of the PDF's bytes
    Text language;    // of who holds it: documents are in the customer's
    ProofRow *rows;   // the same facts as P36's columns, one row per line
    size_t row_count;
} ProofView;

// Refuses proof_not_found: not there and not visible are one (V6).
Err see_proof(const ActionContext *context, Text number, ProofView *ret_proof,
              Refusals *ret_refusals);
// The same of another day (C5): whether it was superseded by then, and the chain as far as it was
// known. Whoever sees it today sees it; one that was not issued yet is not found.
Err see_proof_on(const ActionContext *context, Text number, const ViewTimeInput *input,
                 ProofView *ret_proof, Refusals *ret_refusals);

// The public page (/verify): whether a proof of this number is known and was superseded; nothing
// else of it. For who holds the file: the number is what the signed bytes say (proof_verify.h).
Err see_proof_superseded(const ActionContext *context, Text number, bool *ret_known,
                         bool *ret_superseded);

#endif
