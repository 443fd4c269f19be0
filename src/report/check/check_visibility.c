// What accounts see against what gives them the right to (portal.md V2).
#include "report/check/check_private.h"

#include "domain/quote/quote_state.h"

#include <stdlib.h>

enum { INCUMBENT_DAYS_AFTER_END = 180 };

typedef enum { SEEN_SALE, SEEN_INCUMBENT, SEEN_QUOTE } SeenKind;

typedef struct {
    SeenKind kind;
    int64_t object;
    int64_t site;
    int64_t account;
    int64_t seq;
    Date from;
    MaybeDate until;
} Seen;

typedef struct {
    Seen *rows;
    size_t count;
} SeenList;

static int seen_compare(const void *left, const void *right) {
    const Seen *a = left;
    const Seen *b = right;
    int order = (a->kind > b->kind) - (a->kind < b->kind);
    if (order == 0) {
        order = (a->object > b->object) - (a->object < b->object);
    }
    if (order == 0) {
        order = (a->site > b->site) - (a->site < b->site);
    }
    return order != 0 ? order : (a->account > b->account) - (a->account < b->account);
}

static void add_both(SeenList *list, Seen seen, AccountId distributor, AccountId reseller) {
    if (distributor.id != 0) {
        seen.account = distributor.id;
        list->rows[list->count++] = seen;
    }
    if (reseller.id != 0 && reseller.id != distributor.id) {
        seen.account = reseller.id;
        list->rows[list->count++] = seen;
    }
}

static void sort_once(SeenList *list) {
    size_t kept = 0;
    if (list->count > 1) {
        qsort(list->rows, list->count, sizeof *list->rows, seen_compare);
    }
    for (size_t i = 0; i < list->count; i++) {
        if (kept == 0 || seen_compare(&list->rows[kept - 1], &list->rows[i]) != 0) {
            list->rows[kept++] = list->rows[i];
        }
    }
    list->count = kept;
}

// The partners of each order see each site of its lines, for ever.
static void add_sales(const Books *books, SeenList *list) {
    for (size_t i = 0; i < books->orders.count; i++) {
        const QCheckListOrdersRow *order = &books->orders.rows[i];
        Run run = books->order_lines[i];
        for (size_t j = run.first; j < run.first + run.count; j++) {
            Seen seen = {.object = order->order_id.id,
                         .site = books->lines.rows[j].site.id,
                         .seq = order->seq,
                         .from = books_day(books, order->seq, order->accepted_on)};
            add_both(list, seen, partner(order->distributor_null, order->distributor),
                     partner(order->reseller_null, order->reseller));
        }
    }
}

// The partners of each coverage see its site until 180 days after its end.
static void add_incumbents(const Books *books, SeenList *list) {
    for (size_t i = 0; i < books->entitlements.count; i++) {
        const EntitlementBook *book = &books->entitlement_books[i];
        if (!book->now.exists || book->now.quantity <= 0) {
            continue;
        }
        Seen seen = {
            .kind = SEEN_INCUMBENT,
            .object = books->entitlements.rows[i].entitlement.id,
            .site = book->now.site.id,
            .seq = book->partners_seq,
            .from = book->partners_on,
            .until = some_day(date_add_days(book->now.coverage_end, INCUMBENT_DAYS_AFTER_END)),
        };
        add_both(list, seen, book->distributor, book->reseller);
    }
}

static void add_site_of_quote(const QCheckQuoteListHeadsRow *quote, int64_t site, SeenList *list) {
    Seen seen = {.kind = SEEN_QUOTE,
                 .object = quote->quote.id,
                 .site = site,
                 .until = day_or_null(quote->valid_to_null, quote->valid_to)};
    add_both(list, seen, partner(quote->distributor_null, quote->distributor),
             partner(quote->reseller_null, quote->reseller));
    add_both(list, seen, partner(quote->owner_null, quote->owner), (AccountId){0});
}

