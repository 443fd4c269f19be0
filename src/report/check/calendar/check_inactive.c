// The states of agreements folded (R1.9): each change is the next one, on its day and told; one was
// idle for long when it was set inactive; no order came to one that was.
#include "report/check/check_private.h"

#include "domain/calendar.h"

static Claim inactive(const char *what) {
    return (Claim){CHECK_INACTIVE, what, "R1.9"};
}

static Spot spot_of_agreement(const Books *books, const QCheckListAgreementsRow *agreement) {
    return (Spot){.enterprise = books->enterprise,
                  .thing = "agreement",
                  .number = agreement->number,
                  .id = agreement->agreement.id};
}

static bool was_told(const Books *books, const QCheckAgreementListStatesRow *row) {
    bool ended = text_equal(row->state, S("inactive"));
    RefRange refs = refs_of(&books->outbox_by_seq, row->seq);
    for (size_t i = 0; i < refs.count; i++) {
        const QCheckListOutboxRow *told = &books->outbox.rows[refs.refs[i].index];
        if (told->object == row->agreement.id &&
            text_equal(told->kind, ended ? S("agreement.inactive") : S("agreement.active"))) {
            return true;
        }
    }
    return false;
}

static void check_state(const Books *books, const QCheckListAgreementsRow *agreement) {
    Spot spot = spot_of_agreement(books, agreement);
    Text state = S("active");
    int64_t editions = 0;
    for (size_t i = 0; i < books->states.count; i++) {
        const QCheckAgreementListStatesRow *row = &books->states.rows[i];
        if (row->agreement.id != agreement->agreement.id) {
            continue;
        }
        (void)same_int(books->findings, &spot, inactive("edition of its state"), row->edition,
                       ++editions);
        (void)same_day(books->findings, &spot, inactive("day of its state"), some_day(row->on_day),
                       some_day(books_day(books, row->seq, row->on_day)));
        if (text_equal(row->state, state)) {
            finding_say(books->findings, CHECK_INACTIVE, &spot, "was set to what it was (R1.9)");
        }
        if (!was_told(books, row)) {
            finding_say(books->findings, CHECK_OUTBOX, &spot,
                        "that it became %.*s was not told (D6)", TEXT_ARG(row->state));
        }
        state = row->state;
    }
    (void)same_text(books->findings, &spot, inactive("state"), agreement->state, state);
}

// The state of an agreement before a transaction.
static bool was_inactive(const Books *books, AgreementId agreement, int64_t before) {
    bool found = false;
    for (size_t i = 0; i < books->states.count; i++) {
        const QCheckAgreementListStatesRow *row = &books->states.rows[i];
        if (row->agreement.id == agreement.id && row->seq < before) {
            found = text_equal(row->state, S("inactive"));
        }
    }
    return found;
}

// A rebill is the order that it replaces, as of its day (R9.3).
static void check_orders(const Books *books) {
    for (size_t i = 0; i < books->orders.count && books->states.count > 0; i++) {
        const QCheckListOrdersRow *order = &books->orders.rows[i];
        if (!is_rebill(order) && was_inactive(books, order->agreement, order->seq)) {
            Spot spot = spot_of_order(books, order, 0);
            finding_say(books->findings, CHECK_INACTIVE, &spot,
                        "was accepted while its agreement was inactive (R1.9)");
        }
    }
}

void check_inactive(const Books *books) {
    for (size_t i = 0; i < books->agreements.count; i++) {
        check_state(books, &books->agreements.rows[i]);
    }
    check_orders(books);
}

// ---- in the walk ----

static void add_day(bool *is_null, Date *latest, Date day) {
    if (*is_null || date_before(*latest, day)) {
        *is_null = false;
        *latest = day;
    }
}

// What an agreement had ordered, and what its sites hold, when a transaction came.
static AgreementActivity activity_at(const Books *books, AgreementId agreement, int64_t seq) {
    AgreementActivity last = {.ordered_on_null = true, .covered_to_null = true};
    for (size_t i = 0; i < books->orders.count; i++) {
        const QCheckListOrdersRow *order = &books->orders.rows[i];
        if (order->agreement.id == agreement.id && order->seq < seq) {
            add_day(&last.ordered_on_null, &last.ordered_on, order->accepted_on);
        }
    }
    for (size_t i = 0; i < books->entitlements.count; i++) {
        const EntitlementState *now = &books->entitlement_books[i].now;
        AgreementId of = {0};
        if (now->exists && now->quantity > 0 &&
            books_agreement_of_site(books, now->site, seq, &of) && of.id == agreement.id) {
            add_day(&last.covered_to_null, &last.covered_to, now->coverage_end);
        }
    }
    return last;
}

static void check_idle(const Books *books, const QCheckAgreementListStatesRow *row,
                       const KnownProgramme *known) {
    size_t index = 0;
    Date from = {0};
    AgreementActivity last = activity_at(books, row->agreement, row->seq);
    bool counts = agreement_inactive_from(&known->programme, &last, &from);
    if (books_agreement(books, row->agreement, &index) &&
        (!counts || date_before(row->on_day, from))) {
        Spot spot = spot_of_agreement(books, &books->agreements.rows[index]);
        finding_say(books->findings, CHECK_INACTIVE, &spot,
                    "was set inactive before its day (R1.9)");
    }
}

void check_inactive_at(const Books *books, const QCheckListRecordedRow *at) {
    const KnownProgramme *known = catalogue_programme_on(books->catalogue, at->on_day);
    for (size_t i = 0; i < books->states.count; i++) {
        const QCheckAgreementListStatesRow *row = &books->states.rows[i];
        if (row->seq == at->seq && text_equal(row->state, S("inactive")) && known != NULL &&
            known->usable) {
            check_idle(books, row, known);
        }
    }
}
