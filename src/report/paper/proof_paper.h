// A proof as a paper for people, in the customer's language.
#ifndef REPORT_PAPER_PROOF_PAPER_H
#define REPORT_PAPER_PROOF_PAPER_H

#include "base/json_write.h"
#include "domain/record/proof.h"

// Writes the paper (doc/paper.h) to the sink; prints the SHA-256 of the twin. Languages that are
// not ours get English.
Err proof_paper(Arena *arena, const Proof *proof, Text twin_sha256, Text language, Sink sink);

#endif
