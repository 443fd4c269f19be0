// do_proof_render: once, outside of the transaction; kept inside it.
#include "action/proof/proof_render.h"

#include "action/action_private.h"
#include "action/proof/proof_load_private.h"
#include "base/digest.h"
#include "domain/language.h"
#include "store/q_document.h"

static const Text form_pdf = S_INIT("proof.pdf");
static const Text form_twin = S_INIT("proof.json");

// What is to be kept, as it was rendered.
typedef struct {
    const ProofRenderInput *input;
    ProofDocument rendered;
} Rendering;

static Err load_kept(const ActionContext *context, const LoadedProof *proof,
                     ProofDocument *document, bool *ret_found) {
    QDocumentFindRow pdf;
    QDocumentFindRow twin;
    bool both = false;
    TRY(q_document_find(context->db, context->arena,
                        &(QDocumentFindIn){.enterprise = proof->enterprise,
                                           .object = proof->proof.id,
                                           .form = form_pdf},
                        &pdf, ret_found));
    if (!*ret_found) {
        return OK;
    }
    TRY(q_document_find(context->db, context->arena,
                        &(QDocumentFindIn){.enterprise = proof->enterprise,
                                           .object = proof->proof.id,
                                           .form = form_twin},
                        &twin, &both));
    *document = (ProofDocument){.language = pdf.language,
                                .pdf_sha256 = pdf.sha256,
                                .twin = twin.content,
                                .twin_sha256 = twin.sha256,
                                .superseded = proof->superseded_by.len > 0};
    return both && base64_parse(context->arena, pdf.content, &document->pdf)
               ? OK
               : FAULT_AT(FAULT_DB_VALUE, 0);
}

// A PDF may have lines behind its end; the last but one says whose paper it is, so that who holds
// the file can ask for its number.
static Text with_name(Arena *arena, Text pdf, Text number, Text twin_sha256) {
    static const Text mark = S_INIT("%licet-proof ");
    bool needs_break = pdf.len == 0 || pdf.bytes[pdf.len - 1] != '\n';
    TextBuf all = buf_new(arena, pdf.len + mark.len + number.len + twin_sha256.len + 3);
    buf_add(&all, pdf);
    buf_add(&all, needs_break ? S("\n") : (Text){0});
    buf_add(&all, mark);
    buf_add(&all, number);
    buf_add_char(&all, ' ');
    buf_add(&all, twin_sha256);
    buf_add_char(&all, '\n');
    return buf_text(&all);
}

static Err render(const ActionContext *context, const ProofRenderInput *input,
                  const LoadedProof *proof, ProofDocument *document) {
    const ProofPrinter *printer = &input->printer;
    Text pdf;
    document->language = language_of_country(proof->issued.country);
    TRY(printer->twin(printer->target, context->arena, &proof->issued, &document->twin));
    document->twin_sha256 = digest_text(context->arena, document->twin);
    TRY(printer->pdf(printer->target, context->arena, &proof->issued, document->twin_sha256,
                     document->language, &pdf));
    pdf = with_name(context->arena, pdf, proof->issued.number, document->twin_sha256);
    document->pdf = signature_add(context->arena, input->key, pdf);
    document->pdf_sha256 = digest_text(context->arena, document->pdf);
    document->superseded = proof->superseded_by.len > 0;
    return OK;
}

static Err keep(Action *action, const LoadedProof *proof, const ProofDocument *document) {
    TRY(q_document_add(action->db, &(QDocumentAddIn){
                                       .enterprise = action->enterprise,
                                       .object = proof->proof.id,
                                       .form = form_twin,
                                       .language = S(""),
                                       .sha256 = document->twin_sha256,
                                       .content = document->twin,
                                       .reader_null = true,
                                   }));
    TRY(q_document_add(action->db, &(QDocumentAddIn){
                                       .enterprise = action->enterprise,
                                       .object = proof->proof.id,
                                       .form = form_pdf,
                                       .language = document->language,
                                       .sha256 = document->pdf_sha256,
                                       .content = base64_text(action->arena, document->pdf),
                                       .reader_null = true,
                                   }));
    return action_finish(action, S("proof.render"), proof->proof.id);
}

static Err find(const ActionContext *context, Text number, LoadedProof *proof, bool *ret_found,
                Refusals *refusals) {
    TRY(proof_find(context, number, proof, ret_found));
    if (!*ret_found) {
        refuse(refusals,
               (Refusal){.id = REFUSAL_PROOF_NOT_FOUND, .field = S("proof"), .value = number});
    }
    return OK;
}

// Asks again what may have changed meanwhile: who was first, whether it is still seen.
static Err proof_keep(Action *action, const void *given, void *outcome) {
    const Rendering *rendering = given;
    LoadedProof proof;
    bool found = false;
    ActionContext context = *action->context;
    TRY(find(&context, rendering->input->number, &proof, &found, action->refusals));
    if (!found) {
        return OK;
    }
    TRY(action_open(action, proof.enterprise));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(load_kept(&context, &proof, outcome, &found));
    if (found) {
        action->rehearsed = true; // nothing is left to do
        return OK;
    }
    *(ProofDocument *)outcome = rendering->rendered;
    return keep(action, &proof, &rendering->rendered);
}

Err do_proof_render(const ActionContext *context, const ProofRenderInput *input,
                    ProofDocument *ret_document, Refusals *ret_refusals) {
    LoadedProof proof;
    bool found = false;
    Rendering rendering = {.input = input};
    *ret_refusals = (Refusals){0};
    TRY(find(context, input->number, &proof, &found, ret_refusals));
    if (!found) {
        return OK;
    }
    TRY(load_kept(context, &proof, ret_document, &found));
    if (found) {
        return OK;
    }
    if (input->key == NULL || !input->key->is_secret) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_NO_SIGNING_KEY});
        return OK;
    }
    TRY(render(context, input, &proof, &rendering.rendered));
    // The kept document is its own key: rendering twice is rendering once.
    ActionContext keyless = *context;
    keyless.key = (Text){0};
    keyless.digest = (Text){0};
    return action_run(&keyless, proof_keep, &rendering, ret_document, ret_refusals);
}
