// Days gone by: what the filtered folds say of a day and an instant, against what was kept after
// the transaction that was the last to matter.
#include "report/check/check_private.h"

#include <stdlib.h>

enum { ENTITLEMENTS_PER_PROBE = 200, AGREEMENTS_PER_PROBE = 10, DAYS_AROUND = 400 };

typedef struct {
    AsOf as_of;
    int64_t seq; // the latest transaction that counts; 0: none does
    uint64_t draws;
} Probe;

struct Probes {
    Probe *probes; // by rising seq
    size_t count;
    size_t done;
};

// SplitMix64 (Steele, Lea, Flood 2014), good enough to choose days.
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

// A number from `least` to `most`.
static int64_t between(uint64_t *draws, int64_t least, int64_t most) {
    uint64_t width = (uint64_t)most - (uint64_t)least + 1;
    uint64_t drawn = next_random(draws);
    return least + (int64_t)(width == 0 ? drawn : drawn % width);
}

static Probe draw(const Books *books, const RecordedRow *rows, uint64_t *draws) {
    enum { SECONDS_PER_DAY = 86400 };
    const QCheckListRecordedRows *recorded = &books->recorded;
    const QCheckListRecordedRow *first = &recorded->rows[0];
    const QCheckListRecordedRow *last = &recorded->rows[recorded->count - 1];
    int64_t from = first->recorded_at.seconds - SECONDS_PER_DAY;
    int64_t to = last->recorded_at.seconds + SECONDS_PER_DAY;
    bool knows_all = between(draws, 0, 3) == 0; // as views do mostly
    Instant known_on = {knows_all ? to : between(draws, from, to)};
    int32_t earliest = first->on_day.days - 10;
    int32_t latest = last->on_day.days + DAYS_AROUND;
    Probe probe = {
        .as_of = {.true_on = {(int32_t)between(draws, earliest, latest)},
                  .known_seq = history_known_seq(rows, recorded->count, known_on)},
        .draws = next_random(draws),
    };
    for (size_t i = 0; i < recorded->count; i++) {
        if (as_of_counts(probe.as_of, recorded->rows[i].seq, recorded->rows[i].on_day) &&
            recorded->rows[i].seq > probe.seq) {
            probe.seq = recorded->rows[i].seq;
        }
    }
    return probe;
}

static int probe_compare(const void *left, const void *right) {
    const Probe *a = left;
    const Probe *b = right;
    return (a->seq > b->seq) - (a->seq < b->seq);
}

// True where days and instants only rise: else no transaction stands for a day, and check_sequence
// says so.
static bool time_rises(const QCheckListRecordedRows *recorded) {
    for (size_t i = 1; i < recorded->count; i++) {
        const QCheckListRecordedRow *row = &recorded->rows[i];
        if (row->recorded_at.seconds < row[-1].recorded_at.seconds ||
            date_before(row->on_day, row[-1].on_day)) {
            return false;
        }
    }
    return recorded->count > 0;
}

Probes *probes_draw(Books *books, uint64_t *draws, int32_t count) {
    Probes *probes = arena_new(books->arena, Probes);
    if (!time_rises(&books->recorded) || count == 0) {
        return probes;
    }
    RecordedRow *rows = arena_array(books->arena, RecordedRow, books->recorded.count);
    for (size_t i = 0; i < books->recorded.count; i++) {
        rows[i] = (RecordedRow){books->recorded.rows[i].seq, books->recorded.rows[i].recorded_at};
    }
    probes->probes = arena_array(books->arena, Probe, (size_t)count);
    probes->count = (size_t)count;
    for (size_t i = 0; i < probes->count; i++) {
        probes->probes[i] = draw(books, rows, draws);
    }
    qsort(probes->probes, probes->count, sizeof *probes->probes, probe_compare);
    return probes;
}

static void say(const Books *books, const Probe *probe, const Spot *spot, const char *what) {
    char day[DATE_TEXT_BYTES];
    date_write(probe->as_of.true_on, day);
    finding_say(books->findings, CHECK_HISTORY, spot,
                "%s on %.*s as known after transaction %lld folds to another", what,
                DATE_TEXT_BYTES, day, (long long)probe->as_of.known_seq);
}

static void compare_entitlement(const Books *books, const Probe *probe, size_t index) {
    const EntitlementBook *book = &books->entitlement_books[index];
    EntitlementState state = {0};
    bool fits = history_entitlement(books->event_facts + book->events.first, book->events.count,
                                    probe->as_of, &state);
    const EntitlementState *kept = &book->now;
    bool same =
        fits && state.exists == kept->exists &&
        (!kept->exists || (state.quantity == kept->quantity && state.site.id == kept->site.id &&
                           date_equal(state.coverage_end, kept->coverage_end) &&
                           date_equal(state.agreement_since, kept->agreement_since)));
    if (!same) {
        Spot spot = spot_of(books, "entitlement", books->entitlements.rows[index].entitlement.id);
        say(books, probe, &spot, "what it was");
    }
}

static bool same_standing(const Standing *a, const Standing *b) {
    bool same = a->express == b->express && level_equal(a->level, b->level) &&
                level_equal(a->floor, b->floor) && a->has_term == b->has_term;
    return same &&
           (!a->has_term || (a->term == b->term && date_equal(a->term_start, b->term_start) &&
                             date_equal(a->term_end, b->term_end) &&
                             date_equal(a->first_anniversary, b->first_anniversary) &&
                             a->term_points.hundredths == b->term_points.hundredths));
}

static void compare_agreement(const Books *books, const Probe *probe, size_t index) {
    const AgreementBook *book = &books->agreement_books[index];
    if (!book->usable || book->mixed) {
        return; // a view folds by one version of the programme
    }
    TermClose close;
    Standing folded;
    Standing kept = book->standing;
    while (standing_close_term(&kept, &book->known->programme, probe->as_of.true_on, &close)) {
    }
    if (!history_standing(&book->known->programme, &book->enrolled,
                          books->ledger + book->ledger.first, book->ledger.count, probe->as_of,
                          &folded) ||
        !same_standing(&folded, &kept)) {
        const QCheckListAgreementsRow *row = &books->agreements.rows[index];
        Spot spot = {.enterprise = books->enterprise,
                     .thing = "agreement",
                     .number = row->number,
                     .id = row->agreement.id};
        say(books, probe, &spot, "where it stood");
    }
}

// All of a list, or as many of it as a probe looks at, drawn.
static size_t pick(Probe *probe, size_t i, size_t count, size_t most) {
    return count <= most ? i : (size_t)between(&probe->draws, 0, (int64_t)count - 1);
}

static void compare(const Books *books, Probe *probe) {
    size_t entitlements = books->entitlements.count;
    size_t agreements = books->agreements.count;
    for (size_t i = 0; i < entitlements && i < ENTITLEMENTS_PER_PROBE; i++) {
        compare_entitlement(books, probe, pick(probe, i, entitlements, ENTITLEMENTS_PER_PROBE));
    }
    for (size_t i = 0; i < agreements && i < AGREEMENTS_PER_PROBE; i++) {
        compare_agreement(books, probe, pick(probe, i, agreements, AGREEMENTS_PER_PROBE));
    }
}

int64_t probes_compare(Books *books, Probes *probes, int64_t seq) {
    int64_t compared = 0;
    for (; probes->done < probes->count && probes->probes[probes->done].seq == seq;
         probes->done++) {
        compare(books, &probes->probes[probes->done]);
        compared++;
    }
    return compared;
}
