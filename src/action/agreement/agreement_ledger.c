// Walks the ledger with the rules of levels (R2.6, R2.7, R2.10).
#include "action/agreement/agreement_ledger_private.h"

#include "domain/record/history.h"
#include "store/agreement_store.h"
#include "store/q_agreement.h"

typedef struct {
    const ActionContext *context;
    const LedgerAsk *ask;
    QAgreementListClosesRows closes;
    size_t closed;     // of them, that are told
    Points *totals;    // by term: of all entries that are seen
    Points *told;      // by term: of those that were recorded before its close
    size_t terms;      // their room
    Standing standing; // of who sees all
    LedgerSeen *rows;
    size_t count;
} Ledger;

static Text code_of(const Ledger *ledger, Level level) {
    return programme_level_code(ledger->context->prices.programme, level);
}

static LedgerSeen *add_row(Ledger *ledger, LedgerSeen row) {
    ledger->rows[ledger->count] = row;
    return &ledger->rows[ledger->count++];
}

// V3: what others' orders brought to a term, as one row.
static void add_others(Ledger *ledger, int64_t term, Date day, Points total) {
    int64_t others = total.hundredths - ledger->told[term].hundredths;
    if (!ledger->ask->whole && others != 0) {
        add_row(ledger, (LedgerSeen){.date = day,
                                     .term = term,
                                     .line_null = true,
                                     .quantity_null = true,
                                     .points = {others},
                                     .cause = S("others"),
                                     .term_total = total});
    }
}

static void add_reset(Ledger *ledger, const QAgreementListClosesRow *close) {
    add_others(ledger, close->term, close->term_end, close->points);
    add_row(ledger, (LedgerSeen){.seq = close->seq,
                                 .date = date_add_days(close->term_end, 1),
                                 .term = close->term,
                                 .line_null = true,
                                 .quantity_null = true,
                                 .points_null = true,
                                 .cause = S("reset"),
                                 .term_total = close->points,
                                 .level_after = close->level_after,
                                 .level_before = close->level_before});
}

static void close_until(Ledger *ledger, int64_t seq) {
    while (ledger->closed < ledger->closes.count &&
           ledger->closes.rows[ledger->closed].seq <= seq) {
        add_reset(ledger, &ledger->closes.rows[ledger->closed++]);
    }
}

static void add_entry(Ledger *ledger, const QPointsListSeenRow *entry) {
    bool back = text_equal(entry->cause, S("return")) || text_equal(entry->cause, S("rebill_out"));
    size_t term = (size_t)entry->term;
    ENSURE(term < ledger->terms);
    close_until(ledger, entry->seq);
    ledger->totals[term].hundredths += entry->points.hundredths;
    bool open = ledger->closed == 0 || ledger->closes.rows[ledger->closed - 1].term < entry->term;
    ledger->told[term].hundredths += open ? entry->points.hundredths : 0;
    add_row(ledger, (LedgerSeen){.seq = entry->seq,
                                 .date = entry->on_day,
                                 .term = entry->term,
                                 .order = entry->order_number,
                                 .line = entry->line,
                                 .site = entry->site_number,
                                 .part = entry->part,
                                 .quantity = entry->quantity,
                                 .points = entry->points,
                                 .cause = back ? S("return") : S("order"),
                                 .term_total = ledger->totals[term],
                                 .term_total_null = !ledger->ask->whole});
}

