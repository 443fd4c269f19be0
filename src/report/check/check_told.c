// Who was told beside those that took part (portal.md §6): the enterprise's own account of each
// notice of the calendar, of an agreement the partners too that its sites gave a ground to see it
// (V2), of an enquiry who was asked, and nobody else.
#include "report/check/check_private.h"

#include "store/q_check_agreement.h"
#include "store/q_check_transfer.h"

typedef struct {
    const Books *books;
    QCheckAgreementListToldRows told;
    QCheckAgreementListNamingsRows namings;
    QCheckAgreementListOwnRows own;
    QCheckAgreementListAskedRows asked;
    QCheckTransferListHeadsRows transfers;
} Telling;

static bool is_of_agreement(Text kind) {
    return text_equal(kind, S("agreement.inactivity")) ||
           text_equal(kind, S("agreement.inactive")) || text_equal(kind, S("agreement.active"));
}

static bool is_own(const Telling *telling, AccountId account) {
    for (size_t i = 0; i < telling->own.count; i++) {
        if (telling->own.rows[i].account.id == account.id) {
            return true;
        }
    }
    return false;
}

static bool was_told(const Telling *telling, int64_t seq, int64_t item, AccountId account) {
    for (size_t i = 0; i < telling->told.count; i++) {
        const QCheckAgreementListToldRow *row = &telling->told.rows[i];
        if (row->seq == seq && row->item == item && row->account.id == account.id) {
            return true;
        }
    }
    return false;
}

// ---- what gives a partner a ground ----

static bool was_of(const Books *books, SiteId site, int64_t seq, int64_t agreement) {
    AgreementId of = {0};
    return books_agreement_of_site(books, site, seq, &of) && of.id == agreement;
}

static bool sold_there(const Books *books, size_t order, int64_t seq, int64_t agreement) {
    Run run = books->order_lines[order];
    for (size_t i = run.first; i < run.first + run.count; i++) {
        if (was_of(books, books->lines.rows[i].site, seq, agreement)) {
            return books->orders.rows[order].seq < seq;
        }
    }
    return false;
}

static bool is_partner_of(const QCheckListOrdersRow *order, AccountId account) {
    return partner(order->distributor_null, order->distributor).id == account.id ||
           partner(order->reseller_null, order->reseller).id == account.id;
}

static bool has_sold(const Books *books, AccountId account, int64_t seq, int64_t agreement) {
    for (size_t i = 0; i < books->orders.count; i++) {
        if (is_partner_of(&books->orders.rows[i], account) &&
            sold_there(books, i, seq, agreement)) {
            return true;
        }
    }
    return false;
}

static bool is_of(const Books *books, const QCheckQuoteListHeadsRow *quote, int64_t seq,
                  int64_t agreement) {
    for (size_t i = 0; i < books->quote_lines.count; i++) {
        const QCheckQuoteListLinesRow *line = &books->quote_lines.rows[i];
        if (line->quote.id == quote->quote.id && was_of(books, line->site, seq, agreement)) {
            return true;
        }
    }
    return quote->agreement.id == agreement;
}

static bool has_quoted(const Books *books, AccountId account, int64_t seq, int64_t agreement) {
    for (size_t i = 0; i < books->quotes.count; i++) {
        const QCheckQuoteListHeadsRow *quote = &books->quotes.rows[i];
        bool named = partner(quote->owner_null, quote->owner).id == account.id ||
                     partner(quote->distributor_null, quote->distributor).id == account.id ||
                     partner(quote->reseller_null, quote->reseller).id == account.id;
        if (named && quote->seq < seq && is_of(books, quote, seq, agreement)) {
            return true;
        }
    }
    return false;
}

static bool was_named(const Telling *telling, AccountId account, int64_t seq, int64_t agreement) {
    for (size_t i = 0; i < telling->namings.count; i++) {
        const QCheckAgreementListNamingsRow *row = &telling->namings.rows[i];
        if (row->account.id == account.id && row->seq <= seq &&
            was_of(telling->books, row->site, seq, agreement)) {
            return true;
        }
    }
    return false;
}

