// Automatic renewals folded (R4.9): switches, the orders that quotes became by themselves and what
// came of them, and quotes that should have ordered themselves and did not.
#include "report/check/check_private.h"

#include "domain/calendar.h"

static Claim automatic(const char *what) {
    return (Claim){CHECK_AUTOMATIC, what, "R4.9"};
}

// ---- switches ----

// The switch of an agreement before a transaction; false where it was off, or never used.
static bool was_on(const Books *books, AgreementId agreement, int64_t before, Date *ret_since) {
    bool on = false;
    for (size_t i = 0; i < books->switches.count; i++) {
        const QCheckAutomaticListSwitchesRow *row = &books->switches.rows[i];
        if (row->agreement.id == agreement.id && row->seq < before) {
            on = row->automatic;
            *ret_since = row->on_day;
        }
    }
    return on;
}

static void check_switch(const Books *books, const QCheckListAgreementsRow *agreement) {
    Spot spot = {.enterprise = books->enterprise,
                 .thing = "agreement",
                 .number = agreement->number,
                 .id = agreement->agreement.id};
    bool on = false;
    int64_t editions = 0;
    for (size_t i = 0; i < books->switches.count; i++) {
        const QCheckAutomaticListSwitchesRow *row = &books->switches.rows[i];
        if (row->agreement.id != agreement->agreement.id) {
            continue;
        }
        (void)same_int(books->findings, &spot, automatic("edition of its switch"), row->edition,
                       ++editions);
        (void)same_day(books->findings, &spot, automatic("day of its switch"),
                       some_day(row->on_day), some_day(books_day(books, row->seq, row->on_day)));
        (void)same_int(books->findings, &spot, automatic("what its switch was put to"),
                       row->automatic, !on);
        on = row->automatic;
    }
    (void)same_int(books->findings, &spot, automatic("renews by itself"), agreement->auto_renew,
                   on);
}

// ---- orders ----

const QCheckAutomaticListOrdersRow *books_automatic(const Books *books, OrderId order) {
    for (size_t i = 0; i < books->automatic.count; i++) {
        if (books->automatic.rows[i].order_id.id == order.id) {
            return &books->automatic.rows[i];
        }
    }
    return NULL;
}

bool is_cancelled(const QCheckAutomaticListOrdersRow *row) {
    return row != NULL && text_equal(row->state, S("cancelled"));
}

static bool told(const Books *books, int64_t seq, Text kind, QuoteId quote) {
    RefRange refs = refs_of(&books->outbox_by_seq, seq);
    for (size_t i = 0; i < refs.count; i++) {
        const QCheckListOutboxRow *row = &books->outbox.rows[refs.refs[i].index];
        if (row->object == quote.id && text_equal(row->kind, kind)) {
            return true;
        }
    }
    return false;
}

static Date last_day(const Books *books) {
    return books->recorded.count == 0 ? DATE_MIN
                                      : books->recorded.rows[books->recorded.count - 1].on_day;
}

// What came of it, and when. Whatever happens behind the last day to pay finds it cancelled.
static void check_decided(const Books *books, const Spot *spot,
                          const QCheckAutomaticListOrdersRow *row) {
    bool paid = text_equal(row->state, S("paid"));
    if (row->decided_seq_null || row->decided_on_null) {
        if (date_before(row->pay_until, last_day(books))) {
            finding_say(books->findings, CHECK_AUTOMATIC, spot,
                        "is neither paid nor cancelled behind its last day (R4.9)");
        }
        return;
    }
    (void)same_day(books->findings, spot, automatic("day of its decision"),
                   some_day(row->decided_on),
                   some_day(books_day(books, row->decided_seq, row->decided_on)));
    const QCheckListAuditRow *audit = books_audit(books, row->decided_seq);
    if (audit != NULL && !row->decided_by_null) {
        (void)same_int(books->findings, spot, automatic("account of its decision"),
                       row->decided_by.id, audit->account.id);
    }
    if (date_before(row->pay_until, row->decided_on) == paid) {
        finding_say(books->findings, CHECK_AUTOMATIC, spot,
                    "was %.*s on the wrong side of its last day (R4.9)", TEXT_ARG(row->state));
    }
    if (!paid && !told(books, row->decided_seq, S("renewal.automatic_cancelled"), row->quote)) {
        finding_say(books->findings, CHECK_OUTBOX, spot, "that it was cancelled was not told (D6)");
    }
}

