// The words of a proof in the languages of documents.
#ifndef REPORT_PAPER_PROOF_WORDS_H
#define REPORT_PAPER_PROOF_WORDS_H

#include "base/text.h"

typedef struct {
    Text language;
    Text title;
    Text number;
    Text issued_on;
    Text agreement;
    Text site;
    Text customer;
    Text legal_entity;
    Text place;
    Text order;
    Text purchase_order;
    Text customer_purchase_order;
    Text distributor;
    Text reseller;
    Text source_proof;
    Text supersedes;
    Text line;
    Text part;
    Text description;
    Text metric;
    Text quantity;
    Text coverage;
    Text proves; // what an order's proof says
    Text proves_renewal;
    Text proves_move;
    Text how_to_verify;
} ProofWords;

const ProofWords *proof_words(Text language);

#endif