// Of whom a customer asked a quote (P16).
static bool was_asked(const Telling *telling, const QCheckAgreementListToldRow *row) {
    for (size_t i = 0; i < telling->asked.count; i++) {
        const QCheckAgreementListAskedRow *asked = &telling->asked.rows[i];
        if (asked->enquiry == row->object && asked->partner.id == row->account.id) {
            return text_begins(row->kind, S("enquiry."));
        }
    }
    return false;
}

// P39: who asked for a move hears what becomes of it.
static bool asked_for(const Telling *telling, const QCheckAgreementListToldRow *row) {
    for (size_t i = 0; i < telling->transfers.count; i++) {
        const QCheckTransferListHeadsRow *head = &telling->transfers.rows[i];
        if (head->transfer == row->object && head->account.id == row->account.id) {
            return text_begins(row->kind, S("move."));
        }
    }
    return false;
}

// Incumbents are none: their evidence ends 180 days after a coverage, long before these notices.
static bool has_ground(const Telling *telling, const QCheckAgreementListToldRow *row) {
    const Books *books = telling->books;
    if (is_own(telling, row->account) || was_asked(telling, row) || asked_for(telling, row)) {
        return true;
    }
    return is_of_agreement(row->kind) && (has_sold(books, row->account, row->seq, row->object) ||
                                          has_quoted(books, row->account, row->seq, row->object) ||
                                          was_named(telling, row->account, row->seq, row->object));
}

static void say(const Telling *telling, AccountId account, const char *what, int64_t seq,
                int64_t item) {
    Spot spot = spot_of(telling->books, "account", account.id);
    finding_say(telling->books->findings, CHECK_TOLD, &spot, "%s item %lld of transaction %lld",
                what, (long long)item, (long long)seq);
}

// ---- what has to be told ----

static void expect(const Telling *telling, const QCheckListOutboxRow *row, AccountId account) {
    if (account.id != 0 && !was_told(telling, row->seq, row->item, account)) {
        say(telling, account, "sees it, and is not told of", row->seq, row->item);
    }
}

// A sale relates for ever; who else saw it that day is not known any more.
static void expect_sellers(const Telling *telling, const QCheckListOutboxRow *row) {
    const Books *books = telling->books;
    for (size_t i = 0; i < books->orders.count; i++) {
        const QCheckListOrdersRow *order = &books->orders.rows[i];
        if (sold_there(books, i, row->seq, row->object)) {
            expect(telling, row, partner(order->distributor_null, order->distributor));
            expect(telling, row, partner(order->reseller_null, order->reseller));
        }
    }
}

Err check_told_beside(const Books *books) {
    Telling telling = {.books = books};
    Db *db = books->catalogue->db;
    TRY(q_check_agreement_list_told(db, books->arena,
                                    &(QCheckAgreementListToldIn){.enterprise = books->enterprise},
                                    &telling.told));
    TRY(q_check_agreement_list_namings(
        db, books->arena, &(QCheckAgreementListNamingsIn){.enterprise = books->enterprise},
        &telling.namings));
    TRY(q_check_transfer_list_heads(db, books->arena,
                                    &(QCheckTransferListHeadsIn){.enterprise = books->enterprise},
                                    &telling.transfers));
    TRY(q_check_agreement_list_own(db, books->arena,
                                   &(QCheckAgreementListOwnIn){.enterprise = books->enterprise},
                                   &telling.own));
    TRY(q_check_agreement_list_asked(db, books->arena,
                                     &(QCheckAgreementListAskedIn){.enterprise = books->enterprise},
                                     &telling.asked));
    for (size_t i = 0; i < telling.told.count; i++) {
        const QCheckAgreementListToldRow *row = &telling.told.rows[i];
        if (!has_ground(&telling, row)) {
            say(&telling, row->account, "is told, without a ground to see it, of", row->seq,
                row->item);
        }
    }
    for (size_t i = 0; i < books->outbox.count; i++) {
        const QCheckListOutboxRow *row = &books->outbox.rows[i];
        if (is_of_agreement(row->kind)) {
            expect_sellers(&telling, row);
        }
        for (size_t j = 0; j < telling.own.count && books_is_of_calendar(row->kind); j++) {
            if (!date_before(books_day(books, row->seq, DATE_MIN), telling.own.rows[j].since)) {
                expect(&telling, row, telling.own.rows[j].account);
            }
        }
    }
    return OK;
}
