// Issuing proofs: of orders, of corrections, of moves.
#include "action/proof/proof_issue_private.h"

#include "store/q_proof.h"

#include <stdlib.h>

Err proof_issue(Action *action, const ProofIssue *issue, ProofId *ret_proof) {
    Text number;
    ProofId proof = {action_new_id(action)};
    TRY(store_number_draw(action->db, action->arena, action->context->numbers, NUMBER_PROOF,
                          &number));
    TRY(q_proof_add(action->db, &(QProofAddIn){
                                    .enterprise = action->enterprise,
                                    .proof = proof,
                                    .seq = action->seq,
                                    .number = number,
                                    .issued_on = action->today,
                                    .order_id = issue->order,
                                    .site = issue->site,
                                    .source_proof_null = issue->source.id == 0,
                                    .source_proof = issue->source,
                                    .supersedes_null = issue->supersedes.id == 0,
                                    .supersedes = issue->supersedes,
                                }));
    TRY(directory_add(action, S("proof"), number, proof.id));
    TRY(action_tell(action, S("proof.issued"), proof.id));
    if (issue->supersedes.id != 0) {
        TRY(action_tell(action, S("proof.superseded"), issue->supersedes.id));
    }
    *ret_proof = proof;
    return OK;
}

// The proof that a record stands on: that of the move which brought it, else the one that its
// transaction issued at its site (ids tell their seq).
static Err proof_of_record(Action *action, const EntitlementRecord *record, ProofId *ret_proof) {
    QProofOfRecordRow row;
    bool found = false;
    TRY(q_proof_of_record(action->db, action->arena,
                          &(QProofOfRecordIn){.enterprise = action->enterprise,
                                              .entitlement = record->entitlement,
                                              .site = record->site,
                                              .seq = record->entitlement.id / IDS_PER_SEQ},
                          &row, &found));
    if (!found) {
        return FAULT_AT(FAULT_DB_VALUE, 0); // R7.1: what is held has a proof
    }
    *ret_proof = row.proof;
    return OK;
}

static int moved_compare(const void *left, const void *right) {
    const MovedRecord *a = left;
    const MovedRecord *b = right;
    int order = (a->proof.id > b->proof.id) - (a->proof.id < b->proof.id);
    return order != 0 ? order : (a->made.id > b->made.id) - (a->made.id < b->made.id);
}

static Err issue_for(Action *action, SiteId target, const MovedRecord *record, ProofId *ret_proof) {
    QProofOrderOfRow source;
    TRY(q_proof_order_of(
        action->db, action->arena,
        &(QProofOrderOfIn){.enterprise = action->enterprise, .proof = record->proof}, &source));
    return proof_issue(
        action, &(ProofIssue){.order = source.order_id, .site = target, .source = record->proof},
        ret_proof);
}

Err proofs_of_move(Action *action, SiteId target, MovedRecord *records, size_t count) {
    ProofId proof = {0};
    for (size_t i = 0; i < count; i++) {
        TRY(proof_of_record(action, &records[i].source, &records[i].proof));
    }
    if (count > 1) {
        qsort(records, count, sizeof *records, moved_compare);
    }
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || records[i].proof.id != records[i - 1].proof.id) {
            TRY(issue_for(action, target, &records[i], &proof));
        }
        TRY(q_proof_add_record(action->db, &(QProofAddRecordIn){.enterprise = action->enterprise,
                                                                .entitlement = records[i].made,
                                                                .proof = proof}));
    }
    return OK;
}
