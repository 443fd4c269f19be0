// see_proofs, see_proof, see_proof_on, and what the public page may know.
#include "action/proof/proof_see.h"

#include "action/action_private.h"
#include "action/list/row_order.h"
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
    const ViewTime *when; // NULL: now
    Date before_on;       // of this day those with a lower number, and all of earlier days
    Text before;
} Place;

// No number is higher than this: a page begins with all of its day.
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
    const ViewTime *when = view_time(context, &input->when);
    Date last = input->has_to ? input->to : DATE_MAX;
    bool later = when != NULL && date_before(when->true_on, last);
    *place =
        (Place){.when = when, .before_on = later ? when->true_on : last, .before = number_beyond};
    TRY(find_number(context, S("agreement"), input->agreement, REFUSAL_AGREEMENT_NOT_FOUND, place,
                    &place->agreement.id, refusals));
    TRY(find_number(context, S("site"), input->site, REFUSAL_SITE_NOT_FOUND, place, &place->site.id,
                    refusals));
    TRY(find_number(context, S("order"), input->order, REFUSAL_ORDER_NOT_FOUND, place,
                    &place->order.id, refusals));
    if (input->after.len > 0) {
        LoadedProof before;
        bool found = false;
        TRY(proof_find(context, input->after, &before, &found));
        if (!found) {
            refuse(refusals, (Refusal){.id = REFUSAL_PROOF_NOT_FOUND,
                                       .field = S("after"),
                                       .value = input->after});
            return OK;
        }
        if (date_compare(before.issued.issued_on, place->before_on) <= 0) {
            place->before_on = before.issued.issued_on;
            place->before = before.issued.number;
        }
    }
    return OK;
}

typedef struct {
    ProofKey *keys;
    size_t count;
} Keys;

static bool is_known(const Place *place) {
    return place->when != NULL && place->when->has_known_on;
}

static Instant known_on(const Place *place) {
    return is_known(place) ? place->when->known_on : (Instant){INT64_MAX};
}

// The generated inputs and rows of the three lists are alike and of different types.
#define FILTERS(input, place)                                                                      \
    .part = (input)->part, .first = (input)->has_from ? (input)->from : DATE_MIN,                  \
    .before_on = (place)->before_on, .before = (place)->before, .of_known = is_known(place),       \
    .known_on = known_on(place), .most = (input)->limit + 1

#define TAKE_KEYS(found)                                                                           \
    do {                                                                                           \
        keys->count = (found).count;                                                               \
        keys->keys = arena_array(context->arena, ProofKey, (found).count);                         \
        for (size_t i = 0; i < (found).count; i++) {                                               \
            keys->keys[i] = (ProofKey){(found).rows[i].enterprise, (found).rows[i].proof};         \
        }                                                                                          \
    } while (0)

// account 0: of no partner.
static Err list_of_enterprise(const ActionContext *context, const ProofsInput *input,
                              const Place *place, AccountId account, Keys *keys) {
    QProofListOfEnterpriseRows found;
    TRY(q_proof_list_of_enterprise(context->db, context->arena,
                                   &(QProofListOfEnterpriseIn){.enterprise = place->enterprise,
                                                               .account = account,
                                                               .today = context->today,
                                                               .site = place->site,
                                                               .agreement = place->agreement,
                                                               .order_id = place->order,
                                                               FILTERS(input, place)},
                                   &found));
    TAKE_KEYS(found);
    return OK;
}

static Err list_of_account(const ActionContext *context, const ProofsInput *input,
                           const Place *place, Keys *keys) {
    AccountId account = context->viewer->account;
    QProofListOfAccountRows found;
    if (place->enterprise.id != 0) {
        return list_of_enterprise(context, input, place, account, keys);
    }
    TRY(q_proof_list_of_account(context->db, context->arena,
                                &(QProofListOfAccountIn){.account = account,
                                                         .today = context->today,
                                                         FILTERS(input, place)},
                                &found));
    TAKE_KEYS(found);
    return OK;
}

static Err list_all(const ActionContext *context, const ProofsInput *input, const Place *place,
                    Keys *keys) {
    QProofListAllRows found;
    TRY(q_proof_list_all(context->db, context->arena, &(QProofListAllIn){FILTERS(input, place)},
                         &found));
    TAKE_KEYS(found);
    return OK;
}

