// What a transaction leaves beside its rows: proofs, keys, the audit's object, the outbox.
#include "report/check/check_private.h"

#include <stdlib.h>

// ---- proofs ----

typedef struct {
    int64_t order;
    int64_t site;
} Pair;

static int pair_compare(const void *left, const void *right) {
    const Pair *a = left;
    const Pair *b = right;
    int order = (a->order > b->order) - (a->order < b->order);
    return order != 0 ? order : (a->site > b->site) - (a->site < b->site);
}

static void sort_pairs(Pair *pairs, size_t count) {
    if (count > 1) {
        qsort(pairs, count, sizeof *pairs, pair_compare);
    }
}

// The sites of each order's lines, each once.
static Pair *pairs_of_lines(const Books *books, size_t *ret_count) {
    Pair *pairs = arena_array(books->arena, Pair, books->lines.count);
    size_t kept = 0;
    for (size_t i = 0; i < books->lines.count; i++) {
        pairs[i] = (Pair){books->lines.rows[i].order_id.id, books->lines.rows[i].site.id};
    }
    sort_pairs(pairs, books->lines.count);
    for (size_t i = 0; i < books->lines.count; i++) {
        if (kept == 0 || pair_compare(&pairs[kept - 1], &pairs[i]) != 0) {
            pairs[kept++] = pairs[i];
        }
    }
    *ret_count = kept;
    return pairs;
}

// The order of a proof; NULL where it has none or the reference leads nowhere.
static const QCheckListOrdersRow *order_of_proof(const Books *books,
                                                 const QCheckListProofsRow *proof) {
    size_t index = 0;
    bool found = !proof->order_id_null && books_order(books, proof->order_id, &index);
    return found ? &books->orders.rows[index] : NULL;
}

// Issued with its order; a correction (R7.2) of an order that is none comes later.
static bool is_first(const QCheckListOrdersRow *order, const QCheckListProofsRow *proof) {
    return proof->supersedes_null || (order != NULL && is_rebill(order));
}

static Pair *pairs_of_proofs(const Books *books, size_t *ret_count) {
    Pair *pairs = arena_array(books->arena, Pair, books->proofs.count);
    size_t count = 0;
    for (size_t i = 0; i < books->proofs.count; i++) {
        const QCheckListProofsRow *proof = &books->proofs.rows[i];
        if (!proof->order_id_null && proof->source_proof_null &&
            is_first(order_of_proof(books, proof), proof)) {
            pairs[count++] = (Pair){proof->order_id.id, proof->site.id};
        }
    }
    sort_pairs(pairs, count);
    *ret_count = count;
    return pairs;
}

static void say_proof(const Books *books, const Pair *pair, const char *what) {
    size_t index = 0;
    Spot spot = spot_of(books, "order", pair->order);
    if (books_order(books, (OrderId){pair->order}, &index)) {
        spot.number = books->orders.rows[index].number;
    }
    finding_say(books->findings, CHECK_PROOF, &spot, "%s for site #%lld (R7.1)", what,
                (long long)pair->site);
}

// R7.2: the proof of a rebill names one of the order that it replaces.
static void check_superseding(const Books *books, const QCheckListOrdersRow *order,
                              const QCheckListProofsRow *proof) {
    bool names = false;
    const QCheckListOrdersRow *source = books_source(books, order);
    for (size_t i = 0; i < books->proofs.count && source != NULL; i++) {
        const QCheckListProofsRow *old = &books->proofs.rows[i];
        names = names || (!proof->supersedes_null && old->proof.id == proof->supersedes.id &&
                          !old->order_id_null && old->order_id.id == source->order_id.id);
    }
    if (!names) {
        Spot spot = spot_of(books, "proof", proof->proof.id);
        finding_say(books->findings, CHECK_PROOF, &spot,
                    "does not supersede the proof of the order that it replaces (R7.2)");
    }
}

