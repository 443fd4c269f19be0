// GET /api/v1/proofs/{number}/json: the kept file (portal.md P36).
#include "api/proof/proof_file.h"

ENDPOINT(proof_json, HTTP_GET, "/proofs/{number}/json",
         MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_ORDERING, RIGHT_DOCUMENTS_VIEW), TAKES_NOTHING,
         GIVES_FILE("application/json"), SAYS("The signed twin of a proof")) {
    return proof_file_give(call);
}
