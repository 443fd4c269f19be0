// Entitlements brought through their events, transaction by transaction (R4.14).
#include "report/check/check_private.h"

typedef enum {
    MAKES,  // a new record
    TAKES,  // a quantity goes
    RENEWS, // another coverage end
    JOINS,  // another agreement
} Effect;

typedef struct {
    Text name;
    Effect effect;
    bool passes_on; // out of one record, or into another
} Cause;

static const Cause causes[] = {
    {S_INIT("order"), MAKES, false},        {S_INIT("renewal"), RENEWS, false},
    {S_INIT("return"), TAKES, false},       {S_INIT("move_in"), MAKES, true},
    {S_INIT("move_out"), TAKES, true},      {S_INIT("reinstate_in"), MAKES, true},
    {S_INIT("reinstate_out"), TAKES, true}, {S_INIT("agreement"), JOINS, false},
    {S_INIT("rebill_in"), MAKES, true},     {S_INIT("rebill_out"), TAKES, true},
};

static const Cause *cause_of(Text name) {
    for (size_t i = 0; i < sizeof causes / sizeof causes[0]; i++) {
        if (text_equal(causes[i].name, name)) {
            return &causes[i];
        }
    }
    return NULL;
}

static void say(const Books *books, const QCheckListEventsRow *event, CheckKind kind,
                const char *what) {
    Spot spot = spot_of(books, "entitlement", event->entitlement.id);
    finding_say(books->findings, kind, &spot, "%.*s in transaction %lld %s", TEXT_ARG(event->cause),
                (long long)event->seq, what);
}

// The order of a transaction; NULL where it has none.
static const QCheckListOrdersRow *order_at(const Books *books, int64_t seq) {
    RefRange orders = refs_of(&books->orders_by_seq, seq);
    return orders.count == 0 ? NULL : &books->orders.rows[orders.refs[0].index];
}

// Who sells it from now on.
static void set_partners(EntitlementBook *book, const QCheckListEventsRow *event,
                         AccountId distributor, AccountId reseller) {
    book->distributor = distributor;
    book->reseller = reseller;
    book->partners_seq = event->seq;
    book->partners_on = event->on_day;
}

static void set_partners_of(EntitlementBook *book, const QCheckListEventsRow *event,
                            const QCheckListOrdersRow *order) {
    if (order != NULL) {
        set_partners(book, event, partner(order->distributor_null, order->distributor),
                     partner(order->reseller_null, order->reseller));
    }
}

// The line that renewed an entitlement; NULL where there is none.
static const QCheckListLinesRow *renewing_line(const Books *books, const QCheckListOrdersRow *order,
                                               EntitlementId entitlement) {
    size_t index = 0;
    if (order == NULL || !books_order(books, order->order_id, &index)) {
        return NULL;
    }
    Run run = books->order_lines[index];
    for (size_t i = run.first; i < run.first + run.count; i++) {
        const QCheckListLinesRow *line = &books->lines.rows[i];
        if (!line->entitlement_null && line->entitlement.id == entitlement.id) {
            return line;
        }
    }
    return NULL;
}

static void apply_renewal(const Books *books, EntitlementBook *book,
                          const QCheckListEventsRow *event) {
    const QCheckListOrdersRow *order = order_at(books, event->seq);
    const QCheckListLinesRow *line = renewing_line(books, order, event->entitlement);
    if (line == NULL) {
        say(books, event, CHECK_EVENT, "is of no order line (R4.2)");
        return;
    }
    book->before = (CoverageBook){book->renewed,  book->renewed_yearly,   book->distributor,
                                  book->reseller, book->now.coverage_end, book->by};
    book->by = order->order_id;
    book->renewed = true;
    book->renewed_yearly = line->yearly;
    book->now.coverage_end = event->coverage_end;
    set_partners_of(book, event, order);
    Spot spot = spot_of_order(books, order, line->line);
    (void)same_day(books->findings, &spot,
                   (Claim){CHECK_EVENT, "coverage end of the renewed entitlement", "R4.2"},
                   some_day(event->coverage_end),
                   day_or_null(line->coverage_end_null, line->coverage_end));
}

// R5.2: a move inside an agreement leaves the day it came onto it.
static Date since_after_move(const Books *books, const EntitlementBook *source,
                             const QCheckListEventsRow *event) {
    AgreementId from = {0};
    AgreementId to = {0};
    bool known = books_agreement_of_site(books, source->now.site, event->seq, &from) &&
                 books_agreement_of_site(books, event->site, event->seq, &to);
    return known && from.id == to.id ? source->now.agreement_since : event->on_day;
}

