// The points ledger against orders and returns, and returns against their lines.
#include "report/check/check_private.h"

static bool earns(const Books *books, const QCheckListOrdersRow *order) {
    size_t index = 0;
    return books_agreement(books, order->agreement, &index) &&
           text_equal(books->agreements.rows[index].programme, S("relationship"));
}

static const QCheckListReturnsRow *return_at(const Books *books, const QCheckListPointsRow *entry) {
    RefRange refs = refs_of(&books->returns_by_seq, entry->seq);
    for (size_t i = 0; i < refs.count; i++) {
        const QCheckListReturnsRow *row = &books->returns.rows[refs.refs[i].index];
        if (row->order_id.id == entry->order_id.id && row->line == entry->line) {
            return row;
        }
    }
    return NULL;
}

// What an entry must say.
typedef struct {
    int64_t seq;
    int64_t quantity;
    Points points;
    Date on_day;
} Expected;

static void compare_entry(const Books *books, const QCheckListPointsRow *entry,
                          const QCheckListOrdersRow *order, const QCheckListLinesRow *line,
                          const Expected *expected) {
    Spot spot = spot_of_order(books, order, line->line);
    Findings *findings = books->findings;
    (void)same_points(findings, &spot, (Claim){CHECK_POINTS, "points in the ledger", "R2.6"},
                      entry->points, expected->points);
    (void)same_int(findings, &spot, (Claim){CHECK_POINTS, "quantity in the ledger", "R2.6"},
                   entry->quantity, expected->quantity);
    (void)same_int(findings, &spot, (Claim){CHECK_POINTS, "transaction in the ledger", "R2.6"},
                   entry->seq, expected->seq);
    (void)same_int(findings, &spot, (Claim){CHECK_POINTS, "term in the ledger", "R2.10"},
                   entry->term, order->term);
    (void)same_int(findings, &spot, (Claim){CHECK_POINTS, "site in the ledger", ""}, entry->site.id,
                   line->site.id);
    (void)same_int(findings, &spot, (Claim){CHECK_POINTS, "agreement in the ledger", "R2.9"},
                   entry->agreement.id, order->agreement.id);
    (void)same_text(findings, &spot, (Claim){CHECK_POINTS, "part in the ledger", ""}, entry->part,
                    line->part);
    (void)same_day(findings, &spot, (Claim){CHECK_POINTS, "day in the ledger", ""},
                   some_day(entry->on_day), some_day(expected->on_day));
}

// R9.3: what a rebill takes from the order that it replaces, and what it brings.
static void check_rebill_entry(const Books *books, const QCheckListPointsRow *entry,
                               const QCheckListOrdersRow *order, const QCheckListLinesRow *line) {
    bool back = text_equal(entry->cause, S("rebill_out"));
    const QCheckListOrdersRow *rebill = back ? books_rebill_of(books, order->order_id) : order;
    if (rebill == NULL || !is_rebill(rebill)) {
        Spot spot = spot_of_order(books, order, line->line);
        finding_say(books->findings, CHECK_POINTS, &spot, "an entry of a rebill that was not");
        return;
    }
    int64_t sign = back ? -1 : 1;
    compare_entry(books, entry, order, line,
                  &(Expected){rebill->seq, sign * line->quantity.count,
                              (Points){sign * line->points.hundredths},
                              books_day(books, rebill->seq, entry->on_day)});
}

static void check_entry(const Books *books, const QCheckListPointsRow *entry) {
    size_t index = 0;
    const QCheckListLinesRow *line = books_line(books, entry->order_id, entry->line);
    Spot spot = spot_of(books, "ledger of order", entry->order_id.id);
    if (line == NULL || !books_order(books, entry->order_id, &index)) {
        finding_say(books->findings, CHECK_POINTS, &spot, "an entry of a line that is not there");
        return;
    }
    const QCheckListOrdersRow *order = &books->orders.rows[index];
    if (!earns(books, order)) {
        finding_say(books->findings, CHECK_POINTS, &spot, "an express order has an entry (R1.1)");
    } else if (text_equal(entry->cause, S("order"))) {
        compare_entry(
            books, entry, order, line,
            &(Expected){order->seq, line->quantity.count, line->points, order->accepted_on});
    } else if (text_equal(entry->cause, S("return"))) {
        const QCheckListReturnsRow *back = return_at(books, entry);
        if (back == NULL) {
            finding_say(books->findings, CHECK_POINTS, &spot, "an entry of a return that was not");
            return;
        }
        compare_entry(books, entry, order, line,
                      &(Expected){back->seq, 0 - back->quantity.count,
                                  (Points){0 - back->points.hundredths}, back->on_day});
    } else {
        check_rebill_entry(books, entry, order, line);
    }
}

// True where the ledger of an agreement has an entry of this transaction, line and cause.
static bool has_entry(const Books *books, AgreementId agreement, int64_t seq, int64_t line,
                      const char *cause) {
    size_t index = 0;
    if (!books_agreement(books, agreement, &index)) {
        return false;
    }
    const QCheckListPointsRows *points = &books->points;
    size_t low = 0;
    size_t high = points->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const QCheckListPointsRow *row = &points->rows[middle];
        bool before = row->agreement.id != agreement.id ? row->agreement.id < agreement.id
                      : row->seq != seq                 ? row->seq < seq
                                                        : row->line < line;
        low = before ? middle + 1 : low;
        high = before ? high : middle;
    }
    for (; low < points->count; low++) {
        const QCheckListPointsRow *row = &points->rows[low];
        if (row->agreement.id != agreement.id || row->seq != seq || row->line != line) {
            return false;
        }
        if (text_equal(row->cause, text_of(cause))) {
            return true;
        }
    }
    return false;
}

