// The JSON twin of a proof: the same facts for programs, always the same bytes.
#ifndef REPORT_PAPER_PROOF_TWIN_H
#define REPORT_PAPER_PROOF_TWIN_H

#include "domain/record/proof.h"

// Members in P36's order, missing values null, days ISO 8601.
Err proof_twin(Arena *arena, const Proof *proof, Text *ret_json);

#endif
