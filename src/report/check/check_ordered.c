// Orders against the quotes that they were made from (P16, P18): one quote is one order, line by
// line at the figures that the quote has.
#include "report/check/check_private.h"

static Claim same(const char *what) {
    return (Claim){CHECK_QUOTE, what, "P18"};
}

static void say(const Books *books, const QCheckListOrdersRow *order, const char *what) {
    Spot spot = spot_of_order(books, order, 0);
    finding_say(books->findings, CHECK_QUOTE, &spot, "%s (P18)", what);
}

static bool is_from_quote(const QCheckListOrdersRow *order) {
    return !order->quote_null && !is_rebill(order); // a rebill repeats its source, not a quote
}

// The newest revision of a quote; NULL where there is none.
static const QCheckQuoteListHeadsRow *newest(const Books *books, QuoteId id) {
    for (size_t i = 0; i < books->quotes.count; i++) {
        const QCheckQuoteListHeadsRow *quote = &books->quotes.rows[i];
        if (quote->quote.id == id.id && !quote->newest_null && quote->newest == 1) {
            return quote;
        }
    }
    return NULL;
}

static Run lines_of_quote(const Books *books, const QCheckQuoteListHeadsRow *quote) {
    const QCheckQuoteListLinesRow *rows = books->quote_lines.rows;
    Run run = {0};
    for (size_t i = 0; i < books->quote_lines.count; i++) {
        if (rows[i].quote.id == quote->quote.id && rows[i].revision == quote->revision) {
            run.first = run.count == 0 ? i : run.first;
            run.count++;
        }
    }
    return run;
}

// P19: two persons set a price of this line of the order (0: of any) while it waited; what it costs
// then is reckoned again with the rest of the order, and is no quote's.
static bool is_set(const Books *books, OrderId order, int64_t line) {
    for (size_t i = 0; i < books->set_prices.count; i++) {
        const QCheckChangeListPricesRow *row = &books->set_prices.rows[i];
        if (row->order_id.id == order.id && (line == 0 || row->line == line) &&
            text_equal(row->state, S("confirmed"))) {
            return true;
        }
    }
    return false;
}

static void compare_line(const Books *books, const QCheckListOrdersRow *order,
                         const QCheckListLinesRow *made, const QCheckQuoteListLinesRow *quoted) {
    Findings *findings = books->findings;
    Spot spot = spot_of_order(books, order, made->line);
    (void)same_text(findings, &spot, same("quoted part"), made->part, quoted->part);
    (void)same_int(findings, &spot, same("quoted site"), made->site.id, quoted->site.id);
    (void)same_int(findings, &spot, same("quoted quantity"), made->quantity.count,
                   quoted->quantity.count);
    if (!is_set(books, order->order_id, made->line)) {
        (void)same_int(findings, &spot, same("quoted unit in minor units"), made->unit.minor,
                       quoted->unit.minor);
        (void)same_int(findings, &spot, same("quoted extended in minor units"),
                       made->extended.minor, quoted->extended.minor);
    }
    (void)same_points(findings, &spot, same("quoted points"), made->points, quoted->points);
    (void)same_int(findings, &spot, same("quoted entitlement"),
                   made->entitlement_null ? 0 : made->entitlement.id,
                   quoted->entitlement_null ? 0 : quoted->entitlement.id);
}

static void compare(const Books *books, size_t index, const QCheckQuoteListHeadsRow *quote) {
    const QCheckListOrdersRow *order = &books->orders.rows[index];
    Spot spot = spot_of_order(books, order, 0);
    Run made = books->order_lines[index];
    Run quoted = lines_of_quote(books, quote);
    (void)same_text(books->findings, &spot, same("state of its quote"), quote->state, S("ordered"));
    if (!is_set(books, order->order_id, 0)) {
        (void)same_int(books->findings, &spot, same("quoted total in minor units"),
                       order->total.minor, quote->total.minor);
    }
    (void)same_int(books->findings, &spot, same("quoted lines"), (int64_t)made.count,
                   (int64_t)quoted.count);
    for (size_t i = 0; i < made.count && i < quoted.count; i++) {
        compare_line(books, order, &books->lines.rows[made.first + i],
                     &books->quote_lines.rows[quoted.first + i]);
    }
}

static size_t orders_of(const Books *books, QuoteId quote, size_t until) {
    size_t count = 0;
    for (size_t i = 0; i < until; i++) {
        const QCheckListOrdersRow *order = &books->orders.rows[i];
        count += is_from_quote(order) && order->quote.id == quote.id;
    }
    return count;
}

void check_ordered(const Books *books) {
    for (size_t i = 0; i < books->orders.count; i++) {
        const QCheckListOrdersRow *order = &books->orders.rows[i];
        const QCheckQuoteListHeadsRow *quote =
            is_from_quote(order) ? newest(books, order->quote) : NULL;
        if (quote != NULL) {
            compare(books, i, quote);
        } else if (is_from_quote(order)) {
            say(books, order, "names a quote that is not there");
        }
        if (quote != NULL && orders_of(books, order->quote, i) > 0) {
            say(books, order, "is not the first order of its quote");
        }
    }
    for (size_t i = 0; i < books->quotes.count; i++) {
        const QCheckQuoteListHeadsRow *quote = &books->quotes.rows[i];
        bool ordered =
            !quote->newest_null && quote->newest == 1 && text_equal(quote->state, S("ordered"));
        if (ordered && orders_of(books, quote->quote, books->orders.count) == 0) {
            Spot spot = {.enterprise = books->enterprise,
                         .thing = "quote",
                         .number = quote->number,
                         .id = quote->quote.id};
            finding_say(books->findings, CHECK_QUOTE, &spot, "is ordered, but no order is of it");
        }
    }
}
