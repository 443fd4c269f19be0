// Everything that is kept of one enterprise, loaded at once, with the orders in which it is walked.
// Inside check only.
#ifndef REPORT_CHECK_BOOKS_PRIVATE_H
#define REPORT_CHECK_BOOKS_PRIVATE_H

#include "base/sign/signature.h"
#include "domain/record/history.h"
#include "report/catalogue.h"
#include "report/check/finding_private.h"
#include "store/q_check_change.h"
#include "store/q_check.h"
#include "store/q_check_agreement.h"
#include "store/q_check_automatic.h"
#include "store/q_check_paper.h"
#include "store/q_check_quote.h"
#include "store/q_site.h"

// One row by another key than its own: `key` is a seq or an id.
typedef struct {
    int64_t key;
    int64_t id;
    size_t index; // of the row
} Ref;

// Sorted by key, then id, then index.
typedef struct {
    Ref *refs;
    size_t count;
} RefList;

// Those of one key; part of a RefList.
typedef struct {
    const Ref *refs;
    size_t count;
} RefRange;

void refs_sort(RefList *list);
RefRange refs_of(const RefList *list, int64_t key);

// A row's children, which stand side by side in another list.
typedef struct {
    size_t first;
    size_t count;
} Run;

// A coverage beside its end: who renewed it, at what, and who sells it.
typedef struct {
    bool renewed;
    Money renewed_yearly;
    AccountId distributor; // 0: none
    AccountId reseller;
    Date end;
    OrderId by; // that renewed it; 0: none
} CoverageBook;

// An entitlement as the transactions so far left it, kept as the actions keep it: each changes only
// what it is about.
typedef struct {
    EntitlementState now;
    bool renewed;
    Money renewed_yearly;
    AccountId distributor; // 0: none
    AccountId reseller;
    OrderId by;           // that renewed it last; 0: none
    CoverageBook before;  // what its coverage was before that
    int64_t partners_seq; // of the transaction that made them
    Date partners_on;
    int64_t balance; // what left it in this transaction and has not arrived
    bool declined;   // R4.10: declared out of use, nothing renews it
    Run events;
} EntitlementBook;

typedef struct {
    bool usable; // its customer type and programme are known
    Standing enrolled;
    Standing standing;           // after the transactions so far
    const KnownProgramme *known; // whose levels the standing is of
    bool mixed;                  // more than one version was used
    Run closes;                  // its rows of term_close
    size_t closes_seen;
    Run ledger; // its rows of `ledger`
} AgreementBook;

typedef struct {
    Catalogue *catalogue;
    Findings *findings;
    const SigningKey *key; // that signs documents; NULL: not known
    Arena *arena;
    EnterpriseId enterprise;
    int64_t seq;     // of the enterprise's row
    int64_t reached; // by the sequencer
    Date created_on;
    QCheckListRecordedRows recorded;
    QCheckListAuditRows audit;
    QCheckListAgreementsRows agreements;
    QCheckListClosesRows closes;
    QCheckListSitesRows sites;
    QCheckListSiteHistoryRows site_history;
    QSiteListWordsRows words;
    QCheckListOrdersRows orders;
    QCheckListLinesRows lines;
    QCheckListReturnsRows returns;
    QCheckListEntitlementsRows entitlements;
    QCheckListEventsRows events;
    QCheckListMovesRows moves;
    QCheckListPointsRows points;
    QCheckListProofsRows proofs;
    QCheckListVisibilityRows visibility;
    QCheckListKeysRows keys;
    QCheckListOutboxRows outbox;
    QCheckPaperListRequestsRows requests;
    QCheckPaperListRequestLinesRows request_lines;
    QCheckPaperListStepsRows steps;
    QCheckPaperListProofRecordsRows proof_records;
    QCheckChangeListPricesRows set_prices; // of lines, by two persons; by change
    QCheckAgreementListStatesRows states;
    QCheckAgreementListCountsRows counts;
    QCheckAgreementListCountsKeptRows counts_kept;
    QCheckAutomaticListSwitchesRows switches;
    QCheckAutomaticListOrdersRows automatic;
    QCheckAutomaticListLinesRows automatic_lines;
    QCheckQuoteListHeadsRows quotes;
    QCheckQuoteListLinesRows quote_lines;
    QCheckQuoteListEventsRows quote_events;
    QCheckQuoteListWasRows quote_was;

    AgreementBook *agreement_books;
    EntitlementBook *entitlement_books;
    EntitlementEvent *event_facts; // of `events`, in their places
    LedgerRow *ledger;             // by agreement, then seq
    size_t ledger_count;
    Run *order_lines;  // by order
    Run *site_changes; // of site_history, by site
    Run *site_words;   // of `words`, by site
    RefList orders_by_seq;
    RefList orders_by_source; // rebills
    RefList returns_by_seq;
    RefList returns_by_order;
    RefList events_by_seq;
    RefList moves_by_seq;
    RefList ledger_by_seq; // id: the agreement's place
    RefList audit_by_seq;
    RefList keys_by_seq;
    RefList outbox_by_seq;
    RefList counts_by_seq;
    RefList entitlements_by_site;
    RefList entitlements_by_order;
} Books;

// FAULT_DB_VALUE where a row cannot be read.
Err books_load(Books *books);

// The places of things by id; false where there is none.
bool books_order(const Books *books, OrderId order, size_t *ret_index);
bool books_agreement(const Books *books, AgreementId agreement, size_t *ret_index);
bool books_site(const Books *books, SiteId site, size_t *ret_index);
bool books_entitlement(const Books *books, EntitlementId entitlement, size_t *ret_index);
bool books_request(const Books *books, OrderId order, size_t *ret_index);
bool books_proof(const Books *books, ProofId proof, size_t *ret_index);
bool books_recorded(const Books *books, int64_t seq, size_t *ret_index);
// Who did a transaction; NULL where the audit does not say.
const QCheckListAuditRow *books_audit(const Books *books, int64_t seq);
// A line of an order; NULL where there is none.
const QCheckListLinesRow *books_line(const Books *books, OrderId order, int64_t line);
// The agreement of a site as of a transaction; false where it had none.
bool books_agreement_of_site(const Books *books, SiteId site, int64_t seq,
                             AgreementId *ret_agreement);

// R4.9: an order as one that its quote became by itself; NULL where a person ordered it.
const QCheckAutomaticListOrdersRow *books_automatic(const Books *books, OrderId order);
// False also of NULL.
bool is_cancelled(const QCheckAutomaticListOrdersRow *row);

// An event that the calendar alone makes (R4.8, R1.9).
bool books_is_of_calendar(Text kind);

// The day of a transaction; `otherwise` where it is not recorded.
Date books_day(const Books *books, int64_t seq, Date otherwise);
// R9.3: the order that a rebill replaces; NULL where the order is none or its source is not there.
const QCheckListOrdersRow *books_source(const Books *books, const QCheckListOrdersRow *order);

// The rebill of an order; NULL where it has none.
const QCheckListOrdersRow *books_rebill_of(const Books *books, OrderId order);

static inline bool is_rebill(const QCheckListOrdersRow *order) {
    return text_equal(order->kind, S("rebill"));
}

static inline AccountId partner(bool is_null, AccountId account) {
    return is_null ? (AccountId){0} : account;
}

// Where findings are.
Spot spot_of_order(const Books *books, const QCheckListOrdersRow *order, int64_t line);
Spot spot_of(const Books *books, const char *thing, int64_t id);

#endif
