// GET /proofs/{number}/json: the kept file (portal.md P36).
#include "web/proof/proof_file.h"

PAGE(proof_json, HTTP_GET, "/proofs/{number}/json",
     MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_ORDERING, RIGHT_DOCUMENTS_VIEW), NO_FIELDS) {
    return proof_file_answer(call, PROOF_JSON);
}