// A live quote opens its sites to its owner and the partners it names, until its last day.
static void add_quotes(const Books *books, SeenList *list) {
    for (size_t i = 0; i < books->quotes.count; i++) {
        const QCheckQuoteListHeadsRow *quote = &books->quotes.rows[i];
        QuoteState state;
        if (quote->newest_null || quote->newest != 1 || !quote_state_find(quote->state, &state) ||
            !quote_state_is_live(state)) {
            continue;
        }
        if (!quote->site_null) {
            add_site_of_quote(quote, quote->site.id, list);
        }
        for (size_t j = 0; j < books->quote_lines.count; j++) {
            const QCheckQuoteListLinesRow *line = &books->quote_lines.rows[j];
            if (line->quote.id == quote->quote.id && line->revision == quote->revision) {
                add_site_of_quote(quote, line->site.id, list);
            }
        }
    }
}

static SeenList seen_due(const Books *books) {
    size_t most = 2 * (books->lines.count + books->entitlements.count) +
                  3 * (books->quotes.count + books->quote_lines.count);
    SeenList list = {.rows = arena_array(books->arena, Seen, most)};
    add_sales(books, &list);
    add_incumbents(books, &list);
    add_quotes(books, &list);
    sort_once(&list);
    return list;
}

static SeenList seen_kept(const Books *books) {
    SeenList list = {.rows = arena_array(books->arena, Seen, books->visibility.count)};
    for (size_t i = 0; i < books->visibility.count; i++) {
        const QCheckListVisibilityRow *row = &books->visibility.rows[i];
        list.rows[list.count++] = (Seen){
            .kind = text_equal(row->evidence, S("incumbent")) ? SEEN_INCUMBENT
                    : text_equal(row->evidence, S("quote"))   ? SEEN_QUOTE
                                                              : SEEN_SALE,
            .object = row->object,
            .site = row->site.id,
            .account = row->account.id,
            .seq = row->seq,
            .from = row->from_day,
            .until = day_or_null(row->until_day_null, row->until_day),
        };
    }
    sort_once(&list);
    return list;
}

static void say(const Books *books, const Seen *seen, const char *what) {
    Spot spot = spot_of(books, "account", seen->account);
    finding_say(books->findings, CHECK_VISIBILITY, &spot, "%s site #%lld by %s #%lld (V2)", what,
                (long long)seen->site,
                seen->kind == SEEN_QUOTE       ? "quote"
                : seen->kind == SEEN_INCUMBENT ? "coverage"
                                               : "order",
                (long long)seen->object);
}

static void compare(const Books *books, const Seen *kept, const Seen *due) {
    Spot spot = spot_of(books, "account", kept->account);
    Findings *findings = books->findings;
    (void)same_day(findings, &spot, (Claim){CHECK_VISIBILITY, "sees until", "V2"}, kept->until,
                   due->until);
    if (kept->kind == SEEN_QUOTE) {
        return; // since the edition that opened the site
    }
    (void)same_day(findings, &spot, (Claim){CHECK_VISIBILITY, "sees from", "V2"},
                   some_day(kept->from), some_day(due->from));
    (void)same_int(findings, &spot, (Claim){CHECK_VISIBILITY, "since transaction", "V2"}, kept->seq,
                   due->seq);
}

void check_visibility(const Books *books) {
    SeenList due = seen_due(books);
    SeenList kept = seen_kept(books);
    size_t i = 0;
    size_t j = 0;
    while (i < due.count || j < kept.count) {
        int order = i == due.count    ? 1
                    : j == kept.count ? -1
                                      : seen_compare(&due.rows[i], &kept.rows[j]);
        if (order < 0) {
            say(books, &due.rows[i], "does not see");
        } else if (order > 0) {
            say(books, &kept.rows[j], "sees without a right");
        } else {
            compare(books, &kept.rows[j], &due.rows[i]);
        }
        i += order <= 0;
        j += order >= 0;
    }
}
