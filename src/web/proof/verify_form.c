// The form and the verdict.
#include "web/proof/verify_form.h"

#include "base/messages.h"
#include "web/frame.h"
#include "web/part/frame/icon.h"
#include "web/proof/verify.h"
#include "web/tpl_verify.h"

enum { FACTS_MAX = 3 };

typedef struct {
    Text tone;
    Icon icon;
    Message verdict;
    Message text;
} Verdict;

static Verdict verdict_of(const ProofVerified *verified) {
    switch (verified->file.verdict) {
    case SIGNATURE_VALID:
        return verified->superseded ? (Verdict){S("warn"), ICON_HISTORY, msg_verdict_superseded(),
                                                msg_verdict_superseded_text()}
                                    : (Verdict){S("good"), ICON_BADGE_CHECK, msg_verdict_valid(),
                                                msg_verdict_valid_text()};
    case SIGNATURE_ALTERED:
        return (Verdict){S("bad"), ICON_CIRCLE_X, msg_verdict_altered(),
                         msg_verdict_altered_text()};
    case SIGNATURE_NONE:
    case SIGNATURE_UNKNOWN_KEY:
        break;
    }
    return (Verdict){S("bad"), ICON_CIRCLE_X, msg_verdict_unsigned(), msg_verdict_unsigned_text()};
}

static Facts facts_of(const PageCall *call, const ProofFile *file) {
    Facts facts = {arena_array(call->arena, Fact, FACTS_MAX), 0};
    if (file->verdict != SIGNATURE_VALID) {
        return facts;
    }
    if (file->number.len > 0) {
        facts.items[facts.count++] =
            (Fact){.label = msg_proof_of_entitlement(), .value = msg_plain(file->number)};
        facts.items[facts.count++] =
            (Fact){.label = msg_twin_sha256(), .value = msg_plain(file->twin_sha256)};
    }
    facts.items[facts.count++] =
        (Fact){.label = msg_signed_by_key(), .value = msg_plain(file->key_id)};
    return facts;
}

Err verify_show(PageCall *call, int status, const ProofVerified *verified, const Message *problem) {
    FormField *field = arena_array(call->arena, FormField, 1);
    *field = field_with_hint(field_file(S("file"), msg_proof_file()), msg_proof_file_hint());
    VerifyPage view = {.csrf = call->csrf, .fields = {field, 1}};
    PageParts parts = {.title = msg_verify_a_proof(), .main = page_part(call)};
    if (problem != NULL) {
        Problem *item = arena_array(call->arena, Problem, 1);
        *item = (Problem){.text = *problem};
        *field = field_with_problem(*field, *problem);
        parts.problems = (Problems){item, 1};
    }
    if (verified != NULL) {
        Verdict verdict = verdict_of(verified);
        view.judged = true;
        view.tone = verdict.tone;
        view.icon = icon_html(call->arena, verdict.icon);
        view.verdict = verdict.verdict;
        view.text = verdict.text;
        view.facts = facts_of(call, &verified->file);
    }
    tpl_verify(&parts.main, &view);
    return page_show(call, status, &parts);
}
