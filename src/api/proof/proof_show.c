// GET /api/v1/proofs/{number}: its lines as P36's columns, and the chain it stands in.
#include "action/proof/proof_see.h"
#include "api/answer.h"
#include "api/problem.h"

static void write_chain(JsonWriter *writer, Arena *arena, const ProofView *proof) {
    json_key(writer, S("chain"));
    json_begin_list(writer);
    for (size_t i = 0; i < proof->chain_count; i++) {
        const ProofLink *link = &proof->chain[i];
        json_begin_object(writer);
        json_key(writer, S("proof"));
        json_add_text(writer, link->proof);
        json_key(writer, S("how"));
        json_add_text(writer, link->how);
        json_key(writer, S("steps"));
        json_add_int(writer, link->far);
        json_key(writer, S("issued_on"));
        json_add_text(writer, date_text(arena, link->issued_on));
        json_end_object(writer);
    }
    json_end_list(writer);
}

ENDPOINT(proof_show, HTTP_GET, "/proofs/{number}",
         MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_ORDERING, RIGHT_DOCUMENTS_VIEW), TAKES_NOTHING) {
    ProofView proof;
    Refusals refusals = {0};
    AnswerText text;
    RowsChoice choice = rows_choose_all(&proof_columns);
    TRY(see_proof(call->context, call->params[0], &proof, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    answer_text_begin(call, &text);
    json_begin_object(&text.writer);
    json_key(&text.writer, S("proof"));
    json_add_text(&text.writer, proof.issued.number);
    json_key(&text.writer, S("lines"));
    json_begin_list(&text.writer);
    for (size_t i = 0; i < proof.row_count; i++) {
        rows_write_object(&text.writer, call->arena, &choice, &proof.rows[i]);
    }
    json_end_list(&text.writer);
    write_chain(&text.writer, call->arena, &proof);
    json_key(&text.writer, S("sha256"));
    if (proof.kept) {
        json_add_text(&text.writer, proof.kept_sha256);
    } else {
        json_add_null(&text.writer); // not rendered yet
    }
    json_end_object(&text.writer);
    return answer_text_end(call, &text, 200, S("application/json"));
}
