// One proof, loaded with its lines.
#include "action/proof/proof_load_private.h"

#include "action/action_private.h"
#include "action/sight.h"
#include "domain/term.h"
#include "store/q_proof.h"

static Text or_none(bool is_null, Text text) {
    return is_null ? (Text){0} : text;
}

static ProofKind kind_of(const QProofLoadRow *row) {
    return row->has_source                       ? PROOF_OF_MOVE
           : text_equal(row->kind, S("renewal")) ? PROOF_OF_RENEWAL
           : row->supersedes_number.len > 0      ? PROOF_OF_REBILL
                                                 : PROOF_OF_ORDER;
}

// Both at once: the site is seen, and a partner stands on the order.
static Err is_seen(const ActionContext *context, EnterpriseId enterprise, const QProofLoadRow *row,
                   bool *ret_seen) {
    Sight sight;
    const Viewer *viewer = context->viewer;
    TRY(sight_of_site(context, enterprise, row->site, &sight));
    bool is_partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    bool is_on_it = !is_partner || viewer->account.id == row->distributor.id ||
                    viewer->account.id == row->reseller.id;
    *ret_seen = sees(sight) && is_on_it;
    return OK;
}

static Err load_order_lines(const ActionContext *context, const QProofLoadRow *row,
                            EnterpriseId enterprise, Proof *proof) {
    QProofListOrderLinesRows rows;
    TRY(q_proof_list_order_lines(context->db, context->arena,
                                 &(QProofListOrderLinesIn){.enterprise = enterprise,
                                                           .order_id = row->order_id,
                                                           .site = row->site},
                                 &rows));
    ProofLine *lines = arena_array(context->arena, ProofLine, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const QProofListOrderLinesRow *line = &rows.rows[i];
        lines[i] = (ProofLine){.line = line->line,
                               .part = line->part,
                               .description = line->description,
                               .part_type = line->type,
                               .metric = line->metric,
                               .quantity = line->quantity,
                               .has_start = !line->coverage_start_null,
                               .coverage_start = line->coverage_start,
                               .has_end = !line->coverage_end_null,
                               .coverage_end = line->coverage_end,
                               .months = line->months_null ? 0 : line->months};
    }
    proof->lines = lines;
    proof->line_count = rows.count;
    return OK;
}

static Err load_moved_lines(const ActionContext *context, EnterpriseId enterprise, ProofId id,
                            Proof *proof) {
    QProofListMovedLinesRows rows;
    TRY(q_proof_list_moved_lines(context->db, context->arena,
                                 &(QProofListMovedLinesIn){.enterprise = enterprise, .proof = id},
                                 &rows));
    ProofLine *lines = arena_array(context->arena, ProofLine, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const QProofListMovedLinesRow *line = &rows.rows[i];
        lines[i] = (ProofLine){.line = line->line,
                               .part = line->part,
                               .description = line->description,
                               .part_type = line->type,
                               .metric = line->metric,
                               .quantity = line->quantity,
                               .has_end = true,
                               .coverage_end = line->coverage_end};
    }
    proof->lines = lines;
    proof->line_count = rows.count;
    return OK;
}

static Proof proof_of_row(const QProofLoadRow *row) {
    return (Proof){
        .number = row->number,
        .kind = kind_of(row),
        .issued_on = row->issued_on,
        .site = row->site_number,
        .customer_name = row->customer_name,
        .legal_entity = row->legal_entity,
        .city = row->city,
        .country = row->country,
        .order = row->order_number,
        .purchase_order = or_none(row->purchase_order_null, row->purchase_order),
        .customer_purchase_order =
            or_none(row->customer_purchase_order_null, row->customer_purchase_order),
        .distributor = row->distributor_number,
        .distributor_name = row->distributor_name,
        .reseller = row->reseller_number,
        .reseller_name = row->reseller_name,
        .source_proof = row->source_number,
        .supersedes = row->supersedes_number,
    };
}

