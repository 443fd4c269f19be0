// GET /api/v1/proofs/{number}/pdf: the kept file (portal.md P36).
#include "api/proof/proof_file.h"

ENDPOINT(proof_pdf, HTTP_GET, "/proofs/{number}/pdf",
         MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_ORDERING, RIGHT_DOCUMENTS_VIEW), TAKES_NOTHING,
         GIVES_FILE("application/pdf"), SAYS("A proof as it was set, once and for ever")) {
    return proof_file_give(call);
}