// P36: who stands on the order sees its proofs, found by what they keep of it.
static void check_parties(const Books *books, const QCheckListOrdersRow *order,
                          const QCheckListProofsRow *proof) {
    Spot spot = spot_of(books, "proof", proof->proof.id);
    (void)same_int(books->findings, &spot, (Claim){CHECK_PROOF, "distributor", "R7.1"},
                   proof->distributor_null ? 0 : proof->distributor.id,
                   order->distributor_null ? 0 : order->distributor.id);
    (void)same_int(books->findings, &spot, (Claim){CHECK_PROOF, "reseller", "R7.1"},
                   proof->reseller_null ? 0 : proof->reseller.id,
                   order->reseller_null ? 0 : order->reseller.id);
}

static void check_proof(const Books *books, const QCheckListProofsRow *proof) {
    Spot spot = spot_of(books, "proof", proof->proof.id);
    const QCheckListOrdersRow *order = order_of_proof(books, proof);
    if (order == NULL) {
        return; // a reference that leads nowhere
    }
    check_parties(books, order, proof);
    if (!proof->source_proof_null) {
        return; // of a move (check_moved_proofs)
    }
    if (is_rebill(order)) {
        check_superseding(books, order, proof);
    }
    if (is_first(order, proof)) {
        (void)same_int(books->findings, &spot, (Claim){CHECK_PROOF, "transaction", "R7.1"},
                       proof->seq, order->seq);
        (void)same_day(books->findings, &spot, (Claim){CHECK_PROOF, "issued", "R7.1"},
                       some_day(proof->issued_on),
                       some_day(books_day(books, order->seq, order->accepted_on)));
    }
}

void check_proofs(const Books *books) {
    size_t due_count = 0;
    size_t count = 0;
    const Pair *due = pairs_of_lines(books, &due_count);
    const Pair *proofs = pairs_of_proofs(books, &count);
    size_t i = 0;
    size_t j = 0;
    while (i < due_count || j < count) {
        int order = i == due_count ? 1 : j == count ? -1 : pair_compare(&due[i], &proofs[j]);
        if (order < 0) {
            say_proof(books, &due[i], "no proof");
        } else if (order > 0) {
            say_proof(books, &proofs[j], "a proof too many");
        }
        i += order <= 0;
        j += order >= 0;
    }
    for (size_t k = 0; k < books->proofs.count; k++) {
        check_proof(books, &books->proofs.rows[k]);
    }
}

// ---- keys and the audit's objects ----

static bool has_ref(const RefList *list, int64_t key, int64_t id) {
    RefRange refs = refs_of(list, key);
    for (size_t i = 0; i < refs.count; i++) {
        if (refs.refs[i].id == id) {
            return true;
        }
    }
    return false;
}

// True where the object of an audit row is there; also for actions that are not known here.
static bool object_exists(const Books *books, const QCheckListAuditRow *audit) {
    static const Text of_site[] = {S_INIT("enrol"), S_INIT("site.add"), S_INIT("site.move")};
    size_t index = 0;
    for (size_t i = 0; i < sizeof of_site / sizeof of_site[0]; i++) {
        if (text_equal(audit->action, of_site[i])) {
            return books_site(books, (SiteId){audit->object}, &index);
        }
    }
    if (text_equal(audit->action, S("order.accept")) ||
        text_equal(audit->action, S("order.rebill"))) {
        return has_ref(&books->orders_by_seq, audit->seq, audit->object);
    }
    if (text_equal(audit->action, S("order.submit")) ||
        text_equal(audit->action, S("order.reject")) ||
        text_equal(audit->action, S("order.cancel"))) {
        return books_request(books, (OrderId){audit->object}, &index);
    }
    if (text_equal(audit->action, S("proof.render"))) {
        return books_proof(books, (ProofId){audit->object}, &index);
    }
    if (text_equal(audit->action, S("order.paid")) ||
        text_equal(audit->action, S("renewal.cancel"))) {
        return books_automatic(books, (OrderId){audit->object}) != NULL;
    }
    if (text_equal(audit->action, S("order.return"))) {
        return has_ref(&books->returns_by_seq, audit->seq, audit->object);
    }
    if (text_equal(audit->action, S("agreement.deactivate")) ||
        text_equal(audit->action, S("agreement.activate"))) {
        return books_agreement(books, (AgreementId){audit->object}, &index);
    }
    if (text_equal(audit->action, S("entitlements.move"))) {
        return has_ref(&books->moves_by_seq, audit->seq, audit->object);
    }
    return true;
}

