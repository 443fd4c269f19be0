// GET /api/v1/proofs/{number}: its lines as P36's columns, and the chain it stands in.
#include "action/proof/proof_see.h"
#include "api/answer.h"
#include "api/problem.h"

#include <stddef.h>

static const Column link_columns[] = {
    COLUMN(ProofLink, proof, COLUMN_NUMBER),
    COLUMN(ProofLink, how, COLUMN_TEXT),
    COLUMN_CALLED("steps", ProofLink, far, COLUMN_COUNT),
    COLUMN(ProofLink, issued_on, COLUMN_DATE),
};
static const ColumnTable link_table = COLUMN_TABLE_PLAIN(link_columns, ProofLink);
static const Shape link_shape = SHAPE("proof_link", link_table);

static const Shape line_shape = {.name = S_INIT("proof_line"), .columns = &proof_columns};

static const Column columns[] = {
    COLUMN_CALLED("proof", ProofView, issued.number, COLUMN_NUMBER),
    COLUMN_CALLED("sha256", ProofView, kept_sha256, COLUMN_TEXT), // null: not rendered yet, or of
                                                                  // another day
};
static const ColumnTable table = COLUMN_TABLE_PLAIN(columns, ProofView);
static const ShapePart parts[] = {
    PART_LIST("lines", &line_shape, ProofView, rows, row_count),
    PART_LIST("chain", &link_shape, ProofView, chain, chain_count),
};
static const Shape proof_shape = SHAPE_WITH("proof", table, parts);

ENDPOINT(proof_show, HTTP_GET, "/proofs/{number}",
         MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_ORDERING, RIGHT_DOCUMENTS_VIEW), &view_time_fields,
         GIVES(200, &proof_shape), SAYS("A proof on a day: its lines and the chain it stands in")) {
    ProofView proof;
    Refusals refusals = {0};
    TRY(see_proof_on(call->context, call->params[0], call->input, &proof, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer_shape(call, &proof);
}
