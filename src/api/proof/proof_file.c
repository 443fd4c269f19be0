// Rendered once, then kept.
#include "api/proof/proof_file.h"

#include "api/problem.h"

enum { TAG_BYTES_MAX = 80 };

Err proof_file_give(EndpointCall *call) {
    ProofRenderInput input = {call->params[0], call->press->key, call->press->printer};
    Text type = call->endpoint->gives.type;
    bool pdf = text_equal(type, S("application/pdf"));
    ProofDocument document;
    Refusals refusals = {0};
    TextBuf tag = buf_new(call->arena, TAG_BYTES_MAX);
    TRY(do_proof_render(call->context, &input, &document, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    Text sha256 = pdf ? document.pdf_sha256 : document.twin_sha256;
    buf_addf(&tag, "\"%.*s\"", TEXT_ARG(sha256));
    if (!http_answer_tag(call->request, call->answer, buf_text(&tag))) {
        http_answer_body(call->answer, type, pdf ? document.pdf : document.twin);
    }
    return OK;
}