static Err fill(const ActionContext *context, const QProofLoadRow *row, LoadedProof *proof) {
    QProofAgreementAtRow agreement;
    TRY(q_proof_agreement_at(
        context->db, context->arena,
        &(QProofAgreementAtIn){.enterprise = proof->enterprise, .site = row->site, .seq = row->seq},
        &agreement));
    proof->issued = proof_of_row(row);
    proof->issued.agreement = agreement.number;
    proof->site_id = row->site;
    proof->distributor_id = row->distributor;
    proof->reseller_id = row->reseller;
    proof->superseded_by = row->superseded_by;
    proof->programme = agreement.programme;
    proof->customer_type = agreement.customer_type;
    proof->has_next_anniversary = !agreement.term_end_null;
    if (proof->has_next_anniversary) {
        proof->next_anniversary = anniversary_after(agreement.term_end, context->today);
    }
    return proof->issued.kind == PROOF_OF_MOVE
               ? load_moved_lines(context, proof->enterprise, proof->proof, &proof->issued)
               : load_order_lines(context, row, proof->enterprise, &proof->issued);
}

Err proof_load(const ActionContext *context, EnterpriseId enterprise, ProofId proof,
               LoadedProof *ret_proof, bool *ret_found) {
    QProofLoadRow row;
    bool found = false;
    LoadedProof loaded = {.enterprise = enterprise, .proof = proof};
    TRY(q_proof_load(context->db, context->arena,
                     &(QProofLoadIn){.enterprise = enterprise, .proof = proof}, &row, &found));
    if (found) {
        TRY(is_seen(context, enterprise, &row, &found));
    }
    if (found) {
        TRY(fill(context, &row, &loaded));
        *ret_proof = loaded;
    }
    *ret_found = found;
    return OK;
}

Err proof_find(const ActionContext *context, Text number, LoadedProof *ret_proof, bool *ret_found) {
    EnterpriseId enterprise = {0};
    ProofId proof = {0};
    TRY(directory_find(context->db, context->arena, S("proof"), number, &enterprise, &proof.id,
                       ret_found));
    // What is not there does the work of what is hidden (V6).
    return proof_load(context, enterprise, proof, ret_proof, ret_found);
}

static ProofRow row_of(const LoadedProof *loaded, const ProofLine *line) {
    const Proof *proof = &loaded->issued;
    return (ProofRow){
        .proof = proof->number,
        .issued_on = proof->issued_on,
        .state = loaded->superseded_by.len > 0 ? S("superseded") : S("issued"),
        .agreement = proof->agreement,
        .site = proof->site,
        .customer_name = proof->customer_name,
        .city = proof->city,
        .country = proof->country,
        .programme = loaded->programme,
        .customer_type = loaded->customer_type,
        .next_anniversary = loaded->next_anniversary,
        .next_anniversary_null = !loaded->has_next_anniversary,
        .legal_entity = proof->legal_entity,
        .order = proof->order,
        .purchase_order = proof->purchase_order,
        .line = line->line,
        .part = line->part,
        .description = line->description,
        .part_type = line->part_type,
        .metric = line->metric,
        .quantity = line->quantity,
        .coverage_start = line->coverage_start,
        .coverage_start_null = !line->has_start,
        .coverage_end = line->coverage_end,
        .coverage_end_null = !line->has_end,
        .months = line->months,
        .months_null = line->months == 0,
        .distributor = proof->distributor,
        .distributor_name = proof->distributor_name,
        .reseller = proof->reseller,
        .reseller_name = proof->reseller_name,
        .source_proof = proof->source_proof,
        .supersedes = proof->supersedes,
        .superseded_by = loaded->superseded_by,
    };
}

ProofRow *proof_rows(const ActionContext *context, const LoadedProof *proof) {
    ProofRow *rows = arena_array(context->arena, ProofRow, proof->issued.line_count);
    for (size_t i = 0; i < proof->issued.line_count; i++) {
        rows[i] = row_of(proof, &proof->issued.lines[i]);
    }
    return rows;
}