// The list that is the viewer's; a customer is narrowed to what V1 opens, whatever it asks for.
static Err list_keys(const ActionContext *context, const ProofsInput *input, Place *place,
                     Keys *keys) {
    const Viewer *viewer = context->viewer;
    *keys = (Keys){0};
    if (viewer != NULL && viewer->kind == VIEWER_PARTNER) {
        return list_of_account(context, input, place, keys);
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
        return list_of_enterprise(context, input, place, (AccountId){0}, keys);
    }
    return place->enterprise.id != 0
               ? list_of_enterprise(context, input, place, (AccountId){0}, keys)
               : list_all(context, input, place, keys);
}

static Err load_rows(const ActionContext *context, const Keys *keys, size_t most,
                     ProofsView *view) {
    size_t kept = keys->count < most ? keys->count : most;
    LoadedProof *proofs = arena_array(context->arena, LoadedProof, kept);
    size_t lines = 0;
    size_t count = 0;
    TRY(proofs_load(context, keys->keys, kept, proofs, &count));
    TRY(view->when == NULL ? OK : proofs_set_then(context, view->when, proofs, count));
    for (size_t i = 0; i < count; i++) {
        lines += proofs[i].issued.line_count;
    }
    view->rows = arena_array(context->arena, ProofRow, lines);
    for (size_t i = 0; i < count; i++) {
        const ProofRow *rows = proof_rows(context, &proofs[i]);
        for (size_t j = 0; j < proofs[i].issued.line_count; j++) {
            view->rows[view->count++] = rows[j];
        }
        view->next = proofs[i].issued.number;
    }
    view->more = keys->count > most;
    return OK;
}

