// POST /api/v1/verify: the body is a proof's file; whether it is as it was signed (portal.md P36).
#include "action/proof/proof_verify.h"
#include "api/answer.h"
#include "api/problem.h"

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

ENDPOINT(verify, HTTP_POST, "/verify", ANYBODY, TAKES_NOTHING) {
    ProofVerified verified;
    AnswerText text;
    if (call->press->key == NULL) {
        return problem_say(call, 409, S("no_signing_key"));
    }
    TRY(see_proof_verified(call->context, call->press->key, 1, call->request->body, &verified));
    answer_text_begin(call, &text);
    json_begin_object(&text.writer);
    json_key(&text.writer, S("verdict"));
    json_add_text(&text.writer, verdict_of(&verified));
    json_key(&text.writer, S("proof"));
    if (verified.file.number.len > 0) {
        json_add_text(&text.writer, verified.file.number);
    } else {
        json_add_null(&text.writer);
    }
    json_end_object(&text.writer);
    return answer_text_end(call, &text, 200, S("application/json"));
}
