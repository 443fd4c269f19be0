// see_proofs, see_proof, and what the public page may know.
#include "action/proof/proof_see.h"

#include "action/action_private.h"
#include "action/proof/proof_load_private.h"
#include "action/viewer.h"
#include "domain/language.h"
#include "store/q_document.h"
#include "store/q_proof.h"

// ---- the list ----

// A filter's numbers as ids, and where the page begins.
typedef struct {
    EnterpriseId enterprise; // id 0: any
    SiteId site;
    AgreementId agreement;
    OrderId order;
    Date after_on;
    Text after;
} Place;

// A page begins behind everything that could be: no number is higher than this.
static const Text number_beyond = S_INIT("~");

static Err find_number(const ActionContext *context, Text kind, Text number, RefusalId missing,
                       Place *place, int64_t *ret_object, Refusals *refusals) {
    EnterpriseId enterprise = {0};
    bool found = false;
    if (number.len == 0) {
        return OK;
    }
    TRY(directory_find(context->db, context->arena, kind, number, &enterprise, ret_object, &found));
    if (!found || (place->enterprise.id != 0 && place->enterprise.id != enterprise.id)) {
        refuse(refusals, (Refusal){.id = missing, .field = kind, .value = number});
    }
    place->enterprise = enterprise;
    return OK;
}

static Err find_place(const ActionContext *context, const ProofsInput *input, Place *place,
                      Refusals *refusals) {
    *place = (Place){.after_on = DATE_MAX, .after = number_beyond};
    TRY(find_number(context, S("agreement"), input->agreement, REFUSAL_AGREEMENT_NOT_FOUND, place,
                    &place->agreement.id, refusals));
    TRY(find_number(context, S("site"), input->site, REFUSAL_SITE_NOT_FOUND, place, &place->site.id,
                    refusals));
    TRY(find_number(context, S("order"), input->order, REFUSAL_ORDER_NOT_FOUND, place,
                    &place->order.id, refusals));
    if (input->after.len > 0) {
        LoadedProof last;
        bool found = false;
        TRY(proof_find(context, input->after, &last, &found));
        if (!found) {
            refuse(refusals, (Refusal){.id = REFUSAL_PROOF_NOT_FOUND,
                                       .field = S("after"),
                                       .value = input->after});
            return OK;
        }
        place->after_on = last.issued.issued_on;
        place->after = last.issued.number;
    }
    return OK;
}

typedef struct {
    EnterpriseId enterprise;
    ProofId proof;
} Head;

typedef struct {
    Head *heads;
    size_t count;
} Heads;

// The generated rows of the three lists are alike and of different types.
#define TAKE_HEADS(rows)                                                                           \
    do {                                                                                           \
        heads->count = (rows).count;                                                               \
        heads->heads = arena_array(context->arena, Head, (rows).count);                            \
        for (size_t i = 0; i < (rows).count; i++) {                                                \
            heads->heads[i] = (Head){(rows).rows[i].enterprise, (rows).rows[i].proof};             \
        }                                                                                          \
    } while (0)

static Err list_of_account(const ActionContext *context, const ProofsInput *input,
                           const Place *place, Heads *heads) {
    QProofListOfAccountRows rows;
    TRY(q_proof_list_of_account(
        context->db, context->arena,
        &(QProofListOfAccountIn){.account = context->viewer->account,
                                 .today = context->today,
                                 .owner = place->enterprise,
                                 .site = place->site,
                                 .order_id = place->order,
                                 .part = input->part,
                                 .first = input->has_from ? input->from : DATE_MIN,
                                 .last = input->has_to ? input->to : DATE_MAX,
                                 .after_on = place->after_on,
                                 .after = place->after,
                                 .most = input->limit + 1},
        &rows));
    TAKE_HEADS(rows);
    return OK;
}

static Err list_of_enterprise(const ActionContext *context, const ProofsInput *input,
                              const Place *place, Heads *heads) {
    QProofListOfEnterpriseRows rows;
    TRY(q_proof_list_of_enterprise(
        context->db, context->arena,
        &(QProofListOfEnterpriseIn){.enterprise = place->enterprise,
                                    .site = place->site,
                                    .agreement = place->agreement,
                                    .order_id = place->order,
                                    .part = input->part,
                                    .first = input->has_from ? input->from : DATE_MIN,
                                    .last = input->has_to ? input->to : DATE_MAX,
                                    .after_on = place->after_on,
                                    .after = place->after,
                                    .most = input->limit + 1},
        &rows));
    TAKE_HEADS(rows);
    return OK;
}