// One transaction's entries; who sees all knows the level after it.
static Err step(Ledger *ledger, const QPointsListSeenRow *entries, size_t count) {
    LedgerRow row;
    size_t gathered = 0;
    size_t first = 0;
    for (size_t i = 0; i < count; i++) {
        LedgerEntry entry = {entries[i].seq, entries[i].on_day, entries[i].cause, entries[i].term,
                             entries[i].points};
        (void)history_ledger_gather(&row, &gathered, &entry);
        add_entry(ledger, &entries[i]);
        first = i == 0 ? ledger->count - 1 : first;
    }
    if (!ledger->ask->whole) {
        return OK;
    }
    if (gathered > 0 &&
        !history_standing_step(&ledger->standing, ledger->context->prices.programme, &row)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    for (size_t i = first; i < ledger->count; i++) {
        bool entry = ledger->rows[i].level_after.len == 0;
        ledger->rows[i].level_after =
            entry ? code_of(ledger, ledger->standing.level) : ledger->rows[i].level_after;
    }
    return OK;
}

static void make_room(Ledger *ledger, const QPointsListSeenRows *entries) {
    size_t terms = (size_t)ledger->ask->term + 1;
    for (size_t i = 0; i < entries->count; i++) {
        size_t term = (size_t)entries->rows[i].term + 1;
        terms = term > terms ? term : terms;
    }
    for (size_t i = 0; i < ledger->closes.count; i++) {
        size_t term = (size_t)ledger->closes.rows[i].term + 1;
        terms = term > terms ? term : terms;
    }
    ledger->terms = terms;
    ledger->totals = arena_array(ledger->context->arena, Points, terms);
    ledger->told = arena_array(ledger->context->arena, Points, terms);
    for (size_t i = 0; i < terms; i++) {
        ledger->totals[i] = (Points){0};
        ledger->told[i] = (Points){0};
    }
    ledger->rows = arena_array(ledger->context->arena, LedgerSeen,
                               entries->count + 2 * ledger->closes.count + terms + 1);
}

// Whether a term's end had come and, of a close that is kept, was known.
static bool counts(const LedgerAsk *ask, const QAgreementListClosesRow *close) {
    return ask->then == NULL ||
           (date_before(close->term_end, ask->then->true_on) && close->seq <= ask->then->known_seq);
}

static QAgreementListClosesRow row_of_close(const Programme *programme, const TermClose *close) {
    return (QAgreementListClosesRow){
        .term = close->term,
        .seq = INT64_MAX,
        .term_end = close->term_end,
        .points = close->points,
        .level_before = programme_level_code(programme, close->level_before),
        .level_after = programme_level_code(programme, close->level_after),
    };
}

// The closes that are kept, and those of terms that ended since (R10.3: nobody has written them
// yet).
static Err load_closes(const ActionContext *context, const LedgerAsk *ask,
                       QAgreementListClosesRows *ret_closes) {
    const Programme *programme = context->prices.programme;
    QAgreementListClosesRows kept;
    Standing standing;
    TermClose close;
    TRY(q_agreement_list_closes(
        context->db, context->arena,
        &(QAgreementListClosesIn){.enterprise = ask->enterprise, .agreement = ask->agreement},
        &kept));
    TRY(store_agreement_load(context->db, context->arena, programme, ask->enterprise,
                             ask->agreement, &standing));
    Standing ahead = standing;
    size_t room = kept.count;
    while (standing_close_term(&ahead, programme, context->today, &close)) {
        room++;
    }
    QAgreementListClosesRows all = {.rows =
                                        arena_array(context->arena, QAgreementListClosesRow, room)};
    for (size_t i = 0; i < kept.count; i++) {
        if (counts(ask, &kept.rows[i])) {
            all.rows[all.count++] = kept.rows[i];
        }
    }
    while (standing_close_term(&standing, programme, context->today, &close)) {
        QAgreementListClosesRow row = row_of_close(programme, &close);
        if (counts(ask, &row)) {
            all.rows[all.count++] = row;
        }
    }
    *ret_closes = all;
    return OK;
}

// Of another time: the terms that had ended, and whose close was not known yet; for who sees what
// they are folded of.
static void close_then(Ledger *ledger) {
    const Programme *programme = ledger->context->prices.programme;
    int64_t told = ledger->closed == 0 ? 0 : ledger->closes.rows[ledger->closed - 1].term;
    TermClose close;
    while (standing_close_term(&ledger->standing, programme, ledger->ask->then->true_on, &close)) {
        if (close.term > told) {
            QAgreementListClosesRow row = row_of_close(programme, &close);
            add_reset(ledger, &row);
        }
    }
}

Err ledger_make(const ActionContext *context, const LedgerAsk *ask,
                const QPointsListSeenRows *entries, LedgerSeen **ret_rows, size_t *ret_count) {
    Ledger ledger = {
        .context = context,
        .ask = ask,
        .standing = standing_enrolled(context->prices.programme, ask->type),
    };
    TRY(load_closes(context, ask, &ledger.closes));
    make_room(&ledger, entries);
    for (size_t at = 0; at < entries->count;) {
        size_t end = at;
        while (end < entries->count && entries->rows[end].seq == entries->rows[at].seq) {
            end++;
        }
        TRY(step(&ledger, &entries->rows[at], end - at));
        at = end;
    }
    close_until(&ledger, INT64_MAX);
    if (ask->then != NULL && ask->whole) {
        close_then(&ledger);
    }
    if (ask->term > 0) {
        add_others(&ledger, ask->term, context->today, ask->term_points);
    }
    *ret_rows = ledger.rows;
    *ret_count = ledger.count;
    return OK;
}