static void check_key(const Books *books, const QCheckListKeysRow *key) {
    const QCheckListAuditRow *audit = books_audit(books, key->seq);
    Spot spot = {.enterprise = books->enterprise, .thing = "key", .number = key->request};
    if (audit == NULL) {
        return; // check_sequence says so
    }
    (void)same_int(books->findings, &spot, (Claim){CHECK_KEY, "object", "R9.1"}, key->object,
                   audit->object);
    (void)same_text(books->findings, &spot, (Claim){CHECK_KEY, "request", "R9.1"}, key->request,
                    audit->detail);
    (void)same_int(books->findings, &spot, (Claim){CHECK_KEY, "account", "R9.1"}, key->account.id,
                   audit->account.id);
}

// Rebills are no orders accepted.
static Text action_of(const Books *books, const RefList *list, size_t index, const char *action) {
    bool rebills =
        list == &books->orders_by_seq && is_rebill(&books->orders.rows[list->refs[index].index]);
    return rebills ? S("order.rebill") : text_of(action);
}

// R4.9: a transaction that cancels makes a return of each line, and is of the order.
static bool cancels(const Books *books, int64_t seq) {
    for (size_t i = 0; i < books->automatic.count; i++) {
        const QCheckAutomaticListOrdersRow *row = &books->automatic.rows[i];
        if (is_cancelled(row) && !row->decided_seq_null && row->decided_seq == seq) {
            return true;
        }
    }
    return false;
}

// The audit row of what was made by a transaction.
static void check_made_by(const Books *books, const RefList *list, const char *thing,
                          const char *action) {
    for (size_t i = 0; i < list->count; i++) {
        const QCheckListAuditRow *audit = books_audit(books, list->refs[i].key);
        if (audit == NULL ||
            (list == &books->returns_by_seq && cancels(books, list->refs[i].key))) {
            continue;
        }
        Spot spot = spot_of(books, thing, list->refs[i].id);
        (void)same_text(books->findings, &spot, (Claim){CHECK_AUDIT, "action", ""}, audit->action,
                        action_of(books, list, i, action));
        (void)same_int(books->findings, &spot, (Claim){CHECK_AUDIT, "object", ""}, audit->object,
                       list->refs[i].id);
    }
}

// An order says itself who asked for it.
static void check_asker(const Books *books, const QCheckListOrdersRow *order) {
    const QCheckListAuditRow *audit = books_audit(books, order->seq);
    Spot spot = spot_of_order(books, order, 0);
    Findings *findings = books->findings;
    if (text_equal(order->kind, S("rebill")) == order->source_order_null) {
        finding_say(findings, CHECK_ORDER, &spot, "a rebill and only a rebill has a source (R9.3)");
    }
    if (audit == NULL) {
        return;
    }
    (void)same_int(findings, &spot, (Claim){CHECK_ORDER, "actor", ""}, order->actor.id,
                   audit->actor.id);
    (void)same_int(findings, &spot, (Claim){CHECK_ORDER, "account", ""}, order->account.id,
                   audit->account.id);
    (void)same_text(findings, &spot, (Claim){CHECK_ORDER, "request", "R9.1"},
                    order->request_null ? (Text){0} : order->request, audit->detail);
}