static Err list_all(const ActionContext *context, const ProofsInput *input, const Place *place,
                    Heads *heads) {
    QProofListAllRows rows;
    TRY(q_proof_list_all(context->db, context->arena,
                         &(QProofListAllIn){.part = input->part,
                                            .first = input->has_from ? input->from : DATE_MIN,
                                            .last = input->has_to ? input->to : DATE_MAX,
                                            .after_on = place->after_on,
                                            .after = place->after,
                                            .most = input->limit + 1},
                         &rows));
    TAKE_HEADS(rows);
    return OK;
}

// The list that is the viewer's; a customer is narrowed to what V1 opens, whatever it asks for.
static Err list_heads(const ActionContext *context, const ProofsInput *input, Place *place,
                      Heads *heads) {
    const Viewer *viewer = context->viewer;
    *heads = (Heads){0};
    if (viewer != NULL && viewer->kind == VIEWER_PARTNER) {
        return list_of_account(context, input, place, heads);
    }
    if (viewer != NULL && viewer->kind == VIEWER_CUSTOMER) {
        bool foreign = place->enterprise.id != 0 && place->enterprise.id != viewer->enterprise.id;
        bool other_site = place->site.id != 0 && place->site.id != viewer->site.id;
        if (foreign || (other_site && !viewer->sees_agreement)) {
            return OK;
        }
        place->enterprise = viewer->enterprise;
        if (!viewer->sees_agreement) {
            place->site = viewer->site;
        } else if (place->agreement.id != 0 && place->agreement.id != viewer->agreement.id) {
            return OK;
        } else {
            place->agreement = viewer->agreement;
        }
        return list_of_enterprise(context, input, place, heads);
    }
    return place->enterprise.id != 0 ? list_of_enterprise(context, input, place, heads)
                                     : list_all(context, input, place, heads);
}

static Err load_rows(const ActionContext *context, const Heads *heads, size_t most,
                     ProofsView *view) {
    size_t kept = heads->count < most ? heads->count : most;
    LoadedProof *proofs = arena_array(context->arena, LoadedProof, kept);
    size_t lines = 0;
    size_t count = 0;
    for (size_t i = 0; i < kept; i++) {
        bool found = false;
        TRY(proof_load(context, heads->heads[i].enterprise, heads->heads[i].proof, &proofs[count],
                       &found));
        lines += found ? proofs[count].issued.line_count : 0;
        count += found;
    }
    view->rows = arena_array(context->arena, ProofRow, lines);
    for (size_t i = 0; i < count; i++) {
        const ProofRow *rows = proof_rows(context, &proofs[i]);
        for (size_t j = 0; j < proofs[i].issued.line_count; j++) {
            view->rows[view->count++] = rows[j];
        }
        view->next = proofs[i].issued.number;
    }
    view->more = heads->count > most;
    return OK;
}

