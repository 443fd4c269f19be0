// A Proof of Entitlement as it was issued (R7): what it says never changes. What came after it —
// that it was superseded, that quantities moved on — stands beside it, not in it.
#ifndef DOMAIN_RECORD_PROOF_H
#define DOMAIN_RECORD_PROOF_H

#include "base/date.h"
#include "domain/value/currency.h"
#include "domain/value/ids.h"
#include "domain/value/quantity.h"

typedef enum {
    PROOF_OF_ORDER,   // licences and reinstatements
    PROOF_OF_REBILL,  // R9.3: supersedes
    PROOF_OF_RENEWAL, // coverage only
    PROOF_OF_MOVE     // R5.4: names its source
} ProofKind;

// "order", "rebill", "renewal", "move".
Text proof_kind_name(ProofKind kind);

typedef struct {
    int64_t line; // of the order
    Text part;
    Text description;
    Text part_type; // machine name
    Text metric;
    Quantity quantity;
    bool has_start;
    Date coverage_start;
    bool has_end;
    Date coverage_end;
    int64_t months; // 0: not prorated
} ProofLine;

typedef struct {
    Text number; // public
    ProofKind kind;
    Date issued_on;
    Text agreement; // numbers; agreement is empty where it has none (express)
    Text site;
    Text customer_name;
    Text legal_entity;
    Text city;
    Text country;
    Text order;
    Text purchase_order; // the partner's to whom the customer looks; empty: none
    Text customer_purchase_order;
    Text distributor;
    Text distributor_name;
    Text reseller;
    Text reseller_name;
    Text source_proof; // numbers; empty: none
    Text supersedes;
    const ProofLine *lines;
    size_t line_count;
} Proof;

#endif