Err see_proofs(const ActionContext *context, const ProofsInput *input, ProofsView *ret_proofs,
               Refusals *ret_refusals) {
    Place place;
    Keys keys;
    ProofsView view = {0};
    RowOrder order;
    ProofsInput asked = *input;
    ENSURE(input->limit >= 1 && input->limit <= PROOFS_LIMIT_MAX);
    *ret_refusals = (Refusals){0};
    row_order_read(&proof_columns, input->sort, input->after, &order, ret_refusals);
    if (refused(ret_refusals)) {
        return OK;
    }
    row_order_whole(&order, &asked.after, &asked.limit);
    TRY(find_place(context, &asked, &place, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    view.when = place.when;
    TRY(list_keys(context, &asked, &place, &keys));
    TRY(load_rows(context, &keys, (size_t)asked.limit, &view));
    RowPage rows = {view.rows, view.count, view.next};
    row_order_page(context->arena, &order, &proof_columns, input->limit, &rows, ret_refusals);
    view.rows = rows.rows;
    view.count = rows.count;
    view.next = rows.next;
    view.more = order.sort.count > 0 ? rows.next.len > 0 : view.more;
    *ret_proofs = view;
    return OK;
}

// ---- one ----

typedef struct {
    AsOf as_of; // what was issued later is not in it
    ProofLink links[PROOF_CHAIN_MAX];
    ProofKey keys[PROOF_CHAIN_MAX];
    size_t count;
} Chain;

static bool is_in(const Chain *chain, ProofId self, ProofId proof) {
    bool found = proof.id == self.id;
    for (size_t i = 0; i < chain->count; i++) {
        found = found || chain->keys[i].proof.id == proof.id;
    }
    return found;
}

// The neighbours of a proof, except those that are there already. Each way is followed on: from a
// source to its source, never back.
static Err follow(const ActionContext *context, EnterpriseId enterprise, ProofId self, ProofId from,
                  Text how, int64_t far, Chain *chain) {
    QProofNeighboursRows rows;
    TRY(q_proof_neighbours(context->db, context->arena,
                           &(QProofNeighboursIn){.enterprise = enterprise, .proof = from}, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const QProofNeighboursRow *row = &rows.rows[i];
        bool same_way = how.len == 0 || text_equal(how, row->how);
        bool known = as_of_counts(chain->as_of, row->seq, row->issued_on);
        if (same_way && known && !is_in(chain, self, row->proof) &&
            chain->count < PROOF_CHAIN_MAX) {
            chain->keys[chain->count] = (ProofKey){enterprise, row->proof};
            chain->links[chain->count++] = (ProofLink){
                .proof = row->number, .how = row->how, .far = far, .issued_on = row->issued_on};
        }
    }
    return OK;
}

// One whose site the viewer does not see stays a number and a day.
static Err name_sites(const ActionContext *context, Chain *chain) {
    LoadedProof *seen = arena_array(context->arena, LoadedProof, chain->count);
    size_t count = 0;
    TRY(proofs_load(context, chain->keys, chain->count, seen, &count));
    for (size_t i = 0, at = 0; i < chain->count && at < count; i++) {
        if (seen[at].proof.id == chain->keys[i].proof.id) {
            chain->links[i].site = seen[at++].issued.site;
        }
    }
    return OK;
}

static Err load_chain(const ActionContext *context, const LoadedProof *proof, AsOf as_of,
                      ProofView *view) {
    Chain *chain = arena_new(context->arena, Chain);
    chain->as_of = as_of;
    TRY(follow(context, proof->enterprise, proof->proof, proof->proof, (Text){0}, 1, chain));
    for (size_t i = 0; i < chain->count; i++) {
        TRY(follow(context, proof->enterprise, proof->proof, chain->keys[i].proof,
                   chain->links[i].how, chain->links[i].far + 1, chain));
    }
    TRY(name_sites(context, chain));
    view->chain = chain->links;
    view->chain_count = chain->count;
    return OK;
}

static Err see_loaded(const ActionContext *context, const LoadedProof *proof, const ViewTime *when,
                      AsOf as_of, ProofView *view) {
    QDocumentDigestRow kept;
    *view = (ProofView){
        .when = when,
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
    view->kept = view->kept && when == NULL;
    view->kept_sha256 = view->kept ? kept.sha256 : (Text){0};
    return load_chain(context, proof, as_of, view);
}

// Of one that was found: as it was then, if it was there.
static Err put_then(const ActionContext *context, const ViewTime *when, LoadedProof *proof,
                    AsOf *ret_as_of, bool *ret_found) {
    TimeHere here = {.when = when};
    TRY(time_here(context, proof->enterprise, &here));
    *ret_as_of = here.as_of;
    *ret_found = as_of_counts(here.as_of, proof->seq, proof->issued.issued_on);
    return proofs_set_then(context, when, proof, 1);
}

Err see_proof(const ActionContext *context, Text number, ProofView *ret_proof,
              Refusals *ret_refusals) {
    ViewTimeInput now = {.true_on = {.given = false}};
    return see_proof_on(context, number, &now, ret_proof, ret_refusals);
}

Err see_proof_on(const ActionContext *context, Text number, const ViewTimeInput *input,
                 ProofView *ret_proof, Refusals *ret_refusals) {
    const ViewTime *when = view_time(context, input);
    AsOf as_of = {DATE_MAX, INT64_MAX};
    LoadedProof proof;
    ProofView view;
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(proof_find(context, number, &proof, &found));
    if (found && when != NULL) {
        TRY(put_then(context, when, &proof, &as_of, &found));
    }
    if (!found) {
        refuse(ret_refusals,
               (Refusal){.id = REFUSAL_PROOF_NOT_FOUND, .field = S("proof"), .value = number});
        return OK;
    }
    TRY(see_loaded(context, &proof, when, as_of, &view));
    *ret_proof = view;
    return OK;
}

Err see_proof_superseded(const ActionContext *context, Text number, bool *ret_known,
                         bool *ret_superseded) {
    EnterpriseId enterprise = {0};
    ProofId proof = {0};
    QProofSupersededRow row;
    bool found = false;
    TRY(directory_find(context->db, context->arena, S("proof"), number, &enterprise, &proof.id,
                       &found));
    TRY(q_proof_superseded(context->db, context->arena,
                           &(QProofSupersededIn){.enterprise = enterprise, .proof = proof}, &row,
                           &found));
    *ret_known = found;
    *ret_superseded = found && row.superseded;
    return OK;
}