// The order whose line a source record must be of: the record's own, of a rebill the replaced one.
static OrderId order_of_source(const Books *books, const QCheckListEntitlementsRow *made) {
    size_t index = 0;
    if (!books_order(books, made->order_id, &index) || !is_rebill(&books->orders.rows[index])) {
        return made->order_id;
    }
    return books->orders.rows[index].source_order;
}

// R5.2, R9.3: what moves and what is billed anew stay as long as they were.
static void compare_passed(const Books *books, const EntitlementBook *source,
                           const QCheckListEventsRow *event, Date since) {
    Spot spot = spot_of(books, "entitlement", event->entitlement.id);
    (void)same_day(books->findings, &spot, (Claim){CHECK_EVENT, "passed coverage end", "R5.2"},
                   some_day(event->coverage_end), some_day(source->now.coverage_end));
    (void)same_day(books->findings, &spot, (Claim){CHECK_EVENT, "on the agreement since", "R5.2"},
                   some_day(event->agreement_since), some_day(since));
}

// A record that comes out of another: the same line's, and what came must have left there.
static void apply_source(const Books *books, EntitlementBook *book, size_t index,
                         const QCheckListEventsRow *event) {
    size_t from = 0;
    bool rest = text_equal(event->cause, S("renewal")); // R4.10: it keeps all but the due day
    bool moves = rest || text_equal(event->cause, S("move_in"));
    bool rebills = text_equal(event->cause, S("rebill_in"));
    if (event->source_null || !books_entitlement(books, event->source, &from)) {
        say(books, event, CHECK_MOVE, "names no source (R4.14)");
        return;
    }
    EntitlementBook *source = &books->entitlement_books[from];
    const QCheckListEntitlementsRow *made = &books->entitlements.rows[index];
    const QCheckListEntitlementsRow *row = &books->entitlements.rows[from];
    Spot spot = spot_of(books, "entitlement", event->entitlement.id);
    Findings *findings = books->findings;
    source->balance += event->change;
    (void)same_int(findings, &spot, (Claim){CHECK_ENTITLEMENT, "order of its source", "R4.14"},
                   row->order_id.id, rebills ? order_of_source(books, made).id : made->order_id.id);
    (void)same_int(findings, &spot, (Claim){CHECK_ENTITLEMENT, "line of its source", "R4.14"},
                   made->line, row->line);
    (void)same_text(findings, &spot, (Claim){CHECK_ENTITLEMENT, "part of its source", "R5.2"},
                    made->part, row->part);
    if (!moves) {
        set_partners_of(book, event, order_at(books, event->seq));
        if (rebills) {
            compare_passed(books, source, event, source->now.agreement_since);
        }
        return;
    }
    compare_passed(books, source, event,
                   rest ? source->now.agreement_since : since_after_move(books, source, event));
    book->renewed = source->renewed;
    book->renewed_yearly = source->renewed_yearly;
    book->by = source->by;
    book->before = source->before;
    set_partners(book, event, source->distributor, source->reseller);
}

static void apply_make(const Books *books, EntitlementBook *book, size_t index,
                       const QCheckListEventsRow *event, const Cause *cause) {
    const QCheckListEntitlementsRow *row = &books->entitlements.rows[index];
    size_t at = 0;
    if (book->now.exists || event->change <= 0) {
        say(books, event, CHECK_EVENT, "makes a record that is there, or nothing (R4.14)");
        book->now.quantity += book->now.exists ? event->change : 0;
        return;
    }
    book->now = (EntitlementState){true, event->site, event->change, event->coverage_end,
                                   event->agreement_since};
    if (cause->passes_on) {
        apply_source(books, book, index, event);
    } else if (books_order(books, row->order_id, &at)) {
        const QCheckListOrdersRow *order = &books->orders.rows[at];
        set_partners_of(book, event, order);
        if (text_equal(event->cause, S("order")) && order->seq != event->seq) {
            say(books, event, CHECK_EVENT, "is not of the order that it is for (R4.14)");
        }
    }
}