void check_keys(const Books *books) {
    for (size_t i = 0; i < books->orders.count; i++) {
        check_asker(books, &books->orders.rows[i]);
    }
    for (size_t i = 0; i < books->keys.count; i++) {
        check_key(books, &books->keys.rows[i]);
    }
    for (size_t i = 0; i < books->audit.count; i++) {
        const QCheckListAuditRow *audit = &books->audit.rows[i];
        Spot spot = spot_of(books, "transaction", audit->seq);
        if (audit->detail.len > 0 && refs_of(&books->keys_by_seq, audit->seq).count != 1) {
            finding_say(books->findings, CHECK_KEY, &spot, "its key is not kept (R9.1)");
        }
        if (!object_exists(books, audit)) {
            finding_say(books->findings, CHECK_AUDIT, &spot, "its object #%lld is not there",
                        (long long)audit->object);
        }
    }
    check_made_by(books, &books->orders_by_seq, "order", "order.accept");
    check_made_by(books, &books->returns_by_seq, "return", "order.return");
    check_made_by(books, &books->moves_by_seq, "move", "entitlements.move");
}

// ---- the outbox ----

static bool is_told(const Books *books, int64_t seq, Text kind, int64_t object) {
    RefRange refs = refs_of(&books->outbox_by_seq, seq);
    for (size_t i = 0; i < refs.count; i++) {
        const QCheckListOutboxRow *row = &books->outbox.rows[refs.refs[i].index];
        if (row->object == object && text_equal(row->kind, kind)) {
            return true;
        }
    }
    return false;
}

// True where what an item tells of is there; also for kinds that are not known here.
static bool thing_exists(const Books *books, const QCheckListOutboxRow *row) {
    size_t index = 0;
    if (text_equal(row->kind, S("order.accepted"))) {
        return has_ref(&books->orders_by_seq, row->seq, row->object);
    }
    return !text_equal(row->kind, S("level.changed")) ||
           books_agreement(books, (AgreementId){row->object}, &index);
}

static void check_orders_told(const Books *books) {
    for (size_t i = 0; i < books->orders.count; i++) {
        const QCheckListOrdersRow *order = &books->orders.rows[i];
        if (!is_told(books, order->seq, S("order.accepted"), order->order_id.id)) {
            Spot spot = spot_of_order(books, order, 0);
            finding_say(books->findings, CHECK_OUTBOX, &spot, "was not left to be told (D6)");
        }
        if (is_rebill(order) && !order->source_order_null &&
            !is_told(books, order->seq, S("order.credited"), order->source_order.id)) {
            Spot spot = spot_of_order(books, order, 0);
            finding_say(books->findings, CHECK_OUTBOX, &spot,
                        "its credit was not left to be told (D6)");
        }
    }
}

static void check_proofs_told(const Books *books) {
    for (size_t i = 0; i < books->proofs.count; i++) {
        const QCheckListProofsRow *proof = &books->proofs.rows[i];
        if (!is_told(books, proof->seq, S("proof.issued"), proof->proof.id)) {
            Spot spot = spot_of(books, "proof", proof->proof.id);
            finding_say(books->findings, CHECK_OUTBOX, &spot, "was not left to be told (D6)");
        }
        if (!proof->supersedes_null &&
            !is_told(books, proof->seq, S("proof.superseded"), proof->supersedes.id)) {
            Spot spot = spot_of(books, "proof", proof->supersedes.id);
            finding_say(books->findings, CHECK_OUTBOX, &spot,
                        "that it was superseded was not left to be told (D6)");
        }
    }
}

void check_outbox(const Books *books) {
    int64_t seq = 0;
    int64_t item = 0;
    check_orders_told(books);
    check_proofs_told(books);
    for (size_t i = 0; i < books->outbox.count; i++) {
        const QCheckListOutboxRow *row = &books->outbox.rows[i];
        item = row->seq == seq ? item + 1 : 1;
        seq = row->seq;
        Spot spot = spot_of(books, "outbox of transaction", seq);
        if (!thing_exists(books, row)) {
            finding_say(books->findings, CHECK_OUTBOX, &spot, "its object #%lld is not there (D6)",
                        (long long)row->object);
        }
        (void)same_int(books->findings, &spot, (Claim){CHECK_OUTBOX, "item", "D6"}, row->item,
                       item);
    }
}
