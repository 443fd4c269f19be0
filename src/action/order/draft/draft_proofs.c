// Proofs of an accepted order, one per site (R7.1), and its sales as evidence (V2).
#include "action/order/order_draft_private.h"

#include "action/entitlement/visibility_private.h"
#include "action/proof/proof_issue_private.h"

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

Err draft_save_proofs(Action *action, const OrderDraft *draft, OrderId order) {
    SiteId *sites = NULL;
    size_t count = sites_of(action, draft, &sites);
    for (size_t i = 0; i < count; i++) {
        ProofId proof;
        TRY(proof_issue(action, &(ProofIssue){.order = order, .site = sites[i]}, &proof));
        TRY(visibility_add_sale(action, &draft->parties, sites[i], order));
    }
    return OK;
}
