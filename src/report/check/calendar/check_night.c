// What the night run keeps (P24, R4.8): standing quotes are one agreement's and partner's and hold
// each line once, notices are what the outbox was given, exceptions are lines that stand nowhere.
#include "report/check/check_private.h"

#include "domain/quote/quote_state.h"
#include "domain/refusal.h"
#include "store/q_check_quote.h"

#include <stdlib.h>

// ---- notices ----

bool books_is_of_calendar(Text kind) {
    static const Text kinds[] = {S_INIT("contact.check"),    S_INIT("renewal.quote_ready"),
                                 S_INIT("renewal.reminder"), S_INIT("renewal.lapsed"),
                                 S_INIT("quote.expiring"),   S_INIT("agreement.inactivity")};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (text_equal(kind, kinds[i])) {
            return true;
        }
    }
    return false;
}

static int order_of(int64_t seq, int64_t item, const QCheckListOutboxRow *row) {
    int order = (seq > row->seq) - (seq < row->seq);
    return order != 0 ? order : (item > row->item) - (item < row->item);
}

static void say_outbox(const Books *books, int64_t seq, const char *what, int64_t item) {
    Spot spot = spot_of(books, "transaction", seq);
    finding_say(books->findings, CHECK_OUTBOX, &spot, "%s (item %lld, R4.8)", what,
                (long long)item);
}

static void compare_notice(const Books *books, const QCheckQuoteListNoticesRow *notice,
                           const QCheckListOutboxRow *row) {
    if (!text_equal(notice->kind, row->kind) || notice->object != row->object) {
        say_outbox(books, notice->seq, "its notice is another one than was told", notice->item);
    }
    Spot spot = spot_of(books, "transaction", notice->seq);
    (void)same_day(books->findings, &spot, (Claim){CHECK_OUTBOX, "day of a notice", "R4.8"},
                   some_day(notice->on_day),
                   some_day(books_day(books, notice->seq, notice->on_day)));
    if (notice->days > 0 &&
        date_before(notice->on_day, date_add_days(notice->for_day, -(int32_t)notice->days))) {
        say_outbox(books, notice->seq, "a notice went before its day", notice->item);
    }
}

// Both lists rise by seq and item.
static Err check_notices(const Books *books) {
    QCheckQuoteListNoticesRows notices;
    size_t at = 0;
    TRY(q_check_quote_list_notices(books->catalogue->db, books->arena,
                                   &(QCheckQuoteListNoticesIn){.enterprise = books->enterprise},
                                   &notices));
    for (size_t i = 0; i < books->outbox.count; i++) {
        const QCheckListOutboxRow *row = &books->outbox.rows[i];
        for (; at < notices.count && order_of(notices.rows[at].seq, notices.rows[at].item, row) < 0;
             at++) {
            say_outbox(books, notices.rows[at].seq, "a notice was not told", notices.rows[at].item);
        }
        if (at < notices.count && order_of(notices.rows[at].seq, notices.rows[at].item, row) == 0) {
            compare_notice(books, &notices.rows[at++], row);
        } else if (books_is_of_calendar(row->kind)) {
            say_outbox(books, row->seq, "what it tells of the calendar is not noted", row->item);
        }
    }
    for (; at < notices.count; at++) {
        say_outbox(books, notices.rows[at].seq, "a notice was not told", notices.rows[at].item);
    }
    return OK;
}

// ---- exceptions ----

static bool is_refusal(Text code) {
    for (int id = REFUSAL_NONE + 1; id < REFUSAL_COUNT; id++) {
        if (text_equal(refusal_code((RefusalId)id), code)) {
            return true;
        }
    }
    return false;
}

