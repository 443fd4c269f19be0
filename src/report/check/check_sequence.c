// The one order of things: recorded transactions, their audit rows, the ids they gave.
#include "report/check/check_private.h"

static void check_recorded(const Books *books) {
    Spot spot = {.enterprise = books->enterprise};
    Claim claim = {CHECK_SEQUENCE, "transactions", ""};
    (void)same_int(books->findings, &spot, claim, books->seq, (int64_t)books->recorded.count);
    if (books->recorded.count > 0) {
        (void)same_day(books->findings, &spot, (Claim){CHECK_SEQUENCE, "created", ""},
                       some_day(books->created_on), some_day(books->recorded.rows[0].on_day));
    }
    for (size_t i = 0; i < books->recorded.count; i++) {
        const QCheckListRecordedRow *row = &books->recorded.rows[i];
        spot = spot_of(books, "transaction", row->seq);
        claim.what = "place";
        (void)same_int(books->findings, &spot, claim, row->seq, (int64_t)i + 1);
        if (i > 0 && (row->recorded_at.seconds < row[-1].recorded_at.seconds ||
                      date_before(row->on_day, row[-1].on_day))) {
            finding_say(books->findings, CHECK_SEQUENCE, &spot,
                        "recorded before the one before it");
        }
    }
}

static void check_audit(const Books *books) {
    Claim claim = {CHECK_AUDIT, "recorded at", ""};
    for (size_t i = 0; i < books->recorded.count; i++) {
        const QCheckListRecordedRow *row = &books->recorded.rows[i];
        RefRange audits = refs_of(&books->audit_by_seq, row->seq);
        Spot spot = spot_of(books, "transaction", row->seq);
        if (audits.count == 0) {
            finding_say(books->findings, CHECK_AUDIT, &spot, "no audit row says who did what");
        } else {
            (void)same_int(books->findings, &spot, claim,
                           books->audit.rows[audits.refs[0].index].at.seconds,
                           row->recorded_at.seconds);
        }
    }
}

// Each seq that a row names must be recorded.
static void check_named(const Books *books, const RefList *list, const char *thing) {
    for (size_t i = 0; i < list->count; i++) {
        size_t index = 0;
        bool is_first = i == 0 || list->refs[i - 1].key != list->refs[i].key;
        if (is_first && !books_recorded(books, list->refs[i].key, &index)) {
            Spot spot = spot_of(books, thing, list->refs[i].id);
            finding_say(books->findings, CHECK_SEQUENCE, &spot,
                        "names transaction %lld, which is not recorded",
                        (long long)list->refs[i].key);
        }
    }
}

void check_sequence(const Books *books) {
    check_recorded(books);
    check_audit(books);
    check_named(books, &books->audit_by_seq, "audit row of");
    check_named(books, &books->orders_by_seq, "order");
    check_named(books, &books->returns_by_seq, "return");
    check_named(books, &books->events_by_seq, "event");
    check_named(books, &books->moves_by_seq, "move");
    check_named(books, &books->ledger_by_seq, "ledger of agreement no.");
    check_named(books, &books->keys_by_seq, "key of");
    check_named(books, &books->outbox_by_seq, "outbox item");
}

static void check_id(const Books *books, const char *thing, int64_t id, int64_t seq) {
    Spot spot = spot_of(books, thing, id);
    Claim claim = {CHECK_ID, "transaction", "R4.14"};
    (void)same_int(books->findings, &spot, claim, seq, id / IDS_PER_SEQ);
}

static void check_list(const Books *books, const RefList *list, const char *thing) {
    for (size_t i = 0; i < list->count; i++) {
        check_id(books, thing, list->refs[i].id, list->refs[i].key);
    }
}

// A submitted order has its id from then, before it was accepted.
static void check_orders(const Books *books) {
    for (size_t i = 0; i < books->orders.count; i++) {
        const QCheckListOrdersRow *order = &books->orders.rows[i];
        size_t index = 0;
        bool waited = books_request(books, order->order_id, &index);
        check_id(books, "order", order->order_id.id,
                 waited ? books->requests.rows[index].seq : order->seq);
    }
    for (size_t i = 0; i < books->requests.count; i++) {
        check_id(books, "submitted order", books->requests.rows[i].order_id.id,
                 books->requests.rows[i].seq);
    }
}

void check_ids(const Books *books) {
    check_orders(books);
    check_list(books, &books->returns_by_seq, "return");
    check_list(books, &books->events_by_seq, "event");
    check_list(books, &books->moves_by_seq, "move");
    for (size_t i = 0; i < books->proofs.count; i++) {
        check_id(books, "proof", books->proofs.rows[i].proof.id, books->proofs.rows[i].seq);
    }
    for (size_t i = 0; i < books->agreements.count; i++) {
        const QCheckListAgreementsRow *row = &books->agreements.rows[i];
        check_id(books, "agreement", row->agreement.id, row->enrolled_seq);
    }
    for (size_t i = 0; i < books->entitlements.count; i++) {
        Run events = books->entitlement_books[i].events;
        if (events.count > 0) {
            check_id(books, "entitlement", books->entitlements.rows[i].entitlement.id,
                     books->events.rows[events.first].seq);
        }
    }
    for (size_t i = 0; i < books->sites.count; i++) {
        Run changes = books->site_changes[i];
        if (changes.count > 0) {
            check_id(books, "site", books->sites.rows[i].site.id,
                     books->site_history.rows[changes.first].seq);
        }
    }
}
