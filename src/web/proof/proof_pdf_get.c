// GET /proofs/{number}/pdf: the kept file (portal.md P36).
#include "web/proof/proof_file.h"

PAGE(proof_pdf, HTTP_GET, "/proofs/{number}/pdf",
     MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_ORDERING, RIGHT_DOCUMENTS_VIEW), NO_FIELDS) {
    return proof_file_answer(call, PROOF_PDF);
}
