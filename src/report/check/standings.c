// Agreements brought through their ledger, transaction by transaction: term closes, levels (R2,
// R3).
#include "report/check/check_private.h"

static Spot spot_of_agreement(const Books *books, size_t index) {
    const QCheckListAgreementsRow *row = &books->agreements.rows[index];
    return (Spot){.enterprise = books->enterprise,
                  .thing = "agreement",
                  .number = row->number,
                  .id = row->agreement.id};
}

static void begin(Books *books, size_t index) {
    const QCheckListAgreementsRow *row = &books->agreements.rows[index];
    AgreementBook *book = &books->agreement_books[index];
    CustomerType type = CUSTOMER_COMMERCIAL;
    QCheckListRecordedRow at = {.seq = row->enrolled_seq, .on_day = row->enrolled_on};
    book->known = programme_at(books, &at);
    book->usable = book->known != NULL && customer_type_find(row->customer_type, &type);
    if (!book->usable) {
        Spot spot = spot_of_agreement(books, index);
        finding_say(books->findings, CHECK_PROGRAMME, &spot, "no programme to judge it by");
        return;
    }
    book->enrolled = text_equal(row->programme, S("express"))
                         ? standing_express()
                         : standing_enrolled(&book->known->programme, type);
    book->standing = book->enrolled;
}

void standings_begin(Books *books) {
    for (size_t i = 0; i < books->agreements.count; i++) {
        begin(books, i);
    }
}

// Says a level in the words of another version of the programme; false where it has no such level.
static bool translate(const KnownProgramme *from, const KnownProgramme *to, Level *level) {
    return level_is_none(*level) ||
           programme_find_level(&to->programme, programme_level_code(&from->programme, *level),
                                level);
}

// A transaction is judged by its own version of the programme.
bool standings_use(Books *books, size_t index, const KnownProgramme *known) {
    AgreementBook *book = &books->agreement_books[index];
    if (!book->usable || known == NULL) {
        return false;
    }
    if (book->known == known) {
        return true;
    }
    bool fits = translate(book->known, known, &book->standing.level) &&
                translate(book->known, known, &book->standing.floor);
    if (!fits) {
        Spot spot = spot_of_agreement(books, index);
        finding_say(books->findings, CHECK_PROGRAMME, &spot, "version %lld does not know its level",
                    (long long)known->version);
        book->usable = false;
        return false;
    }
    book->known = known;
    book->mixed = true;
    return true;
}

static void compare_close(const Books *books, size_t index, const QCheckListClosesRow *row,
                          const TermClose *close, int64_t seq) {
    const Programme *programme = &books->agreement_books[index].known->programme;
    Spot spot = spot_of_agreement(books, index);
    Findings *findings = books->findings;
    (void)same_int(findings, &spot, (Claim){CHECK_CLOSE, "closed term", "R2.7"}, row->term,
                   close->term);
    (void)same_int(findings, &spot, (Claim){CHECK_CLOSE, "transaction of a close", "R10.3"},
                   row->seq, seq);
    (void)same_day(findings, &spot, (Claim){CHECK_CLOSE, "start of a closed term", "R3.2"},
                   some_day(row->term_start), some_day(close->term_start));
    (void)same_day(findings, &spot, (Claim){CHECK_CLOSE, "end of a closed term", "R3.2"},
                   some_day(row->term_end), some_day(close->term_end));
    (void)same_points(findings, &spot, (Claim){CHECK_CLOSE, "points of a closed term", "R2.6"},
                      row->points, close->points);
    (void)same_text(findings, &spot, (Claim){CHECK_CLOSE, "level before the reset", "R2.7"},
                    row->level_before, programme_level_code(programme, close->level_before));
    (void)same_text(findings, &spot, (Claim){CHECK_CLOSE, "level after the reset", "R2.7"},
                    row->level_after, programme_level_code(programme, close->level_after));
}

// The row of term_close for this term; NULL where there is none.
static const QCheckListClosesRow *close_of_term(const Books *books, const AgreementBook *book,
                                                int32_t term) {
    for (size_t i = book->closes.first; i < book->closes.first + book->closes.count; i++) {
        if (books->closes.rows[i].term == term) {
            return &books->closes.rows[i];
        }
    }
    return NULL;
}

static void close_terms(Books *books, size_t index, const QCheckListRecordedRow *at) {
    AgreementBook *book = &books->agreement_books[index];
    TermClose close;
    if (!standings_use(books, index, programme_at(books, at))) {
        return;
    }
    while (standing_close_term(&book->standing, &book->known->programme, at->on_day, &close)) {
        const QCheckListClosesRow *row = close_of_term(books, book, close.term);
        if (row == NULL) {
            Spot spot = spot_of_agreement(books, index);
            finding_say(books->findings, CHECK_CLOSE, &spot, "the end of term %d is missing (R2.7)",
                        close.term);
            continue;
        }
        book->closes_seen++;
        compare_close(books, index, row, &close, at->seq);
    }
}

