// POST /verify: whether a file is as it was signed, and what became of its proof (portal.md P36).
#include "base/messages.h"
#include "web/proof/verify_form.h"

PAGE(verify_do, HTTP_POST, "/verify", ANYBODY, NO_FIELDS) {
    Text bytes = {0};
    ProofVerified verified;
    Message problem = msg_verify_no_file();
    if (!http_find(call->request->files, S("file"), &bytes) || bytes.len == 0) {
        return verify_show(call, 422, NULL, &problem);
    }
    if (call->press->key == NULL) {
        problem = msg_verify_no_key();
        return verify_show(call, 409, NULL, &problem);
    }
    TRY(see_proof_verified(call->context, call->press->key, 1, bytes, &verified));
    return verify_show(call, 200, &verified, NULL);
}
