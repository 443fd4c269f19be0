// Loads an enterprise and puts it into the orders in which it is walked.
#include "report/check/books_private.h"

#include <stdlib.h>

// ---- lists by another key ----

static int ref_compare(const void *left, const void *right) {
    const Ref *a = left;
    const Ref *b = right;
    int order = (a->key > b->key) - (a->key < b->key);
    if (order == 0) {
        order = (a->id > b->id) - (a->id < b->id);
    }
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

void refs_sort(RefList *list) {
    bool sorted = true;
    for (size_t i = 1; i < list->count && sorted; i++) {
        sorted = ref_compare(&list->refs[i - 1], &list->refs[i]) <= 0;
    }
    if (!sorted) {
        qsort(list->refs, list->count, sizeof *list->refs, ref_compare);
    }
}

// The first place whose key is at least `key`.
static size_t refs_lower(const RefList *list, int64_t key) {
    size_t low = 0;
    size_t high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->refs[middle].key < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

RefRange refs_of(const RefList *list, int64_t key) {
    size_t first = refs_lower(list, key);
    size_t end = first;
    while (end < list->count && list->refs[end].key == key) {
        end++;
    }
    return (RefRange){list->refs + first, end - first};
}

// Makes a list of rows by two of their members.
#define REFS(books, list, rows_of, key_of, id_of)                                                  \
    do {                                                                                           \
        RefList made_ = {arena_array((books)->arena, Ref, (rows_of).count), (rows_of).count};      \
        for (size_t i_ = 0; i_ < made_.count; i_++) {                                              \
            made_.refs[i_] = (Ref){(rows_of).rows[i_].key_of, (rows_of).rows[i_].id_of, i_};       \
        }                                                                                          \
        refs_sort(&made_);                                                                         \
        (books)->list = made_;                                                                     \
    } while (0)

// Rebills by the order that they replace.
static void list_rebills(Books *books) {
    RefList *list = &books->orders_by_source;
    list->refs = arena_array(books->arena, Ref, books->orders.count);
    for (size_t i = 0; i < books->orders.count; i++) {
        const QCheckListOrdersRow *order = &books->orders.rows[i];
        if (is_rebill(order) && !order->source_order_null) {
            list->refs[list->count++] = (Ref){order->source_order.id, order->order_id.id, i};
        }
    }
    refs_sort(list);
}

static void make_lists(Books *books) {
    list_rebills(books);
    REFS(books, orders_by_seq, books->orders, seq, order_id.id);
    REFS(books, returns_by_seq, books->returns, seq, return_id);
    REFS(books, returns_by_order, books->returns, order_id.id, line);
    REFS(books, events_by_seq, books->events, seq, event);
    REFS(books, moves_by_seq, books->moves, seq, move);
    REFS(books, audit_by_seq, books->audit, seq, object);
    REFS(books, keys_by_seq, books->keys, seq, object);
    REFS(books, outbox_by_seq, books->outbox, seq, item);
    REFS(books, counts_by_seq, books->counts, seq, site.id);
    REFS(books, entitlements_by_site, books->entitlements, site.id, entitlement.id);
    REFS(books, entitlements_by_order, books->entitlements, order_id.id, line);
}

// ---- places by id ----

// The place of the row with this id in rows sorted by it.
#define FIND(rows_of, member, wanted, ret)                                                         \
    size_t low = 0;                                                                                \
    size_t high = (rows_of).count;                                                                 \
    while (low < high) {                                                                           \
        size_t middle = low + (high - low) / 2;                                                    \
        if ((rows_of).rows[middle].member < (wanted)) {                                            \
            low = middle + 1;                                                                      \
        } else {                                                                                   \
            high = middle;                                                                         \
        }                                                                                          \
    }                                                                                              \
    if (low == (rows_of).count || (rows_of).rows[low].member != (wanted)) {                        \
        return false;                                                                              \
    }                                                                                              \
    *(ret) = low;                                                                                  \
    return true

bool books_order(const Books *books, OrderId order, size_t *ret_index) {
    FIND(books->orders, order_id.id, order.id, ret_index);
}

bool books_agreement(const Books *books, AgreementId agreement, size_t *ret_index) {
    FIND(books->agreements, agreement.id, agreement.id, ret_index);
}

bool books_site(const Books *books, SiteId site, size_t *ret_index) {
    FIND(books->sites, site.id, site.id, ret_index);
}

bool books_entitlement(const Books *books, EntitlementId entitlement, size_t *ret_index) {
    FIND(books->entitlements, entitlement.id, entitlement.id, ret_index);
}

bool books_request(const Books *books, OrderId order, size_t *ret_index) {
    FIND(books->requests, order_id.id, order.id, ret_index);
}

bool books_proof(const Books *books, ProofId proof, size_t *ret_index) {
    FIND(books->proofs, proof.id, proof.id, ret_index);
}

bool books_recorded(const Books *books, int64_t seq, size_t *ret_index) {
    FIND(books->recorded, seq, seq, ret_index);
}

const QCheckListAuditRow *books_audit(const Books *books, int64_t seq) {
    RefRange refs = refs_of(&books->audit_by_seq, seq);
    return refs.count == 0 ? NULL : &books->audit.rows[refs.refs[0].index];
}

Date books_day(const Books *books, int64_t seq, Date otherwise) {
    size_t index = 0;
    return books_recorded(books, seq, &index) ? books->recorded.rows[index].on_day : otherwise;
}

const QCheckListOrdersRow *books_source(const Books *books, const QCheckListOrdersRow *order) {
    size_t index = 0;
    bool found = is_rebill(order) && !order->source_order_null &&
                 books_order(books, order->source_order, &index);
    return found ? &books->orders.rows[index] : NULL;
}

const QCheckListOrdersRow *books_rebill_of(const Books *books, OrderId order) {
    RefRange rebills = refs_of(&books->orders_by_source, order.id);
    return rebills.count == 0 ? NULL : &books->orders.rows[rebills.refs[0].index];
}

const QCheckListLinesRow *books_line(const Books *books, OrderId order, int64_t line) {
    size_t index = 0;
    if (!books_order(books, order, &index)) {
        return NULL;
    }
    Run run = books->order_lines[index];
    if (line >= 1 && line <= (int64_t)run.count) { // where it is on sound data
        const QCheckListLinesRow *guess = &books->lines.rows[run.first + (size_t)line - 1];
        if (guess->line == line) {
            return guess;
        }
    }
    for (size_t i = run.first; i < run.first + run.count; i++) {
        if (books->lines.rows[i].line == line) {
            return &books->lines.rows[i];
        }
    }
    return NULL;
}

bool books_agreement_of_site(const Books *books, SiteId site, int64_t seq,
                             AgreementId *ret_agreement) {
    size_t index = 0;
    bool found = false;
    if (!books_site(books, site, &index)) {
        return false;
    }
    Run run = books->site_changes[index];
    for (size_t i = run.first; i < run.first + run.count; i++) {
        if (books->site_history.rows[i].seq <= seq) {
            *ret_agreement = books->site_history.rows[i].agreement;
            found = true;
        }
    }
    return found;
}

// ---- runs of children ----

// Finds the runs of children of each parent, both sorted by the parent's id. A child without a
// parent is left out: the references say so.
#define RUNS(parents, parent_id, children, child_id, run_of)                                       \
    do {                                                                                           \
        size_t at_ = 0;                                                                            \
        for (size_t i_ = 0; i_ < (parents).count; i_++) {                                          \
            int64_t id_ = (parents).rows[i_].parent_id;                                            \
            while (at_ < (children).count && (children).rows[at_].child_id < id_) {                \
                at_++;                                                                             \
            }                                                                                      \
            size_t first_ = at_;                                                                   \
            while (at_ < (children).count && (children).rows[at_].child_id == id_) {               \
                at_++;                                                                             \
            }                                                                                      \
            (run_of) = (Run){first_, at_ - first_};                                                \
        }                                                                                          \
    } while (0)

static void make_runs(Books *books) {
    Arena *arena = books->arena;
    books->order_lines = arena_array(arena, Run, books->orders.count);
    books->site_changes = arena_array(arena, Run, books->sites.count);
    books->site_words = arena_array(arena, Run, books->sites.count);
    books->entitlement_books = arena_array(arena, EntitlementBook, books->entitlements.count);
    books->agreement_books = arena_array(arena, AgreementBook, books->agreements.count);
    RUNS(books->orders, order_id.id, books->lines, order_id.id, books->order_lines[i_]);
    RUNS(books->sites, site.id, books->site_history, site.id, books->site_changes[i_]);
    RUNS(books->sites, site.id, books->words, site.id, books->site_words[i_]);
    RUNS(books->entitlements, entitlement.id, books->events, entitlement.id,
         books->entitlement_books[i_].events);
    RUNS(books->agreements, agreement.id, books->closes, agreement.id,
         books->agreement_books[i_].closes);
}

static void make_facts(Books *books) {
    books->event_facts = arena_array(books->arena, EntitlementEvent, books->events.count);
    for (size_t i = 0; i < books->events.count; i++) {
        const QCheckListEventsRow *row = &books->events.rows[i];
        books->event_facts[i] = (EntitlementEvent){
            .seq = row->seq,
            .on_day = row->on_day,
            .site = row->site,
            .change = row->change,
            .coverage_end = row->coverage_end,
            .agreement_since = row->agreement_since,
        };
    }
}

static void make_ledger(Books *books) {
    const QCheckListPointsRows *points = &books->points;
    books->ledger = arena_array(books->arena, LedgerRow, points->count);
    books->ledger_by_seq.refs = arena_array(books->arena, Ref, points->count);
    size_t at = 0;
    for (size_t i = 0; i < books->agreements.count; i++) {
        int64_t agreement = books->agreements.rows[i].agreement.id;
        Run *run = &books->agreement_books[i].ledger;
        while (at < points->count && points->rows[at].agreement.id < agreement) {
            at++;
        }
        run->first = books->ledger_count;
        LedgerRow *rows = books->ledger + run->first;
        for (; at < points->count && points->rows[at].agreement.id == agreement; at++) {
            const QCheckListPointsRow *row = &points->rows[at];
            LedgerEntry entry = {row->seq, row->on_day, row->cause, row->term, row->points};
            if (history_ledger_gather(rows, &run->count, &entry)) {
                books->ledger_by_seq.refs[books->ledger_by_seq.count++] =
                    (Ref){row->seq, (int64_t)i, run->first + run->count - 1};
            }
        }
        books->ledger_count += run->count;
    }
    refs_sort(&books->ledger_by_seq);
}

#define LOAD(member, Query)                                                                        \
    TRY(q_check_list_##member(books->catalogue->db, books->arena,                                  \
                              &(QCheckList##Query##In){.enterprise = books->enterprise},           \
                              &books->member))

#define LOAD_PAPERS(member, Query)                                                                 \
    TRY(q_check_paper_list_##member(                                                               \
        books->catalogue->db, books->arena,                                                        \
        &(QCheckPaperList##Query##In){.enterprise = books->enterprise}, &books->member))
#define LOAD_QUOTES(member, what, Query)                                                           \
    TRY(q_check_quote_list_##what(books->catalogue->db, books->arena,                              \
                                  &(QCheckQuoteList##Query##In){.enterprise = books->enterprise},  \
                                  &books->member))
#define LOAD_AUTOMATIC(member, what, Query)                                                        \
    TRY(q_check_automatic_list_##what(                                                             \
        books->catalogue->db, books->arena,                                                        \
        &(QCheckAutomaticList##Query##In){.enterprise = books->enterprise}, &books->member))

static const int64_t instant_most = INT64_C(400000000000); // the year 14645, either way

// The rules count on from these days; those that they could not count on from are no days of ours.
static bool day_is_sound(Date day) {
    enum { FIRST_YEAR = 1000, LAST_YEAR = 9870 };
    int32_t year = date_civil(day).year;
    return year >= FIRST_YEAR && year <= LAST_YEAR;
}

static Err check_days(const Books *books) {
    bool sound = true;
    for (size_t i = 0; i < books->recorded.count; i++) {
        int64_t seconds = books->recorded.rows[i].recorded_at.seconds;
        sound = sound && day_is_sound(books->recorded.rows[i].on_day) && seconds >= -instant_most &&
                seconds <= instant_most;
    }
    for (size_t i = 0; i < books->orders.count; i++) {
        sound = sound && day_is_sound(books->orders.rows[i].accepted_on);
    }
    for (size_t i = 0; i < books->events.count; i++) {
        const QCheckListEventsRow *row = &books->events.rows[i];
        sound = sound && day_is_sound(row->coverage_end) && day_is_sound(row->agreement_since) &&
                day_is_sound(row->on_day);
    }
    for (size_t i = 0; i < books->entitlements.count; i++) {
        sound = sound && day_is_sound(books->entitlements.rows[i].coverage_end);
    }
    for (size_t i = 0; i < books->points.count; i++) {
        sound = sound && day_is_sound(books->points.rows[i].on_day);
    }
    for (size_t i = 0; i < books->agreements.count; i++) {
        sound = sound && day_is_sound(books->agreements.rows[i].enrolled_on);
    }
    return sound ? OK : FAULT_AT(FAULT_DB_VALUE, 0);
}

Err books_load(Books *books) {
    LOAD(recorded, Recorded);
    LOAD(audit, Audit);
    LOAD(agreements, Agreements);
    LOAD(closes, Closes);
    LOAD(sites, Sites);
    LOAD(site_history, SiteHistory);
    TRY(q_site_list_words(books->catalogue->db, books->arena,
                          &(QSiteListWordsIn){.enterprise = books->enterprise}, &books->words));
    LOAD(orders, Orders);
    LOAD(lines, Lines);
    LOAD(returns, Returns);
    LOAD(entitlements, Entitlements);
    LOAD(events, Events);
    LOAD(moves, Moves);
    LOAD(points, Points);
    LOAD(proofs, Proofs);
    LOAD(visibility, Visibility);
    LOAD(keys, Keys);
    LOAD(outbox, Outbox);
    TRY(q_check_agreement_list_states(
        books->catalogue->db, books->arena,
        &(QCheckAgreementListStatesIn){.enterprise = books->enterprise}, &books->states));
    TRY(q_check_agreement_list_counts(
        books->catalogue->db, books->arena,
        &(QCheckAgreementListCountsIn){.enterprise = books->enterprise}, &books->counts));
    TRY(q_check_agreement_list_counts_kept(
        books->catalogue->db, books->arena,
        &(QCheckAgreementListCountsKeptIn){.enterprise = books->enterprise}, &books->counts_kept));
    LOAD_AUTOMATIC(switches, switches, Switches);
    LOAD_AUTOMATIC(automatic, orders, Orders);
    LOAD_AUTOMATIC(automatic_lines, lines, Lines);
    LOAD_PAPERS(requests, Requests);
    LOAD_PAPERS(request_lines, RequestLines);
    LOAD_PAPERS(steps, Steps);
    LOAD_PAPERS(proof_records, ProofRecords);
    TRY(q_check_change_list_prices(books->catalogue->db, books->arena,
                                   &(QCheckChangeListPricesIn){.enterprise = books->enterprise},
                                   &books->set_prices));
    LOAD_QUOTES(quotes, heads, Heads);
    LOAD_QUOTES(quote_lines, lines, Lines);
    LOAD_QUOTES(quote_events, events, Events);
    LOAD_QUOTES(quote_was, was, Was);
    TRY(check_days(books));
    make_runs(books);
    make_facts(books);
    make_ledger(books);
    make_lists(books);
    return OK;
}

Spot spot_of_order(const Books *books, const QCheckListOrdersRow *order, int64_t line) {
    return (Spot){.enterprise = books->enterprise,
                  .thing = "order",
                  .number = order->number,
                  .id = order->order_id.id,
                  .line = line};
}

Spot spot_of(const Books *books, const char *thing, int64_t id) {
    return (Spot){.enterprise = books->enterprise, .thing = thing, .id = id};
}