void standings_close(Books *books, const QCheckListRecordedRow *at) {
    for (size_t i = 0; i < books->agreements.count; i++) {
        const AgreementBook *book = &books->agreement_books[i];
        if (book->standing.has_term && date_before(book->standing.term_end, at->on_day)) {
            close_terms(books, i, at);
        }
    }
}

void standings_compare(const Books *books, const QCheckListOrdersRow *order, bool is_after) {
    size_t index = 0;
    bool kept = is_after ? !order->level_after_null : !order->level_before_null;
    if (!kept || !books_agreement(books, order->agreement, &index) ||
        !books->agreement_books[index].usable) {
        return;
    }
    const AgreementBook *book = &books->agreement_books[index];
    Spot spot = spot_of_order(books, order, 0);
    (void)same_text(books->findings, &spot,
                    is_after ? (Claim){CHECK_LEVEL, "level of its agreement after it", "R2.6"}
                             : (Claim){CHECK_LEVEL, "level of its agreement before it", "R2.5"},
                    is_after ? order->level_after : order->level_before,
                    programme_level_code(&book->known->programme, book->standing.level));
}

static void apply(Books *books, size_t index, const LedgerRow *row,
                  const QCheckListRecordedRow *at) {
    AgreementBook *book = &books->agreement_books[index];
    Level before = book->standing.level;
    if (!standings_use(books, index, programme_at(books, at))) {
        return;
    }
    if (!history_standing_step(&book->standing, &book->known->programme, row)) {
        Spot spot = spot_of_agreement(books, index);
        finding_say(books->findings, CHECK_POINTS, &spot,
                    "the ledger's row of transaction %lld cannot be (R2.6, R2.10)",
                    (long long)row->seq);
    }
    bool told = row->is_return || level_equal(before, book->standing.level);
    RefRange items = refs_of(&books->outbox_by_seq, at->seq);
    for (size_t i = 0; i < items.count && !told; i++) {
        told = text_equal(books->outbox.rows[items.refs[i].index].kind, S("level.changed"));
    }
    if (!told) {
        Spot spot = spot_of_agreement(books, index);
        finding_say(books->findings, CHECK_OUTBOX, &spot,
                    "its new level was not left to be told in transaction %lld (D6)",
                    (long long)at->seq);
    }
}

void standings_apply(Books *books, const QCheckListRecordedRow *at) {
    RefRange rows = refs_of(&books->ledger_by_seq, at->seq);
    for (size_t i = 0; i < rows.count; i++) {
        apply(books, (size_t)rows.refs[i].id, &books->ledger[rows.refs[i].index], at);
    }
}

static void compare_term(const Books *books, size_t index) {
    const QCheckListAgreementsRow *row = &books->agreements.rows[index];
    const Standing *standing = &books->agreement_books[index].standing;
    Spot spot = spot_of_agreement(books, index);
    Findings *findings = books->findings;
    bool has = standing->has_term;
    (void)same_day(findings, &spot, (Claim){CHECK_STANDING, "term start", "R3.1"},
                   day_or_null(row->term_start_null, row->term_start),
                   day_or_null(!has, standing->term_start));
    (void)same_day(findings, &spot, (Claim){CHECK_STANDING, "term end", "R3.1"},
                   day_or_null(row->term_end_null, row->term_end),
                   day_or_null(!has, standing->term_end));
    (void)same_day(findings, &spot, (Claim){CHECK_STANDING, "first anniversary", "R3.2"},
                   day_or_null(row->first_anniversary_null, row->first_anniversary),
                   day_or_null(!has, standing->first_anniversary));
}

static void compare_standing(const Books *books, size_t index) {
    const QCheckListAgreementsRow *row = &books->agreements.rows[index];
    const AgreementBook *book = &books->agreement_books[index];
    const Programme *programme = &book->known->programme;
    Spot spot = spot_of_agreement(books, index);
    Findings *findings = books->findings;
    (void)same_text(findings, &spot, (Claim){CHECK_STANDING, "level", "R2.6"},
                    row->level_null ? (Text){0} : row->level,
                    programme_level_code(programme, book->standing.level));
    (void)same_text(findings, &spot, (Claim){CHECK_STANDING, "floor", "R2.7"},
                    row->floor_null ? (Text){0} : row->floor,
                    programme_level_code(programme, book->standing.floor));
    (void)same_int(findings, &spot, (Claim){CHECK_STANDING, "term", "R3.2"}, row->term,
                   book->standing.term);
    (void)same_points(findings, &spot, (Claim){CHECK_STANDING, "points of the term", "R2.6"},
                      row->term_points, book->standing.term_points);
    compare_term(books, index);
}

void standings_end(Books *books) {
    for (size_t i = 0; i < books->agreements.count; i++) {
        const AgreementBook *book = &books->agreement_books[i];
        if (!book->usable) {
            continue;
        }
        Spot spot = spot_of_agreement(books, i);
        (void)same_int(books->findings, &spot, (Claim){CHECK_CLOSE, "ended terms", "R2.7"},
                       (int64_t)book->closes.count, (int64_t)book->closes_seen);
        compare_standing(books, i);
    }
}