static void expect_entry(const Books *books, const QCheckListOrdersRow *order, int64_t seq,
                         int64_t line, const char *cause) {
    if (!has_entry(books, order->agreement, seq, line, cause)) {
        Spot spot = spot_of_order(books, order, line);
        finding_say(books->findings, CHECK_POINTS, &spot,
                    "the ledger has no entry of this %s (R2.6)", cause);
    }
}

static void expect_entries(const Books *books, size_t index) {
    const QCheckListOrdersRow *order = &books->orders.rows[index];
    const QCheckListOrdersRow *source = books_source(books, order);
    Run lines = earns(books, order) ? books->order_lines[index] : (Run){0};
    for (size_t i = lines.first; i < lines.first + lines.count; i++) {
        int64_t line = books->lines.rows[i].line;
        expect_entry(books, order, order->seq, line, is_rebill(order) ? "rebill_in" : "order");
        if (source != NULL) {
            expect_entry(books, source, order->seq, line, "rebill_out");
        }
    }
}

// One entry per line and per return of an order that earns; two per line of a rebill.
void check_ledger(const Books *books) {
    for (size_t i = 0; i < books->points.count; i++) {
        check_entry(books, &books->points.rows[i]);
    }
    for (size_t i = 0; i < books->orders.count; i++) {
        expect_entries(books, i);
    }
    for (size_t i = 0; i < books->returns.count; i++) {
        const QCheckListReturnsRow *back = &books->returns.rows[i];
        size_t index = 0;
        if (books_order(books, back->order_id, &index) &&
            earns(books, &books->orders.rows[index])) {
            expect_entry(books, &books->orders.rows[index], back->seq, back->line, "return");
        }
    }
}

static void check_credit(const Books *books, const Spot *spot, const QCheckListReturnsRow *back,
                         const QCheckListLinesRow *line) {
    Money credit = {0};
    if (back->quantity.count < 1 || back->quantity.count > line->quantity.count ||
        line->points.hundredths < 0 || !money_times(line->unit, back->quantity, &credit)) {
        finding_say(books->findings, CHECK_RETURN, spot, "returns %lld of %lld (R9.2)",
                    (long long)back->quantity.count, (long long)line->quantity.count);
        return;
    }
    (void)same_int(books->findings, spot, (Claim){CHECK_RETURN, "credit in minor units", "R9.2"},
                   back->credit.minor, credit.minor);
    (void)same_points(books->findings, spot, (Claim){CHECK_RETURN, "points", "R2.10"}, back->points,
                      points_share(line->points, line->quantity, back->quantity));
}

static void check_return(const Books *books, const QCheckListReturnsRow *back) {
    size_t index = 0;
    size_t at = 0;
    const QCheckListLinesRow *line = books_line(books, back->order_id, back->line);
    Spot spot = spot_of(books, "return", back->return_id);
    if (line == NULL || !books_order(books, back->order_id, &index)) {
        finding_say(books->findings, CHECK_RETURN, &spot, "of a line that is not there (R9.2)");
        return;
    }
    const QCheckListOrdersRow *order = &books->orders.rows[index];
    spot = spot_of_order(books, order, back->line);
    check_credit(books, &spot, back, line);
    if (books_recorded(books, back->seq, &at)) {
        (void)same_day(books->findings, &spot, (Claim){CHECK_RETURN, "day", "R10.1"},
                       some_day(back->on_day), some_day(books->recorded.rows[at].on_day));
    }
    const QCheckListAuditRow *audit = books_audit(books, back->seq);
    if (audit != NULL && !back->account_null) {
        (void)same_int(books->findings, &spot, (Claim){CHECK_RETURN, "account", "P19"},
                       back->account.id, audit->account.id);
    }
    const KnownProgramme *known = catalogue_programme_on(books->catalogue, back->on_day);
    Date last = known == NULL ? back->on_day
                              : date_add_days(order->accepted_on, known->programme.return_days);
    if (date_before(last, back->on_day) && !is_cancelled(books_automatic(books, back->order_id))) {
        finding_say(books->findings, CHECK_RETURN, &spot, "came back too late (R9.2)");
    }
}

// What came back of a line in all.
static void check_returned(const Books *books, const QCheckListLinesRow *line) {
    RefRange refs = refs_of(&books->returns_by_order, line->order_id.id);
    Wide returned = 0;
    size_t index = 0;
    for (size_t i = 0; i < refs.count; i++) {
        const QCheckListReturnsRow *back = &books->returns.rows[refs.refs[i].index];
        returned += back->line == line->line ? back->quantity.count : 0;
    }
    if (returned != line->returned.count && books_order(books, line->order_id, &index)) {
        Spot spot = spot_of_order(books, &books->orders.rows[index], line->line);
        (void)same_int(books->findings, &spot, (Claim){CHECK_RETURN, "returned", "R9.2"},
                       line->returned.count, returned > INT64_MAX ? INT64_MAX : (int64_t)returned);
    }
}

void check_returns(const Books *books) {
    for (size_t i = 0; i < books->returns.count; i++) {
        check_return(books, &books->returns.rows[i]);
    }
    for (size_t i = 0; i < books->lines.count; i++) {
        check_returned(books, &books->lines.rows[i]);
    }
}