static void apply_take(const Books *books, EntitlementBook *book, const QCheckListEventsRow *event,
                       const Cause *cause) {
    bool over = __builtin_add_overflow(book->now.quantity, event->change, &book->now.quantity);
    if (over || event->change >= 0 || book->now.quantity < 0) {
        say(books, event, CHECK_EVENT, "takes nothing, or more than there is (R4.14)");
    }
    if (cause->passes_on) {
        book->balance += event->change;
    }
}

// R4.9: a renewal that was cancelled gives the coverage back as it was before it; no quantity goes.
static void apply_cancelled(const Books *books, EntitlementBook *book,
                            const QCheckListEventsRow *event) {
    const QCheckAutomaticListOrdersRow *row = books_automatic(books, book->by);
    if (!is_cancelled(row) || row->decided_seq_null || row->decided_seq != event->seq) {
        say(books, event, CHECK_EVENT, "gives a coverage back that nothing took (R4.9)");
        return;
    }
    CoverageBook before = book->before;
    book->now.coverage_end = before.end;
    book->renewed = before.renewed;
    book->renewed_yearly = before.renewed_yearly;
    book->by = before.by;
    set_partners(book, event, before.distributor, before.reseller);
}

static void compare_event(const Books *books, const EntitlementBook *book,
                          const QCheckListEventsRow *event, const QCheckListRecordedRow *at) {
    Spot spot = spot_of(books, "entitlement", event->entitlement.id);
    Findings *findings = books->findings;
    (void)same_int(findings, &spot, (Claim){CHECK_EVENT, "site after an event", "R4.14"},
                   event->site.id, book->now.site.id);
    (void)same_day(findings, &spot, (Claim){CHECK_EVENT, "coverage end after an event", "R4.14"},
                   some_day(event->coverage_end), some_day(book->now.coverage_end));
    (void)same_day(findings, &spot,
                   (Claim){CHECK_EVENT, "on the agreement since, after an event", "R5.2"},
                   some_day(event->agreement_since), some_day(book->now.agreement_since));
    (void)same_day(findings, &spot, (Claim){CHECK_EVENT, "day of an event", "R10.1"},
                   some_day(event->on_day), some_day(at->on_day));
}

static void apply_change(const Books *books, EntitlementBook *book,
                         const QCheckListEventsRow *event, const Cause *cause) {
    if (cause->effect == RENEWS && event->change < 0) { // R4.10: the rest became another record
        apply_take(books, book, event, &(Cause){.passes_on = true});
    } else if (event->change != 0) {
        say(books, event, CHECK_EVENT, "changes a quantity (R4.14)");
        book->now.quantity += event->change;
    }
    if (cause->effect == RENEWS) {
        apply_renewal(books, book, event);
        return;
    }
    book->now.agreement_since = event->agreement_since;
    if (!date_equal(event->agreement_since, event->on_day)) {
        say(books, event, CHECK_EVENT, "is not of the day it joined (R5.6)");
    }
}

static void apply(Books *books, const QCheckListEventsRow *event, const QCheckListRecordedRow *at) {
    size_t index = 0;
    const Cause *cause = cause_of(event->cause);
    if (cause == NULL || !books_entitlement(books, event->entitlement, &index)) {
        say(books, event, CHECK_EVENT, "is of no record (R4.14)");
        return;
    }
    EntitlementBook *book = &books->entitlement_books[index];
    if (cause->effect == RENEWS && !event->source_null && !book->now.exists) {
        book->declined = true;
        apply_make(books, book, index, event, &(Cause){cause->name, MAKES, true});
        compare_event(books, book, event, at);
        return;
    }
    if (!event->source_null && !(cause->effect == MAKES && cause->passes_on)) {
        say(books, event, CHECK_EVENT, "has a source, but comes of none (R4.14)");
    }
    if (cause->effect == MAKES) {
        apply_make(books, book, index, event, cause);
    } else if (!book->now.exists) {
        say(books, event, CHECK_EVENT, "comes before the record was made (R4.14)");
        book->now = (EntitlementState){true, event->site, event->change, event->coverage_end,
                                       event->agreement_since};
    } else if (event->change == 0 && text_equal(event->cause, S("return"))) {
        apply_cancelled(books, book, event);
    } else if (cause->effect == TAKES) {
        apply_take(books, book, event, cause);
    } else {
        apply_change(books, book, event, cause);
    }
    compare_event(books, book, event, at);
}