// R4.9 counts due days behind the switch and behind the day on which the quote was made.
static Date counts_since(const Books *books, QuoteId quote, Date switched) {
    for (size_t i = 0; i < books->quote_events.count; i++) {
        const QCheckQuoteListEventsRow *event = &books->quote_events.rows[i];
        if (event->quote.id == quote.id && event->edition == 1) {
            return date_before(switched, event->on_day) ? event->on_day : switched;
        }
    }
    return switched;
}

// The due day on which it ordered itself: the first of its lines behind the switch.
static void check_due_day(const Books *books, const Spot *spot, const QCheckListOrdersRow *order,
                          Run lines, const QCheckAutomaticListOrdersRow *row) {
    Date since;
    Date due = DATE_MAX;
    if (!was_on(books, order->agreement, row->seq, &since)) {
        finding_say(books->findings, CHECK_AUTOMATIC, spot,
                    "its agreement was not switched on (R4.9)");
        return;
    }
    since = counts_since(books, row->quote, since);
    for (size_t i = lines.first; i < lines.first + lines.count; i++) {
        const QCheckListLinesRow *line = &books->lines.rows[i];
        if (!line->due_null && date_before(since, line->due) && date_before(line->due, due)) {
            due = line->due;
        }
    }
    (void)same_day(books->findings, spot, automatic("due day"), some_day(row->due), some_day(due));
    if (!renewal_orders_itself(since, row->due, DATE_MAX, order->accepted_on)) {
        finding_say(books->findings, CHECK_AUTOMATIC, spot,
                    "was not due by itself on its day (R4.9)");
    }
}

static void check_order(const Books *books, const QCheckAutomaticListOrdersRow *row) {
    size_t index = 0;
    Spot spot = spot_of(books, "automatic order", row->order_id.id);
    if (!books_order(books, row->order_id, &index)) {
        finding_say(books->findings, CHECK_AUTOMATIC, &spot, "is of an order that is not there");
        return;
    }
    const QCheckListOrdersRow *order = &books->orders.rows[index];
    const KnownProgramme *known = catalogue_programme(books->catalogue, order->programme_version);
    spot = spot_of_order(books, order, 0);
    (void)same_int(books->findings, &spot, automatic("transaction"), row->seq, order->seq);
    (void)same_int(books->findings, &spot, automatic("its quote"), row->quote.id,
                   order->quote_null ? 0 : order->quote.id);
    (void)same_text(books->findings, &spot, automatic("kind of order"), order->kind, S("renewal"));
    if (known != NULL && known->usable) {
        (void)same_day(books->findings, &spot, automatic("last day to pay"),
                       some_day(row->pay_until),
                       some_day(renewal_payment_until(&known->programme, order->accepted_on)));
    }
    if (!told(books, row->seq, S("renewal.automatic_ordered"), row->quote)) {
        finding_say(books->findings, CHECK_OUTBOX, &spot,
                    "that it ordered itself was not told (D6)");
    }
    check_due_day(books, &spot, order, books->order_lines[index], row);
    check_decided(books, &spot, row);
}

// ---- what should have been ordered ----

// The day on which a standing quote was last looked at: when it was noted as over, else the last
// transaction of all. `ret_seq`: that one. False where it did not stay standing until then.
static bool last_looked_at(const Books *books, const QCheckQuoteListHeadsRow *quote,
                           int64_t *ret_seq, Date *ret_day) {
    *ret_seq = INT64_MAX;
    *ret_day = last_day(books);
    bool stood = text_equal(quote->state, S("standing"));
    bool standing = stood;
    for (size_t i = 0; i < books->quote_events.count && !stood; i++) {
        const QCheckQuoteListEventsRow *event = &books->quote_events.rows[i];
        if (event->quote.id != quote->quote.id) {
            continue;
        }
        if (standing && text_equal(event->verb, S("expire"))) {
            *ret_seq = event->seq;
            *ret_day = event->on_day;
            return true;
        }
        standing = text_equal(event->state, S("standing"));
    }
    return stood;
}

