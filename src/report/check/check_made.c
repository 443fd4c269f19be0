// What orders, returns, moves and changes of agreement did to entitlements, counted from their
// side.
#include "report/check/check_private.h"

#include "domain/order.h"

// The events of one cause in a transaction.
typedef struct {
    int64_t count;
    Wide change;
} Sum;

static bool counts(const QCheckListEventsRow *event, const char *cause) {
    return text_equal(event->cause, text_of(cause));
}

static int64_t narrow(Wide wide) {
    return wide > INT64_MAX ? INT64_MAX : wide < INT64_MIN ? INT64_MIN : (int64_t)wide;
}

// Of a cause in a transaction, at a site (0: any).
static Sum sum_at(const Books *books, int64_t seq, const char *cause, int64_t site) {
    Sum sum = {0};
    RefRange events = refs_of(&books->events_by_seq, seq);
    for (size_t i = 0; i < events.count; i++) {
        const QCheckListEventsRow *event = &books->events.rows[events.refs[i].index];
        if (counts(event, cause) && (site == 0 || event->site.id == site)) {
            sum.count++;
            sum.change += event->change;
        }
    }
    return sum;
}

// Of a cause in a transaction, for the records of an order line.
static Sum sum_of_line(const Books *books, int64_t seq, const char *cause,
                       const QCheckListLinesRow *line, const QCheckListEventsRow **ret_last) {
    Sum sum = {0};
    RefRange records = refs_of(&books->entitlements_by_order, line->order_id.id);
    for (size_t i = 0; i < records.count; i++) {
        Run run = books->entitlement_books[records.refs[i].index].events;
        for (size_t j = run.first; records.refs[i].id == line->line && j < run.first + run.count;
             j++) {
            const QCheckListEventsRow *event = &books->events.rows[j];
            if (event->seq == seq && counts(event, cause)) {
                sum.count++;
                sum.change += event->change;
                *ret_last = event;
            }
        }
    }
    return sum;
}

static void check_licence(const Books *books, const QCheckListOrdersRow *order,
                          const QCheckListLinesRow *line) {
    const QCheckListEventsRow *event = NULL;
    Spot spot = spot_of_order(books, order, line->line);
    Findings *findings = books->findings;
    bool rebills = is_rebill(order);
    Sum sum = sum_of_line(books, order->seq, rebills ? "rebill_in" : "order", line, &event);
    (void)same_int(findings, &spot, (Claim){CHECK_EVENT, "entitlements made", "R4.14"}, sum.count,
                   1);
    if (event == NULL) {
        return;
    }
    (void)same_int(findings, &spot, (Claim){CHECK_EVENT, "quantity made", "R4.14"},
                   narrow(sum.change), line->quantity.count);
    (void)same_int(findings, &spot, (Claim){CHECK_EVENT, "site of what was made", "R4.14"},
                   event->site.id, line->site.id);
    (void)same_day(findings, &spot, (Claim){CHECK_EVENT, "coverage end of what was made", "R4.1"},
                   some_day(event->coverage_end),
                   day_or_null(line->coverage_end_null, line->coverage_end));
    if (!rebills) { // which keeps the day of its source
        (void)same_day(findings, &spot, (Claim){CHECK_EVENT, "since of what was made", "R4.2"},
                       some_day(event->agreement_since), some_day(order->accepted_on));
    }
}

// A renewal line has one event on its entitlement.
static void check_renewed(const Books *books, const QCheckListOrdersRow *order,
                          const QCheckListLinesRow *line) {
    size_t index = 0;
    int64_t found = 0;
    Spot spot = spot_of_order(books, order, line->line);
    if (line->entitlement_null || !books_entitlement(books, line->entitlement, &index)) {
        return; // check_price says so
    }
    Run run = books->entitlement_books[index].events;
    for (size_t i = run.first; i < run.first + run.count; i++) {
        found +=
            books->events.rows[i].seq == order->seq && counts(&books->events.rows[i], "renewal");
    }
    (void)same_int(books->findings, &spot, (Claim){CHECK_EVENT, "renewals", "R4.2"}, found, 1);
}

static Err load_part(const Books *books, const QCheckListOrdersRow *order, Text part,
                     const KnownPart **ret_part) {
    Currency currency;
    const KnownProgramme *known = catalogue_programme(books->catalogue, order->programme_version);
    *ret_part = NULL;
    if (known == NULL || !known->usable || !currency_find(order->currency, &currency)) {
        return OK;
    }
    TRY(catalogue_part(books->catalogue, known, order->country_group, currency, part, ret_part));
    if (!(*ret_part)->sound) {
        *ret_part = NULL;
    }
    return OK;
}

