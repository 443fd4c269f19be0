// Proofs of an accepted order, one per site (R7.1), and its sales as evidence (V2).
#include "action/order/order_draft_private.h"

#include "action/entitlement/visibility_private.h"
#include "action/order/proof_private.h"
#include "store/q_proof.h"

#include <stdlib.h>

static int id_compare(const void *left, const void *right) {
    int64_t a = ((const SiteId *)left)->id;
    int64_t b = ((const SiteId *)right)->id;
    return (a > b) - (a < b);
}

// The sites of the draft's lines, each once; returns how many.
static size_t sites_of(Action *action, const OrderDraft *draft, SiteId **ret_sites) {
    SiteId *sites = arena_array(action->arena, SiteId, draft->count);
    size_t count = 0;
    for (size_t i = 0; i < draft->count; i++) {
        sites[i] = draft->lines[i].site;
    }
    qsort(sites, draft->count, sizeof *sites, id_compare);
    for (size_t i = 0; i < draft->count; i++) {
        if (count == 0 || sites[count - 1].id != sites[i].id) {
            sites[count++] = sites[i];
        }
    }
    *ret_sites = sites;
    return count;
}

Err proof_issue(Action *action, OrderId order, SiteId site, ProofId supersedes) {
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
                                    .order_id = order,
                                    .site = site,
                                    .source_proof_null = true,
                                    .supersedes_null = supersedes.id == 0,
                                    .supersedes = supersedes,
                                }));
    TRY(directory_add(action, S("proof"), number, proof.id));
    return action_tell(action, S("proof.issued"), proof.id);
}

Err draft_save_proofs(Action *action, const OrderDraft *draft, OrderId order) {
    SiteId *sites = NULL;
    size_t count = sites_of(action, draft, &sites);
    for (size_t i = 0; i < count; i++) {
        TRY(proof_issue(action, order, sites[i], (ProofId){0}));
        TRY(visibility_add_sale(action, &draft->parties, sites[i], order));
    }
    return OK;
}
