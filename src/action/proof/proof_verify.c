// Verifying the file of a proof.
#include "action/proof/proof_verify.h"

#include "action/proof/proof_see.h"

#include <string.h>

enum { NUMBER_BYTES_MAX = 18, DIGEST_BYTES = 64 };

// The last line of what was signed: "%licet-proof NUMBER SHA256".
static void read_name(Text body, ProofFile *file) {
    static const Text mark = S_INIT("%licet-proof ");
    if (body.len == 0 || body.bytes[body.len - 1] != '\n') {
        return;
    }
    const char *before = memrchr(body.bytes, '\n', body.len - 1);
    const char *line = before == NULL ? body.bytes : before + 1;
    Text rest = {line, body.len - 1 - (size_t)(line - body.bytes)};
    if (rest.len <= mark.len || memcmp(rest.bytes, mark.bytes, mark.len) != 0) {
        return;
    }
    rest = (Text){rest.bytes + mark.len, rest.len - mark.len};
    const char *space = memchr(rest.bytes, ' ', rest.len);
    size_t number = space == NULL ? 0 : (size_t)(space - rest.bytes);
    if (number >= 1 && number <= NUMBER_BYTES_MAX && rest.len == number + 1 + DIGEST_BYTES) {
        file->number = (Text){rest.bytes, number};
        file->twin_sha256 = (Text){space + 1, DIGEST_BYTES};
    }
}

ProofFile proof_file_verify(const SigningKey *keys, size_t count, Text bytes) {
    SignatureOutcome outcome = signature_verify(keys, count, bytes);
    ProofFile file = {.verdict = outcome.verdict, .key_id = outcome.key_id};
    if (outcome.verdict == SIGNATURE_VALID) {
        read_name(outcome.body, &file);
    }
    return file;
}

Err see_proof_verified(const ActionContext *context, const SigningKey *keys, size_t count,
                       Text bytes, ProofVerified *ret_verified) {
    ProofVerified verified = {.file = proof_file_verify(keys, count, bytes)};
    if (verified.file.number.len > 0) {
        TRY(see_proof_superseded(context, verified.file.number, &verified.known,
                                 &verified.superseded));
    }
    *ret_verified = verified;
    return OK;
}
