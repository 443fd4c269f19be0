// GET /api/v1/proofs: the proofs of the viewer, a row per line (portal.md P36).
#include "action/proof/proofs_source.h"
#include "api/list_stream.h"
#include "api/problem.h"

typedef struct {
    ProofsAsk proofs;
    RowsAsk rows;
} ProofListAsk;

static const FieldInside insides[] = {
    {&proofs_ask_fields, offsetof(ProofListAsk, proofs)},
    {&rows_ask_fields, offsetof(ProofListAsk, rows)},
};
static const FieldTable list_fields = {.what = S_INIT("the proofs"),
                                       .bytes = sizeof(ProofListAsk),
                                       .inside = insides,
                                       .inside_count = 2};

ENDPOINT(proof_list, HTTP_GET, "/proofs",
         MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_ORDERING, RIGHT_DOCUMENTS_VIEW), &list_fields,
         GIVES_ROWS(&proof_columns), SAYS("Proofs of Entitlement, a row per line, newest first")) {
    const ProofListAsk *ask = call->input;
    ProofsInput input = proofs_ask_input(&ask->proofs);
    ProofsView proofs;
    RowsStream rows;
    Refusals refusals = {0};
    Err err = OK;
    if (!list_choose(call, &ask->rows, &proof_columns, &rows, &err)) {
        return err;
    }
    TRY(see_proofs(call->context, &input, &proofs, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (list_is_page(&ask->rows)) {
        return list_answer(call, &rows, proofs.more ? proofs.next : S(""), proofs.rows,
                           proofs.count);
    }
    void *state = NULL;
    Arena *memory = NULL;
    TRY(call->stream(call, &proofs_source, &rows, &state, &memory));
    proofs_state(state, memory, &input);
    return OK;
}