// What left a record in a transaction must have come into others.
static void check_balance(Books *books, EntitlementId entitlement) {
    size_t index = 0;
    if (!books_entitlement(books, entitlement, &index)) {
        return;
    }
    EntitlementBook *book = &books->entitlement_books[index];
    if (book->balance != 0) {
        Spot spot = spot_of(books, "entitlement", entitlement.id);
        finding_say(books->findings, CHECK_MOVE, &spot,
                    "what left it and what came of it differ by %lld (R5.1)",
                    (long long)book->balance);
        book->balance = 0;
    }
}

void entitlements_apply(Books *books, const QCheckListRecordedRow *at) {
    RefRange events = refs_of(&books->events_by_seq, at->seq);
    for (size_t i = 0; i < events.count; i++) {
        apply(books, &books->events.rows[events.refs[i].index], at);
    }
    for (size_t i = 0; i < events.count; i++) {
        const QCheckListEventsRow *event = &books->events.rows[events.refs[i].index];
        check_balance(books, event->entitlement);
        if (!event->source_null) {
            check_balance(books, event->source);
        }
    }
}

// The price list of its order.
static void compare_list(const Books *books, const Spot *spot,
                         const QCheckListEntitlementsRow *row) {
    size_t at = 0;
    if (!books_order(books, row->order_id, &at)) {
        return;
    }
    const QCheckListOrdersRow *order = &books->orders.rows[at];
    (void)same_text(books->findings, spot, (Claim){CHECK_ENTITLEMENT, "currency", ""},
                    row->currency, order->currency);
    (void)same_text(books->findings, spot, (Claim){CHECK_ENTITLEMENT, "country group", ""},
                    row->country_group, order->country_group);
}

// What the events do not say: its part, its price list, and what its last renewal left.
static void compare_rest(const Books *books, const Spot *spot, size_t index) {
    const QCheckListEntitlementsRow *row = &books->entitlements.rows[index];
    const EntitlementBook *book = &books->entitlement_books[index];
    Findings *findings = books->findings;
    const QCheckListLinesRow *line = books_line(books, row->order_id, row->line);
    if (line != NULL) {
        (void)same_text(findings, spot, (Claim){CHECK_ENTITLEMENT, "part", "R4.14"}, row->part,
                        line->part);
    }
    compare_list(books, spot, row);
    (void)same_int(findings, spot, (Claim){CHECK_ENTITLEMENT, "yearly unit last renewed", "R4.12"},
                   row->renewed_yearly_null ? -1 : row->renewed_yearly.minor,
                   book->renewed ? book->renewed_yearly.minor : -1);
    (void)same_int(findings, spot, (Claim){CHECK_ENTITLEMENT, "distributor", "V2"},
                   partner(row->distributor_null, row->distributor).id, book->distributor.id);
    (void)same_int(findings, spot, (Claim){CHECK_ENTITLEMENT, "reseller", "V2"},
                   partner(row->reseller_null, row->reseller).id, book->reseller.id);
}

static void compare_kept(const Books *books, size_t index) {
    const QCheckListEntitlementsRow *row = &books->entitlements.rows[index];
    const EntitlementBook *book = &books->entitlement_books[index];
    Spot spot = spot_of(books, "entitlement", row->entitlement.id);
    Findings *findings = books->findings;
    AsOf latest = {DATE_MAX, INT64_MAX};
    EntitlementState state = {0};
    if (!history_entitlement(books->event_facts + book->events.first, book->events.count, latest,
                             &state) ||
        !state.exists) {
        finding_say(findings, CHECK_EVENT, &spot, "no event made it (R4.14)");
        return;
    }
    (void)same_int(findings, &spot, (Claim){CHECK_ENTITLEMENT, "quantity", "R4.14"},
                   row->quantity.count, state.quantity);
    (void)same_int(findings, &spot, (Claim){CHECK_ENTITLEMENT, "site", "R4.14"}, row->site.id,
                   state.site.id);
    (void)same_day(findings, &spot, (Claim){CHECK_ENTITLEMENT, "coverage end", "R4.14"},
                   some_day(row->coverage_end), some_day(state.coverage_end));
    (void)same_day(findings, &spot, (Claim){CHECK_ENTITLEMENT, "on the agreement since", "R5.2"},
                   some_day(row->agreement_since), some_day(state.agreement_since));
    compare_rest(books, &spot, index);
}

void entitlements_end(Books *books) {
    for (size_t i = 0; i < books->entitlements.count; i++) {
        compare_kept(books, i);
    }
}
