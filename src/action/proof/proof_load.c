// Proofs as their viewer may see them, with their lines: a page of them with as many questions as
// one.
#include "action/proof/proof_load_private.h"

#include "action/action_private.h"
#include "action/shared_private.h"
#include "action/viewer.h"
#include "domain/term.h"
#include "store/q_proof.h"

static Text or_none(bool is_null, Text text) {
    return is_null ? (Text){0} : text;
}

static ProofKind kind_of(const QProofListSeenRow *row) {
    return row->has_source                       ? PROOF_OF_MOVE
           : text_equal(row->kind, S("renewal")) ? PROOF_OF_RENEWAL
           : row->supersedes_number.len > 0      ? PROOF_OF_REBILL
                                                 : PROOF_OF_ORDER;
}

static Proof proof_of_row(const QProofListSeenRow *row) {
    return (Proof){
        .number = row->number,
        .kind = kind_of(row),
        .issued_on = row->issued_on,
        .agreement = row->agreement_number,
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

static LoadedProof loaded_of_row(const ActionContext *context, ProofKey key,
                                 const QProofListSeenRow *row) {
    LoadedProof proof = {
        .enterprise = key.enterprise,
        .proof = key.proof,
        .issued = proof_of_row(row),
        .seq = row->seq,
        .place = {key.enterprise, row->site, row->site_agreement},
        .distributor = row->distributor,
        .reseller = row->reseller,
        .agreement = row->agreement,
        .superseded_by = row->superseded_by,
        .superseded_seq = row->superseded_seq_null ? 0 : row->superseded_seq,
        .superseded_on = row->superseded_on_null ? (Date){0} : row->superseded_on,
        .programme = row->programme,
        .customer_type = row->customer_type,
        .has_next_anniversary = !row->term_end_null,
    };
    if (proof.has_next_anniversary) {
        proof.next_anniversary = anniversary_after(row->term_end, context->today);
    }
    return proof;
}

static void put_lines(Arena *arena, const QProofListLinesRow *rows, size_t count, Proof *proof) {
    ProofLine *lines = arena_array(arena, ProofLine, count);
    for (size_t i = 0; i < count; i++) {
        const QProofListLinesRow *line = &rows[i];
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
    proof->line_count = count;
}

// ---- what the database says of the keys ----

typedef struct {
    Shared proofs;
    const QProofListSeenRow **rows; // by place; NULL: not there
    QProofListLinesRows lines;      // side by side for each place
    size_t *first_line;             // by place, and one more for the end
} Kept;

static Err load_kept(const ActionContext *context, const ProofKey *keys, size_t count, Kept *kept) {
    Arena *arena = context->arena;
    QProofListSeenRows rows;
    kept->proofs = shared_new(arena, count);
    for (size_t i = 0; i < count; i++) {
        const int64_t ids[] = {keys[i].enterprise.id, keys[i].proof.id};
        shared_add_ids(arena, &kept->proofs, i, ids, sizeof ids / sizeof ids[0]);
    }
    Text list = shared_list(arena, &kept->proofs);
    QProofListLinesIn lines = {.proofs = list};
    TRY(q_proof_list_lines_ask(context->db, &lines));
    TRY(q_proof_list_seen(context->db, arena, &(QProofListSeenIn){.proofs = list}, &rows));
    TRY(q_proof_list_lines(context->db, arena, &lines, &kept->lines));
    SHARED_ROWS(arena, &kept->proofs, &rows, kept->rows);
    kept->first_line = SHARED_STARTS(arena, &kept->proofs, &kept->lines);
    return OK;
}

static size_t take_kept(const ActionContext *context, const ProofKey *keys, size_t count,
                        const Kept *kept, LoadedProof *ret_proofs) {
    size_t taken = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = kept->proofs.of_row[i];
        if (kept->rows[at] != NULL) {
            LoadedProof *proof = &ret_proofs[taken++];
            size_t first = kept->first_line[at];
            *proof = loaded_of_row(context, keys[i], kept->rows[at]);
            put_lines(context->arena, kept->lines.rows + first, kept->first_line[at + 1] - first,
                      &proof->issued);
        }
    }
    return taken;
}

// ---- for whom ----

// Both at once: the site is seen, and a partner stands on the order.
static Err keep_seen(const ActionContext *context, LoadedProof *proofs, size_t *count) {
    const Viewer *viewer = context->viewer;
    bool is_partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    SightPlace *places = arena_array(context->arena, SightPlace, *count);
    Sight *sights = arena_array(context->arena, Sight, *count);
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        places[i] = proofs[i].place;
    }
    TRY(sights_of_sites(context, places, *count, sights));
    for (size_t i = 0; i < *count; i++) {
        bool stands_on_it = is_partner && (viewer->account.id == proofs[i].distributor.id ||
                                           viewer->account.id == proofs[i].reseller.id);
        if (sees(sights[i]) && (!is_partner || stands_on_it)) {
            proofs[kept++] = proofs[i];
        }
    }
    *count = kept;
    return OK;
}

Err proofs_load(const ActionContext *context, const ProofKey *keys, size_t count,
                LoadedProof *ret_proofs, size_t *ret_count) {
    Kept kept;
    *ret_count = 0;
    if (count == 0) {
        return OK;
    }
    TRY(load_kept(context, keys, count, &kept));
    *ret_count = take_kept(context, keys, count, &kept, ret_proofs);
    return keep_seen(context, ret_proofs, ret_count);
}

Err proof_find(const ActionContext *context, Text number, LoadedProof *ret_proof, bool *ret_found) {
    ProofKey key = {{0}, {0}};
    size_t count = 0;
    TRY(directory_find(context->db, context->arena, S("proof"), number, &key.enterprise,
                       &key.proof.id, ret_found));
    // What is not there does the work of what is hidden (V6).
    TRY(proofs_load(context, &key, 1, ret_proof, &count));
    *ret_found = count > 0;
    return OK;
}

Err proofs_set_then(const ActionContext *context, const ViewTime *when, LoadedProof *proofs,
                    size_t count) {
    AgreementKey *keys = arena_array(context->arena, AgreementKey, count);
    AnniversaryThen *anniversaries = arena_array(context->arena, AnniversaryThen, count);
    TimeHere here = {.when = when};
    for (size_t i = 0; i < count; i++) {
        keys[i] = (AgreementKey){proofs[i].enterprise, proofs[i].agreement};
    }
    TRY(as_of_anniversaries(context, when, keys, count, anniversaries));
    for (size_t i = 0; i < count; i++) {
        LoadedProof *proof = &proofs[i];
        TRY(time_here(context, proof->enterprise, &here));
        if (!as_of_counts(here.as_of, proof->superseded_seq, proof->superseded_on)) {
            proof->superseded_by = (Text){0};
        }
        proof->has_next_anniversary = anniversaries[i].has;
        proof->next_anniversary = anniversaries[i].on;
    }
    return OK;
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
