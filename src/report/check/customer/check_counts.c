// What customers count (R7.3), folded: each writing is the next one, on its day, by a transaction
// that says so; none allocates beyond what was held; the last of them is what is kept.
#include "report/check/check_private.h"

#include "domain/coverage.h"
#include "domain/record/held_count.h"

static Claim count(const char *what) {
    return (Claim){CHECK_COUNT, what, "R7.3"};
}

static Spot spot_of_counts(const Books *books, SiteId site, Text part) {
    return (Spot){
        .enterprise = books->enterprise, .thing = "counts of part", .number = part, .id = site.id};
}

static bool is_same(const QCheckAgreementListCountsRow *a, const QCheckAgreementListCountsRow *b) {
    return a->site.id == b->site.id && text_equal(a->part, b->part);
}

// The writing before this one; NULL where it is the first of its part and site.
static const QCheckAgreementListCountsRow *before(const Books *books, size_t index) {
    const QCheckAgreementListCountsRow *rows = books->counts.rows;
    return index > 0 && is_same(&rows[index - 1], &rows[index]) ? &rows[index - 1] : NULL;
}

static HeldCounts counts_of(const QCheckAgreementListCountsRow *row) {
    return row == NULL
               ? (HeldCounts){0}
               : (HeldCounts){.allocated = {row->download, row->media, row->support},
                              .has_deployed = !row->deployed_null,
                              .deployed = row->deployed_null ? (Quantity){0} : row->deployed};
}

static void check_writing(const Books *books, size_t index) {
    const QCheckAgreementListCountsRow *row = &books->counts.rows[index];
    const QCheckAgreementListCountsRow *last = before(books, index);
    Spot spot = spot_of_counts(books, row->site, row->part);
    HeldCounts was = counts_of(last);
    HeldCounts is = counts_of(row);
    RefRange audit = refs_of(&books->audit_by_seq, row->seq);
    (void)same_int(books->findings, &spot, count("edition"), row->edition,
                   last == NULL ? 1 : last->edition + 1);
    (void)same_day(books->findings, &spot, count("day"), some_day(row->on_day),
                   some_day(books_day(books, row->seq, row->on_day)));
    if (last != NULL && last->seq >= row->seq) {
        finding_say(books->findings, CHECK_COUNT, &spot, "was written before what it followed");
    }
    if (held_counts_equal(&was, &is)) {
        finding_say(books->findings, CHECK_COUNT, &spot, "was written as it was (R7.3)");
    }
    if (audit.count > 0) {
        (void)same_text(books->findings, &spot, count("transaction"),
                        books->audit.rows[audit.refs[0].index].action, S("counts.write"));
    }
}

static void check_kept(const Books *books, const QCheckAgreementListCountsKeptRow *kept,
                       const QCheckAgreementListCountsRow *last) {
    Spot spot = spot_of_counts(books, kept->site, kept->part);
    (void)same_int(books->findings, &spot, count("kept edition"), kept->edition, last->edition);
    (void)same_int(books->findings, &spot, count("kept downloads"), kept->download.count,
                   last->download.count);
    (void)same_int(books->findings, &spot, count("kept media"), kept->media.count,
                   last->media.count);
    (void)same_int(books->findings, &spot, count("kept support"), kept->support.count,
                   last->support.count);
    (void)same_int(books->findings, &spot, count("kept deployments"),
                   kept->deployed_null ? -1 : kept->deployed.count,
                   last->deployed_null ? -1 : last->deployed.count);
}

// Both lists go by site and part: < 0 where the kept one comes first.
static int compare(const QCheckAgreementListCountsKeptRow *kept,
                   const QCheckAgreementListCountsRow *row) {
    int by_site = (kept->site.id > row->site.id) - (kept->site.id < row->site.id);
    return by_site != 0 ? by_site : text_compare(kept->part, row->part);
}

static bool is_last(const Books *books, size_t index) {
    return index + 1 == books->counts.count ||
           !is_same(&books->counts.rows[index], &books->counts.rows[index + 1]);
}

// The kept ones up to this writing's are of nothing that was written.
static void say_unwritten(const Books *books, size_t *at, const QCheckAgreementListCountsRow *row) {
    const QCheckAgreementListCountsKeptRows *kept = &books->counts_kept;
    while (*at < kept->count && (row == NULL || compare(&kept->rows[*at], row) < 0)) {
        Spot spot = spot_of_counts(books, kept->rows[*at].site, kept->rows[*at].part);
        finding_say(books->findings, CHECK_COUNT, &spot, "is kept and was never written (R7.3)");
        (*at)++;
    }
}

void check_counts(const Books *books) {
    const QCheckAgreementListCountsKeptRows *kept = &books->counts_kept;
    size_t at = 0;
    for (size_t i = 0; i < books->counts.count; i++) {
        const QCheckAgreementListCountsRow *row = &books->counts.rows[i];
        check_writing(books, i);
        if (!is_last(books, i)) {
            continue;
        }
        say_unwritten(books, &at, row);
        if (at < kept->count && compare(&kept->rows[at], row) == 0) {
            check_kept(books, &kept->rows[at++], row);
        } else {
            Spot spot = spot_of_counts(books, row->site, row->part);
            finding_say(books->findings, CHECK_COUNT, &spot, "was written and is not kept (R7.3)");
        }
    }
    say_unwritten(books, &at, NULL);
}

// ---- in the walk ----

// What the site held of the part then.
static Quantity entitled_at(const Books *books, const QCheckAgreementListCountsRow *row) {
    RefRange refs = refs_of(&books->entitlements_by_site, row->site.id);
    Quantity sum = {0};
    for (size_t i = 0; i < refs.count; i++) {
        const QCheckListEntitlementsRow *held = &books->entitlements.rows[refs.refs[i].index];
        const EntitlementState *now = &books->entitlement_books[refs.refs[i].index].now;
        PartType type;
        if (now->exists && text_equal(held->part, row->part) && !held->type_null &&
            part_type_find(held->type, &type) &&
            coverage_is_held(type, now->coverage_end, row->on_day)) {
            sum.count += now->quantity;
        }
    }
    return sum;
}

void check_counts_at(const Books *books, const QCheckListRecordedRow *at) {
    RefRange refs = refs_of(&books->counts_by_seq, at->seq);
    for (size_t i = 0; i < refs.count; i++) {
        size_t index = refs.refs[i].index;
        const QCheckAgreementListCountsRow *row = &books->counts.rows[index];
        HeldCounts was = counts_of(before(books, index));
        HeldCounts is = counts_of(row);
        HeldUse use;
        if (held_beyond(&was, &is, entitled_at(books, row), &use)) {
            Spot spot = spot_of_counts(books, row->site, row->part);
            finding_say(books->findings, CHECK_COUNT, &spot,
                        "more were allocated to %.*s than were entitled (R7.3)",
                        TEXT_ARG(held_use_name(use)));
        }
    }
}
