// What needs no price: sites, the lines of orders and their sums.
#include "report/check/check_private.h"

#include "domain/record/name_words.h"

// The civil day of a transaction; a row that names none is found elsewhere.
static void check_day(const Books *books, const Spot *spot, Claim claim, int64_t seq, Date day) {
    size_t index = 0;
    if (books_recorded(books, seq, &index)) {
        (void)same_day(books->findings, spot, claim, some_day(day),
                       some_day(books->recorded.rows[index].on_day));
    }
}

// portal.md §12: a site is found by the words of its name, by all of them and no other.
static void check_words(const Books *books, size_t site, const Spot *spot) {
    Run run = books->site_words[site];
    NameWords words = name_words_kept(books->arena, books->sites.rows[site].name_key);
    bool same = words.count == run.count;
    for (size_t i = 0; same && i < words.count; i++) {
        same = text_equal(words.words[i], books->words.rows[run.first + i].word);
    }
    if (!same) {
        finding_say(books->findings, CHECK_WORDS, spot, "is found by other words (P09)");
    }
}

static void check_site(const Books *books, size_t site) {
    const QCheckListSitesRow *row = &books->sites.rows[site];
    Run run = books->site_changes[site];
    Spot spot = {.enterprise = books->enterprise, .thing = "site", .number = row->number};
    check_words(books, site, &spot);
    if (run.count == 0) {
        finding_say(books->findings, CHECK_SITE, &spot, "has no history (R1.1)");
        return;
    }
    for (size_t i = run.first; i < run.first + run.count; i++) {
        const QCheckListSiteHistoryRow *change = &books->site_history.rows[i];
        check_day(books, &spot, (Claim){CHECK_SITE, "history day", "R5.6"}, change->seq,
                  change->from_day);
    }
    const QCheckListSiteHistoryRow *last = &books->site_history.rows[run.first + run.count - 1];
    (void)same_int(books->findings, &spot, (Claim){CHECK_SITE, "agreement", "R5.6"},
                   row->agreement.id, last->agreement.id);
    (void)same_day(books->findings, &spot, (Claim){CHECK_SITE, "joined", "R5.6"},
                   some_day(row->joined_on), some_day(last->from_day));
}

void check_sites(const Books *books) {
    for (size_t i = 0; i < books->sites.count; i++) {
        check_site(books, i);
    }
    for (size_t i = 0; i < books->agreements.count; i++) {
        const QCheckListAgreementsRow *row = &books->agreements.rows[i];
        Spot spot = {.enterprise = books->enterprise,
                     .thing = "agreement",
                     .number = row->number,
                     .id = row->agreement.id};
        check_day(books, &spot, (Claim){CHECK_STANDING, "enrolled", "R1.3"}, row->enrolled_seq,
                  row->enrolled_on);
    }
}

static void check_line_site(const Books *books, const QCheckListOrdersRow *order,
                            const QCheckListLinesRow *line) {
    Spot spot = spot_of_order(books, order, line->line);
    AgreementId agreement = {0};
    if (!books_agreement_of_site(books, line->site, order->seq, &agreement)) {
        finding_say(books->findings, CHECK_SITE, &spot, "its site has no agreement then (R1.1)");
    } else {
        (void)same_int(books->findings, &spot, (Claim){CHECK_SITE, "agreement", "R1.1"},
                       order->agreement.id, agreement.id);
    }
    if (!order->site_null) {
        (void)same_int(books->findings, &spot, (Claim){CHECK_SITE, "site", "R9.1"}, line->site.id,
                       order->site.id);
    }
}

static int64_t narrow(Wide wide) {
    return wide > INT64_MAX ? INT64_MAX : wide < INT64_MIN ? INT64_MIN : (int64_t)wide;
}

static void check_order_sums(const Books *books, size_t index) {
    const QCheckListOrdersRow *order = &books->orders.rows[index];
    Run run = books->order_lines[index];
    Spot spot = spot_of_order(books, order, 0);
    Wide total = 0;
    Wide points = 0;
    if (run.count == 0) {
        finding_say(books->findings, CHECK_LINES, &spot, "has no lines (R9.1)");
    }
    for (size_t i = 0; i < run.count; i++) {
        const QCheckListLinesRow *line = &books->lines.rows[run.first + i];
        (void)same_int(books->findings, &spot, (Claim){CHECK_LINES, "line number", "R9.1"},
                       line->line, (int64_t)i + 1);
        check_line_site(books, order, line);
        total += line->extended.minor;
        points += line->points.hundredths;
    }
    (void)same_int(books->findings, &spot, (Claim){CHECK_TOTAL, "total in minor units", "R4.4"},
                   order->total.minor, narrow(total));
    (void)same_points(books->findings, &spot, (Claim){CHECK_TOTAL, "points", "R2.2"}, order->points,
                      (Points){narrow(points)});
}

void check_sums(const Books *books) {
    for (size_t i = 0; i < books->orders.count; i++) {
        const QCheckListOrdersRow *order = &books->orders.rows[i];
        size_t at = 0;
        check_order_sums(books, i);
        if (is_rebill(order)) {
            continue; // R9.3: it was accepted when its source was
        }
        Spot spot = spot_of_order(books, order, 0);
        check_day(books, &spot, (Claim){CHECK_ORDER, "accepted", "R10.1"}, order->seq,
                  order->accepted_on);
        if (books_recorded(books, order->seq, &at)) {
            (void)same_int(books->findings, &spot, (Claim){CHECK_ORDER, "accepted at", "R10.1"},
                           order->accepted_at.seconds,
                           books->recorded.rows[at].recorded_at.seconds);
        }
    }
}
