// Proofs of moves (R5.4): each moved record stands on one, which names the one it stood on before.
#include "report/check/check_private.h"

// The proof that a record stands on: of the move that brought it, else of its transaction at its
// site. False where there is none.
static bool proof_of(const Books *books, EntitlementId record, SiteId site, ProofId *ret_proof) {
    int64_t seq = record.id / IDS_PER_SEQ;
    for (size_t i = 0; i < books->proof_records.count; i++) {
        if (books->proof_records.rows[i].entitlement.id == record.id) {
            *ret_proof = books->proof_records.rows[i].proof;
            return true;
        }
    }
    for (size_t i = 0; i < books->proofs.count; i++) {
        const QCheckListProofsRow *proof = &books->proofs.rows[i];
        if (proof->seq == seq && proof->site.id == site.id && proof->source_proof_null) {
            *ret_proof = proof->proof;
            return true;
        }
    }
    return false;
}

// The site where a record was made: where its first event says.
static bool made_at(const Books *books, EntitlementId record, SiteId *ret_site) {
    size_t index = 0;
    if (!books_entitlement(books, record, &index) ||
        books->entitlement_books[index].events.count == 0) {
        return false;
    }
    *ret_site = books->events.rows[books->entitlement_books[index].events.first].site;
    return true;
}

static void check_one(const Books *books, const QCheckListEventsRow *event,
                      const QCheckListProofsRow *proof) {
    Spot spot = spot_of(books, "proof", proof->proof.id);
    Findings *findings = books->findings;
    ProofId source = {0};
    SiteId source_site = {0};
    (void)same_int(findings, &spot, (Claim){CHECK_PROOF, "transaction", "R5.4"}, proof->seq,
                   event->seq);
    (void)same_int(findings, &spot, (Claim){CHECK_PROOF, "site", "R5.4"}, proof->site.id,
                   event->site.id);
    (void)same_day(findings, &spot, (Claim){CHECK_PROOF, "issued", "R5.4"},
                   some_day(proof->issued_on), some_day(event->on_day));
    if (!event->source_null && made_at(books, event->source, &source_site) &&
        proof_of(books, event->source, source_site, &source)) {
        (void)same_int(findings, &spot, (Claim){CHECK_PROOF, "source", "R5.4"},
                       proof->source_proof_null ? 0 : proof->source_proof.id, source.id);
    }
}

static void check_event(const Books *books, const QCheckListEventsRow *event) {
    ProofId standing = {0};
    size_t index = 0;
    Spot spot = spot_of(books, "entitlement", event->entitlement.id);
    for (size_t i = 0; i < books->proof_records.count; i++) {
        if (books->proof_records.rows[i].entitlement.id == event->entitlement.id) {
            standing = books->proof_records.rows[i].proof;
        }
    }
    if (standing.id == 0 || !books_proof(books, standing, &index)) {
        finding_say(books->findings, CHECK_PROOF, &spot, "was moved and stands on no proof (R5.4)");
    } else {
        check_one(books, event, &books->proofs.rows[index]);
    }
}

static bool has_record(const Books *books, ProofId proof) {
    for (size_t i = 0; i < books->proof_records.count; i++) {
        if (books->proof_records.rows[i].proof.id == proof.id) {
            return true;
        }
    }
    return false;
}

void check_moved_proofs(const Books *books) {
    size_t moved = 0;
    for (size_t i = 0; i < books->events.count; i++) {
        if (text_equal(books->events.rows[i].cause, S("move_in"))) {
            check_event(books, &books->events.rows[i]);
            moved++;
        }
    }
    Spot all = {.enterprise = books->enterprise};
    (void)same_int(books->findings, &all, (Claim){CHECK_PROOF, "moved records on proofs", "R5.4"},
                   (int64_t)books->proof_records.count, (int64_t)moved);
    for (size_t i = 0; i < books->proofs.count; i++) {
        const QCheckListProofsRow *proof = &books->proofs.rows[i];
        Spot spot = spot_of(books, "proof", proof->proof.id);
        if (!proof->source_proof_null && !has_record(books, proof->proof)) {
            finding_say(books->findings, CHECK_PROOF, &spot,
                        "names a source and stands for nothing that was moved (R5.4)");
        }
    }
}