static void check_missed(const Books *books, const QCheckQuoteListHeadsRow *quote) {
    int64_t seq = 0;
    Date today;
    Date since;
    Date due = DATE_MAX;
    if (quote->newest_null || quote->newest != 1 || !last_looked_at(books, quote, &seq, &today) ||
        !was_on(books, quote->agreement, seq, &since)) {
        return;
    }
    since = counts_since(books, quote->quote, since);
    for (size_t i = 0; i < books->quote_lines.count; i++) {
        const QCheckQuoteListLinesRow *line = &books->quote_lines.rows[i];
        bool own = line->quote.id == quote->quote.id && line->revision == quote->revision;
        if (own && !line->due_null && date_before(since, line->due) &&
            date_before(line->due, due)) {
            due = line->due;
        }
    }
    Date valid_to = quote->valid_to_null ? DATE_MAX : quote->valid_to;
    if (renewal_orders_itself(since, due, valid_to, today)) {
        Spot spot = {.enterprise = books->enterprise,
                     .thing = "quote",
                     .number = quote->number,
                     .id = quote->quote.id};
        finding_say(books->findings, CHECK_AUTOMATIC, &spot,
                    "did not order itself on its due day (R4.9)");
    }
}

void check_automatic(const Books *books) {
    for (size_t i = 0; i < books->agreements.count; i++) {
        check_switch(books, &books->agreements.rows[i]);
    }
    for (size_t i = 0; i < books->automatic.count; i++) {
        check_order(books, &books->automatic.rows[i]);
    }
    for (size_t i = 0; i < books->quotes.count && books->switches.count > 0; i++) {
        check_missed(books, &books->quotes.rows[i]);
    }
}

// ---- in the walk: coverage ----

// What is kept of a coverage before it was renewed is what it was.
static void compare_before(const Books *books, const QCheckAutomaticListLinesRow *kept) {
    size_t index = 0;
    Spot spot = spot_of(books, "entitlement", kept->entitlement.id);
    Findings *findings = books->findings;
    if (!books_entitlement(books, kept->entitlement, &index)) {
        finding_say(findings, CHECK_AUTOMATIC, &spot, "is not there, and renewed by itself");
        return;
    }
    const CoverageBook *before = &books->entitlement_books[index].before;
    (void)same_int(findings, &spot, automatic("yearly unit before"),
                   kept->yearly_null ? -1 : kept->yearly.minor,
                   before->renewed ? before->renewed_yearly.minor : -1);
    (void)same_int(findings, &spot, automatic("distributor before"),
                   partner(kept->distributor_null, kept->distributor).id, before->distributor.id);
    (void)same_int(findings, &spot, automatic("reseller before"),
                   partner(kept->reseller_null, kept->reseller).id, before->reseller.id);
}

static void check_ordered_at(const Books *books, const QCheckAutomaticListOrdersRow *row) {
    size_t index = 0;
    int64_t kept = 0;
    for (size_t i = 0; i < books->automatic_lines.count; i++) {
        const QCheckAutomaticListLinesRow *line = &books->automatic_lines.rows[i];
        if (line->order_id.id == row->order_id.id) {
            kept++;
            compare_before(books, line);
        }
    }
    if (books_order(books, row->order_id, &index)) {
        Spot spot = spot_of_order(books, &books->orders.rows[index], 0);
        (void)same_int(books->findings, &spot, automatic("coverages kept"), kept,
                       (int64_t)books->order_lines[index].count);
    }
}

// Nothing is covered by an order that was cancelled, and all of it was credited.
static void check_cancelled_at(const Books *books, const QCheckAutomaticListOrdersRow *row) {
    size_t index = 0;
    for (size_t i = 0; i < books->entitlements.count; i++) {
        const EntitlementBook *book = &books->entitlement_books[i];
        if (book->now.exists && book->now.quantity > 0 && book->by.id == row->order_id.id) {
            Spot spot = spot_of(books, "entitlement", books->entitlements.rows[i].entitlement.id);
            finding_say(books->findings, CHECK_AUTOMATIC, &spot,
                        "is covered by an order that was cancelled (R4.9)");
        }
    }
    if (!books_order(books, row->order_id, &index)) {
        return;
    }
    Run lines = books->order_lines[index];
    for (size_t i = lines.first; i < lines.first + lines.count; i++) {
        const QCheckListLinesRow *line = &books->lines.rows[i];
        Spot spot = spot_of_order(books, &books->orders.rows[index], line->line);
        (void)same_int(books->findings, &spot, automatic("credited quantity"), line->returned.count,
                       line->quantity.count);
    }
}

void check_automatic_at(const Books *books, const QCheckListRecordedRow *at) {
    for (size_t i = 0; i < books->automatic.count; i++) {
        const QCheckAutomaticListOrdersRow *row = &books->automatic.rows[i];
        if (row->seq == at->seq) {
            check_ordered_at(books, row);
        }
        if (is_cancelled(row) && !row->decided_seq_null && row->decided_seq == at->seq) {
            check_cancelled_at(books, row);
        }
    }
}
