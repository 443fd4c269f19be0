// POST /api/v1/verify: the body is a proof's file; whether it is as it was signed (portal.md P36).
#include "action/proof/proof_verify.h"
#include "api/answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    Text verdict;
    Text proof; // empty: the file names none
} Verdict;

static const Column columns[] = {
    COLUMN(Verdict, verdict, COLUMN_TEXT),
    COLUMN(Verdict, proof, COLUMN_NUMBER),
};
static const ColumnTable table = COLUMN_TABLE_PLAIN(columns, Verdict);
static const Shape verdict_shape = SHAPE("verdict", table);

static Text verdict_of(const ProofVerified *verified) {
    switch (verified->file.verdict) {
    case SIGNATURE_VALID:
        return verified->superseded ? S("superseded") : S("valid");
    case SIGNATURE_ALTERED:
        return S("altered");
    case SIGNATURE_NONE:
        return S("unsigned");
    case SIGNATURE_UNKNOWN_KEY:
        break;
    }
    return S("unknown_key");
}

ENDPOINT(verify, HTTP_POST, "/verify", ANYBODY, TAKES_NOTHING, GIVES(200, &verdict_shape),
         TAKES_FILE, WITHOUT_KEY, SAYS("Whether a document is as it was signed")) {
    ProofVerified verified;
    if (call->press->key == NULL) {
        return problem_say(call, PROBLEM_NO_SIGNING_KEY);
    }
    TRY(see_proof_verified(call->context, call->press->key, 1, call->request->body, &verified));
    return answer_shape(call, &(Verdict){verdict_of(&verified), verified.file.number});
}