// R4.11: what was brought back is covered as its reinstatement part says.
static Err check_brought_back(const Books *books, const QCheckListOrdersRow *order,
                              const QCheckListEventsRow *event) {
    size_t index = 0;
    const KnownPart *part = NULL;
    const KnownPart *by = NULL;
    if (!books_entitlement(books, event->entitlement, &index)) {
        return OK;
    }
    TRY(load_part(books, order, books->entitlements.rows[index].part, &part));
    if (part != NULL && part->priced.part.reinstatement.len > 0) {
        TRY(load_part(books, order, part->priced.part.reinstatement, &by));
    }
    Spot spot = spot_of(books, "entitlement", event->entitlement.id);
    if (by == NULL) {
        finding_say(books->findings, CHECK_EVENT, &spot, "cannot be reinstated (R4.11)");
        return OK;
    }
    (void)same_day(books->findings, &spot, (Claim){CHECK_COVERAGE, "reinstated until", "R4.11"},
                   some_day(event->coverage_end),
                   some_day(full_months_end(order->accepted_on, by->priced.part.term_months)));
    return OK;
}

static Err check_reinstated(const Books *books, const QCheckListOrdersRow *order, Wide ordered) {
    Spot spot = spot_of_order(books, order, 0);
    RefRange events = refs_of(&books->events_by_seq, order->seq);
    Sum in = sum_at(books, order->seq, "reinstate_in", 0);
    Sum out = sum_at(books, order->seq, "reinstate_out", 0);
    (void)same_int(books->findings, &spot, (Claim){CHECK_EVENT, "reinstated", "R4.11"},
                   narrow(in.change), narrow(ordered));
    (void)same_int(books->findings, &spot, (Claim){CHECK_EVENT, "taken to reinstate", "R4.11"},
                   narrow(0 - out.change), narrow(ordered));
    for (size_t i = 0; i < events.count && in.count > 0; i++) {
        const QCheckListEventsRow *event = &books->events.rows[events.refs[i].index];
        if (counts(event, "reinstate_in")) {
            TRY(check_brought_back(books, order, event));
        }
    }
    return OK;
}

Err check_made(const Books *books, const QCheckListOrdersRow *order) {
    size_t index = 0;
    Wide reinstated = 0;
    int64_t licences = 0;
    if (!books_order(books, order->order_id, &index)) {
        return OK;
    }
    Run run = books->order_lines[index];
    for (size_t i = run.first; i < run.first + run.count; i++) {
        const QCheckListLinesRow *line = &books->lines.rows[i];
        const KnownPart *part = NULL;
        TRY(load_part(books, order, line->part, &part));
        if (part == NULL) {
            return OK; // check_price says so
        }
        if (part_type_row(part->priced.part.type)->holds) {
            licences++;
            check_licence(books, order, line);
        } else if (part->priced.part.type == PART_REINSTATEMENT) {
            reinstated += line->quantity.count;
        } else {
            check_renewed(books, order, line);
        }
    }
    Spot spot = spot_of_order(books, order, 0);
    (void)same_int(books->findings, &spot, (Claim){CHECK_EVENT, "entitlements made", "R4.14"},
                   sum_at(books, order->seq, is_rebill(order) ? "rebill_in" : "order", 0).count,
                   licences);
    return check_reinstated(books, order, reinstated);
}

// Events of orders, returns and rebills that are not there.
static void check_orphans(const Books *books, int64_t seq) {
    RefRange orders = refs_of(&books->orders_by_seq, seq);
    bool rebilled = orders.count > 0 && is_rebill(&books->orders.rows[orders.refs[0].index]);
    Spot spot = spot_of(books, "transaction", seq);
    if (refs_of(&books->returns_by_seq, seq).count == 0 &&
        sum_at(books, seq, "return", 0).count > 0) {
        finding_say(books->findings, CHECK_RETURN, &spot, "events of a return that is not there");
    }
    if (orders.count == 0 && sum_at(books, seq, "order", 0).count +
                                     sum_at(books, seq, "reinstate_in", 0).count +
                                     sum_at(books, seq, "reinstate_out", 0).count >
                                 0) {
        finding_say(books->findings, CHECK_EVENT, &spot, "events of an order that is not there");
    }
    if (!rebilled &&
        sum_at(books, seq, "rebill_in", 0).count + sum_at(books, seq, "rebill_out", 0).count > 0) {
        finding_say(books->findings, CHECK_REBILL, &spot,
                    "events of a rebill that is not there (R9.3)");
    }
}

static void check_move(const Books *books, const QCheckListMovesRow *move, Date on_day) {
    Spot spot = spot_of(books, "move", move->move);
    Findings *findings = books->findings;
    (void)same_int(findings, &spot, (Claim){CHECK_MOVE, "quantity that left", "R5.1"},
                   move->quantity.count,
                   narrow(0 - sum_at(books, move->seq, "move_out", move->from_site.id).change));
    (void)same_int(findings, &spot, (Claim){CHECK_MOVE, "quantity that arrived", "R5.1"},
                   move->quantity.count,
                   narrow(sum_at(books, move->seq, "move_in", move->to_site.id).change));
    (void)same_day(findings, &spot, (Claim){CHECK_MOVE, "day", "R10.1"}, some_day(move->on_day),
                   some_day(on_day));
}

