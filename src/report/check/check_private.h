// The parts of licet check; between check/*.c only. Each looks at one matter of an enterprise.
#ifndef REPORT_CHECK_CHECK_PRIVATE_H
#define REPORT_CHECK_CHECK_PRIVATE_H

#include "report/check/books_private.h"

// ---- before the walk: what needs no order of time ----

// recorded is 1 … n, its days and instants never go back, each transaction has its audit row, and
// every row names a transaction that is there.
void check_sequence(const Books *books);
// Ids tell the transaction that made them.
void check_ids(const Books *books);
// Sites end where their history ends.
void check_sites(const Books *books);
// Lines 1 … n, totals and points add up, sites belong to the agreement (R1.1).
void check_sums(const Books *books);
// The ledger holds what orders and returns say, and nothing else (R2.6, R2.10).
void check_ledger(const Books *books);
// R9.2: returns and the counts on their lines.
void check_returns(const Books *books);
// R9.3: a rebill is what the order that it replaces was, which is credited, and no other is.
void check_rebills(const Books *books);
// R7.1, R7.2: one proof per order and site; that of a rebill names the one that it replaces.
void check_proofs(const Books *books);
// R5.4: what a move brought stands on a proof of its own, which names the one it stood on before.
void check_moved_proofs(const Books *books);
// P18: submitted orders, what became of them, and the orders that they became.
void check_requests(const Books *books);
// P36: kept documents are the bytes that were hashed and signed. Adds to ret_count how many.
Err check_documents(const Books *books, int64_t *ret_count);
// D2: keys and audit rows lead to what was made.
void check_keys(const Books *books);
// D6: each order and proof was left to be told.
void check_outbox(const Books *books);

// ---- the walk, transaction by transaction ----

// Where an agreement stands at first.
void standings_begin(Books *books);
// Says an agreement's standing in a version's levels; false where it cannot be judged by it.
bool standings_use(Books *books, size_t agreement, const KnownProgramme *known);
// R10.3: closes the terms that ended before the day of a transaction; compares with term_close.
void standings_close(Books *books, const QCheckListRecordedRow *at);
// Brings the standings through the ledger's rows of a transaction.
void standings_apply(Books *books, const QCheckListRecordedRow *at);
// P19: the levels that an order keeps, before its transaction is applied and after.
void standings_compare(const Books *books, const QCheckListOrdersRow *order, bool is_after);
// The end: the standings as they are kept, and no term_close too many.
void standings_end(Books *books);

// Prices an order again (R2.5, R4.13) with the standing and the coverage before it.
Err check_price(Books *books, const QCheckListOrdersRow *order);

// Applies the events of a transaction: each is what its cause says (R4.14).
void entitlements_apply(Books *books, const QCheckListRecordedRow *at);
// The end: entitlements as they are kept.
void entitlements_end(Books *books);
// R4.2: the kept due days. After the walk.
void check_due(const Books *books);
// What is held of each line and what came back of it are the line.
void check_line_quantities(const Books *books);
// What the lines of an order made, renewed and brought back (R4.11), each of them and no more.
Err check_made(const Books *books, const QCheckListOrdersRow *order);
// R5.1: what moves took from one site arrived at the other.
void check_moves(Books *books, const QCheckListRecordedRow *at);

// P16, P23: quotes are what happened to them, their figures what rules and prices make. After the
// walk.
Err check_quotes(const Books *books);
// What editions of quotes said: the lines that they had add up to it.
void check_editions_said(const Books *books);
// P24, R4.8: what the night run made: standing quotes, exceptions, notices.
Err check_night(const Books *books);
// R4.9: switches, the orders that quotes became by themselves, and quotes that did not. After the
// walk.
void check_automatic(const Books *books);
// In the walk, behind the events of the transaction: what such an order renewed, or gave back.
void check_automatic_at(const Books *books, const QCheckListRecordedRow *at);
// R1.9: what became of agreements, and that no order came to one that was inactive. After the walk.
void check_inactive(const Books *books);
// In the walk, behind the events of the transaction: one that it set inactive was idle for long.
void check_inactive_at(const Books *books, const QCheckListRecordedRow *at);
// R7.3: counts as they are kept. After the walk.
void check_counts(const Books *books);
// In the walk, behind the events of the transaction: no allocation that it changed is beyond what
// was held then.
void check_counts_at(const Books *books, const QCheckListRecordedRow *at);
// P39: moves that were asked for, their approvals, and what was done of them. After the walk.
Err check_transfers(const Books *books);
// P18: papers of orders, their bytes and who attached them. After the walk.
Err check_attachments(const Books *books);
// P19: changes of orders, who asked for them and who decided. After the walk.
Err check_changes(const Books *books);
// portal.md §6: who was told beside those that took part had a ground, and who had to be told was.
Err check_told_beside(const Books *books);
// What customers ask quotes for (P16).
Err check_enquiries(const Books *books);
// P18: an order from a quote is the quote, and its only order.
void check_ordered(const Books *books);
// In the walk, before the ledger of the transaction: the levels of quotes that it priced (R2.5).
void check_quote_levels(Books *books, const QCheckListRecordedRow *at);

// portal.md V2: visibility is what sales and coverage give, exactly. After the walk.
void check_visibility(const Books *books);

// R1.8: contacts, whatever time it is.
Err check_contacts(const Books *books);

// ---- what the sequencer made ----

// The audit's chain: numbers 1 … n, each link the hash of its row (P46). Holds a page of it at a
// time in `passing`, which is rewound. Returns how many links there are.
Err check_chain(Db *db, Arena *passing, Findings *findings, int64_t *ret_links);
// Accounts whose events are not 1 … n, and events of no enterprise.
Err check_event_numbers(Db *db, Arena *passing, Findings *findings);
// Of one enterprise: everything that the sequencer has read is chained, and told to the accounts
// that took part, once each; nothing else is.
Err check_sequenced(const Books *books);

// ---- days gone by ----

typedef struct Probes Probes;

// Draws days and instants to fold again.
Probes *probes_draw(Books *books, uint64_t *draws, int32_t count);
// Compares what is kept after transaction `seq` (0: before the first) with the folds of the probes
// that end there. Returns how many those were.
int64_t probes_compare(Books *books, Probes *probes, int64_t seq);

// The programme that a transaction is judged by: its order's, else (and for a rebill) the day's.
// NULL where unusable.
const KnownProgramme *programme_at(const Books *books, const QCheckListRecordedRow *at);

#endif