Err see_proofs(const ActionContext *context, const ProofsInput *input, ProofsView *ret_proofs,
               Refusals *ret_refusals) {
    Place place;
    Heads heads;
    ProofsView view = {0};
    ENSURE(input->limit >= 1 && input->limit <= PROOFS_LIMIT_MAX);
    *ret_refusals = (Refusals){0};
    TRY(find_place(context, input, &place, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(list_heads(context, input, &place, &heads));
    TRY(load_rows(context, &heads, (size_t)input->limit, &view));
    *ret_proofs = view;
    return OK;
}

// ---- one ----

typedef struct {
    ProofLink links[PROOF_CHAIN_MAX];
    ProofId proofs[PROOF_CHAIN_MAX];
    size_t count;
} Chain;

static bool is_in(const Chain *chain, ProofId self, ProofId proof) {
    bool found = proof.id == self.id;
    for (size_t i = 0; i < chain->count; i++) {
        found = found || chain->proofs[i].id == proof.id;
    }
    return found;
}

// A neighbour whose site the viewer does not see is a number and a day.
static Err add_link(const ActionContext *context, EnterpriseId enterprise,
                    const QProofNeighboursRow *row, int64_t far, Chain *chain) {
    QProofLoadRow loaded;
    LoadedProof seen;
    bool there = false;
    bool found = false;
    TRY(q_proof_load(context->db, context->arena,
                     &(QProofLoadIn){.enterprise = enterprise, .proof = row->proof}, &loaded,
                     &there));
    TRY(proof_load(context, enterprise, row->proof, &seen, &found));
    if (there && chain->count < PROOF_CHAIN_MAX) {
        chain->proofs[chain->count] = row->proof;
        chain->links[chain->count++] = (ProofLink){
            .proof = loaded.number,
            .how = row->how,
            .far = far,
            .issued_on = loaded.issued_on,
            .site = found ? seen.issued.site : (Text){0},
        };
    }
    return OK;
}

// The neighbours of a proof, except those that are there already. Each way is followed on: from a
// source to its source, never back.
static Err follow(const ActionContext *context, EnterpriseId enterprise, ProofId self, ProofId from,
                  Text how, int64_t far, Chain *chain) {
    QProofNeighboursRows rows;
    TRY(q_proof_neighbours(context->db, context->arena,
                           &(QProofNeighboursIn){.enterprise = enterprise, .proof = from}, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        bool same_way = how.len == 0 || text_equal(how, rows.rows[i].how);
        if (same_way && !is_in(chain, self, rows.rows[i].proof)) {
            TRY(add_link(context, enterprise, &rows.rows[i], far, chain));
        }
    }
    return OK;
}

static Err load_chain(const ActionContext *context, const LoadedProof *proof, ProofView *view) {
    Chain *chain = arena_new(context->arena, Chain);
    TRY(follow(context, proof->enterprise, proof->proof, proof->proof, (Text){0}, 1, chain));
    for (size_t i = 0; i < chain->count; i++) {
        TRY(follow(context, proof->enterprise, proof->proof, chain->proofs[i], chain->links[i].how,
                   chain->links[i].far + 1, chain));
    }
    view->chain = chain->links;
    view->chain_count = chain->count;
    return OK;
}

static Err see_loaded(const ActionContext *context, const LoadedProof *proof, ProofView *view) {
    QDocumentDigestRow kept;
    *view = (ProofView){
        .enterprise = proof->enterprise,
        .proof = proof->proof,
        .issued = proof->issued,
        .superseded = proof->superseded_by.len > 0,
        .superseded_by = proof->superseded_by,
        .language = language_of_country(proof->issued.country),
        .rows = proof_rows(context, proof),
        .row_count = proof->issued.line_count,
    };
    TRY(q_document_digest(context->db, context->arena,
                          &(QDocumentDigestIn){.enterprise = proof->enterprise,
                                               .object = proof->proof.id,
                                               .form = S("proof.pdf")},
                          &kept, &view->kept));
    view->kept_sha256 = view->kept ? kept.sha256 : (Text){0};
    return load_chain(context, proof, view);
}

Err see_proof(const ActionContext *context, Text number, ProofView *ret_proof,
              Refusals *ret_refusals) {
    LoadedProof proof;
    ProofView view;
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(proof_find(context, number, &proof, &found));
    if (!found) {
        refuse(ret_refusals,
               (Refusal){.id = REFUSAL_PROOF_NOT_FOUND, .field = S("proof"), .value = number});
        return OK;
    }
    TRY(see_loaded(context, &proof, &view));
    *ret_proof = view;
    return OK;
}

Err see_proof_superseded(const ActionContext *context, Text number, bool *ret_known,
                         bool *ret_superseded) {
    EnterpriseId enterprise = {0};
    ProofId proof = {0};
    QProofLoadRow row;
    bool found = false;
    TRY(directory_find(context->db, context->arena, S("proof"), number, &enterprise, &proof.id,
                       &found));
    TRY(q_proof_load(context->db, context->arena,
                     &(QProofLoadIn){.enterprise = enterprise, .proof = proof}, &row, &found));
    *ret_known = found;
    *ret_superseded = found && row.superseded_by.len > 0;
    return OK;
}