// R5.6: a site that changes agreement takes along what it holds.
static void check_joined(const Books *books, int64_t seq) {
    RefRange events = refs_of(&books->events_by_seq, seq);
    for (size_t i = 0; i < events.count; i++) {
        const QCheckListEventsRow *event = &books->events.rows[events.refs[i].index];
        AgreementId before = {0};
        AgreementId after = {0};
        bool known = books_agreement_of_site(books, event->site, seq - 1, &before) &&
                     books_agreement_of_site(books, event->site, seq, &after);
        if (counts(event, "agreement") && (!known || before.id == after.id)) {
            Spot spot = spot_of(books, "entitlement", event->entitlement.id);
            finding_say(books->findings, CHECK_EVENT, &spot,
                        "joined an agreement in transaction %lld, its site did not (R5.6)",
                        (long long)seq);
        }
    }
}

// The entitlements of a site after it changed agreement.
static void check_taken_along(const Books *books, size_t site, int64_t seq) {
    RefRange records = refs_of(&books->entitlements_by_site, books->sites.rows[site].site.id);
    for (size_t i = 0; i < records.count; i++) {
        const EntitlementBook *book = &books->entitlement_books[records.refs[i].index];
        bool joined = false;
        for (size_t j = book->events.first; j < book->events.first + book->events.count; j++) {
            const QCheckListEventsRow *event = &books->events.rows[j];
            joined = joined || (event->seq == seq && counts(event, "agreement"));
        }
        if (book->now.exists && book->now.quantity > 0 && !joined) {
            Spot spot = spot_of(books, "entitlement", records.refs[i].id);
            finding_say(books->findings, CHECK_EVENT, &spot,
                        "did not join its site's agreement in transaction %lld (R5.6)",
                        (long long)seq);
        }
    }
}

static void check_site_moves(const Books *books, int64_t seq) {
    RefRange audit = refs_of(&books->audit_by_seq, seq);
    size_t site = 0;
    if (audit.count == 0) {
        return;
    }
    const QCheckListAuditRow *row = &books->audit.rows[audit.refs[0].index];
    if (text_equal(row->action, S("site.move")) &&
        books_site(books, (SiteId){row->object}, &site)) {
        Run run = books->site_changes[site];
        bool found = false;
        for (size_t i = run.first; i < run.first + run.count; i++) {
            found = found || books->site_history.rows[i].seq == seq;
        }
        if (!found) {
            Spot spot = spot_of(books, "site", row->object);
            finding_say(books->findings, CHECK_SITE, &spot,
                        "its history does not have transaction %lld (R5.6)", (long long)seq);
        }
        check_taken_along(books, site, seq);
    }
}

// What went back in a transaction left the records of its line.
static void check_returned(const Books *books, int64_t seq) {
    RefRange returns = refs_of(&books->returns_by_seq, seq);
    for (size_t i = 0; i < returns.count; i++) {
        const QCheckListReturnsRow *back = &books->returns.rows[returns.refs[i].index];
        const QCheckListLinesRow *line = books_line(books, back->order_id, back->line);
        const QCheckListEventsRow *last = NULL;
        // R4.9: what a cancelled renewal gives back is coverage.
        if (line != NULL && !is_cancelled(books_automatic(books, back->order_id))) {
            Spot spot = spot_of(books, "return", back->return_id);
            Sum sum = sum_of_line(books, seq, "return", line, &last);
            (void)same_int(books->findings, &spot, (Claim){CHECK_RETURN, "quantity taken", "R9.2"},
                           narrow(0 - sum.change), back->quantity.count);
        }
    }
}

void check_moves(Books *books, const QCheckListRecordedRow *at) {
    RefRange moves = refs_of(&books->moves_by_seq, at->seq);
    Spot spot = spot_of(books, "transaction", at->seq);
    for (size_t i = 0; i < moves.count; i++) {
        check_move(books, &books->moves.rows[moves.refs[i].index], at->on_day);
    }
    if (moves.count == 0 &&
        sum_at(books, at->seq, "move_in", 0).count + sum_at(books, at->seq, "move_out", 0).count >
            0) {
        finding_say(books->findings, CHECK_MOVE, &spot,
                    "events of a move that is not there (R5.1)");
    }
    check_orphans(books, at->seq);
    check_returned(books, at->seq);
    check_joined(books, at->seq);
    check_site_moves(books, at->seq);
}

void check_line_quantities(const Books *books) {
    const RefList *records = &books->entitlements_by_order;
    for (size_t i = 0; i < records->count;) {
        const Ref *first = &records->refs[i];
        Wide held = 0;
        for (; i < records->count && records->refs[i].key == first->key &&
               records->refs[i].id == first->id;
             i++) {
            held += books->entitlements.rows[records->refs[i].index].quantity.count;
        }
        const QCheckListLinesRow *line = books_line(books, (OrderId){first->key}, first->id);
        Spot spot = spot_of(books, "order", first->key);
        spot.line = first->id;
        if (line == NULL) {
            finding_say(books->findings, CHECK_ENTITLEMENT, &spot,
                        "is not there, but an entitlement is of it (R4.14)");
        } else {
            bool credited = books_rebill_of(books, line->order_id) != NULL;
            (void)same_int(
                books->findings, &spot, (Claim){CHECK_ENTITLEMENT, "held and returned", "R4.14"},
                narrow(held + line->returned.count), credited ? 0 : line->quantity.count);
        }
    }
}
