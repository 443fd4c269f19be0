// Rendered once, then kept.
#include "web/proof/proof_file.h"

#include "web/frame.h"
#include "web/lost.h"

enum { NAME_BYTES_MAX = 160, TAG_BYTES_MAX = 80 };

static void name_file(PageCall *call, Text number, Text ending) {
    TextBuf name = buf_new(call->arena, NAME_BYTES_MAX);
    buf_addf(&name, "attachment; filename=\"proof-%.*s.%.*s\"", TEXT_ARG(number), TEXT_ARG(ending));
    bool added = http_answer_header(call->answer, S("Content-Disposition"), buf_text(&name));
    ENSURE(added);
}

static bool is_known_version(PageCall *call, Text sha256) {
    TextBuf tag = buf_new(call->arena, TAG_BYTES_MAX);
    buf_addf(&tag, "\"%.*s\"", TEXT_ARG(sha256));
    return http_answer_tag(call->request, call->answer, buf_text(&tag));
}

Err proof_file_answer(PageCall *call, ProofForm form) {
    ProofRenderInput input = {call->params[0], call->press->key, call->press->printer};
    ProofDocument document;
    Refusals refusals = {0};
    bool pdf = form == PROOF_PDF;
    TRY(do_proof_render(call->context, &input, &document, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    if (is_known_version(call, pdf ? document.pdf_sha256 : document.twin_sha256)) {
        return OK;
    }
    name_file(call, input.number, pdf ? S("pdf") : S("json"));
    http_answer_body(call->answer, pdf ? S("application/pdf") : S("application/json"),
                     pdf ? document.pdf : document.twin);
    return OK;
}