static Err check_exceptions(const Books *books) {
    QCheckQuoteListExceptionsRows rows;
    TRY(q_check_quote_list_exceptions(
        books->catalogue->db, books->arena,
        &(QCheckQuoteListExceptionsIn){.enterprise = books->enterprise}, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const QCheckQuoteListExceptionsRow *row = &rows.rows[i];
        Spot spot = spot_of(books, "entitlement", row->entitlement.id);
        if (!row->quote_null) {
            finding_say(books->findings, CHECK_QUOTE, &spot,
                        "is an exception of the night, and stands in a quote (P24)");
        }
        if (!is_refusal(row->refusal)) {
            finding_say(books->findings, CHECK_QUOTE, &spot,
                        "is an exception of the night by no rule (P24)");
        }
        (void)same_day(books->findings, &spot, (Claim){CHECK_QUOTE, "exception since", "P24"},
                       some_day(row->since), some_day(books_day(books, row->seq, row->since)));
    }
    return OK;
}

// ---- standing quotes ----

typedef struct {
    int64_t entitlement;
    const QCheckQuoteListHeadsRow *quote;
} Stood;

static int stood_compare(const void *left, const void *right) {
    const Stood *a = left;
    const Stood *b = right;
    return (a->entitlement > b->entitlement) - (a->entitlement < b->entitlement);
}

static Spot spot_of_quote(const Books *books, const QCheckQuoteListHeadsRow *quote) {
    return (Spot){.enterprise = books->enterprise,
                  .thing = "quote",
                  .number = quote->number,
                  .id = quote->quote.id};
}

// R8.7, P24: whose it is, and that it lives to the earliest coverage end of its lines. Adds its
// lines to `stood`.
static size_t check_standing(const Books *books, const QCheckQuoteListHeadsRow *quote,
                             Stood *stood) {
    Spot spot = spot_of_quote(books, quote);
    Date until = DATE_MAX;
    size_t count = 0;
    int64_t reseller = partner(quote->reseller_null, quote->reseller).id;
    int64_t distributor = partner(quote->distributor_null, quote->distributor).id;
    for (size_t i = 0; i < books->quote_lines.count; i++) {
        const QCheckQuoteListLinesRow *line = &books->quote_lines.rows[i];
        if (line->quote.id != quote->quote.id || line->revision != quote->revision) {
            continue;
        }
        if (line->entitlement_null || line->coverage_start_null) {
            finding_say(books->findings, CHECK_QUOTE, &spot,
                        "stands with a line that renews nothing");
            continue;
        }
        Date end = date_add_days(line->coverage_start, -1);
        until = date_before(end, until) ? end : until;
        stood[count++] = (Stood){line->entitlement.id, quote};
    }
    (void)same_int(books->findings, &spot, (Claim){CHECK_QUOTE, "owner of a standing quote", "P24"},
                   partner(quote->owner_null, quote->owner).id,
                   reseller != 0 ? reseller : distributor);
    (void)same_day(books->findings, &spot, (Claim){CHECK_QUOTE, "last day", "R8.7"},
                   day_or_null(quote->valid_to_null, quote->valid_to), some_day(until));
    return count;
}

static void check_stand_once(const Books *books) {
    Stood *stood = arena_array(books->arena, Stood, books->quote_lines.count);
    size_t count = 0;
    for (size_t i = 0; i < books->quotes.count; i++) {
        const QCheckQuoteListHeadsRow *quote = &books->quotes.rows[i];
        if (!quote->newest_null && quote->newest == 1 &&
            text_equal(quote->state, quote_state_name(QUOTE_STANDING))) {
            count += check_standing(books, quote, &stood[count]);
        }
    }
    if (count > 1) {
        qsort(stood, count, sizeof *stood, stood_compare);
    }
    for (size_t i = 1; i < count; i++) {
        if (stood[i].entitlement == stood[i - 1].entitlement) {
            Spot spot = spot_of_quote(books, stood[i].quote);
            finding_say(books->findings, CHECK_QUOTE, &spot, "has a line that stands twice (P24)");
        }
    }
}

Err check_night(const Books *books) {
    TRY(check_notices(books));
    TRY(check_exceptions(books));
    check_stand_once(books);
    return OK;
}
