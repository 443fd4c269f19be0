// Rebills against the orders that they replace (R9.3): a rebill says the same, at another site.
#include "report/check/check_private.h"

typedef struct {
    const Books *books;
    const QCheckListOrdersRow *order;
    const QCheckListOrdersRow *source;
    Spot spot;
} Pair;

static Claim kept(const char *what) {
    return (Claim){CHECK_REBILL, what, "R9.3"};
}

static Text level_of(const QCheckListOrdersRow *order) {
    return order->level_null ? (Text){0} : order->level;
}

static void compare_order(const Pair *pair) {
    const QCheckListOrdersRow *order = pair->order;
    const QCheckListOrdersRow *source = pair->source;
    Findings *findings = pair->books->findings;
    const Spot *spot = &pair->spot;
    (void)same_int(findings, spot, kept("agreement"), order->agreement.id, source->agreement.id);
    (void)same_int(findings, spot, kept("term"), order->term, source->term);
    (void)same_day(findings, spot, kept("accepted"), some_day(order->accepted_on),
                   some_day(source->accepted_on));
    (void)same_int(findings, spot, kept("accepted at"), order->accepted_at.seconds,
                   source->accepted_at.seconds);
    (void)same_text(findings, spot, kept("level"), level_of(order), level_of(source));
    (void)same_points(findings, spot, kept("points"), order->points, source->points);
    (void)same_int(findings, spot, kept("total in minor units"), order->total.minor,
                   source->total.minor);
    (void)same_text(findings, spot, kept("currency"), order->currency, source->currency);
    (void)same_text(findings, spot, kept("country group"), order->country_group,
                    source->country_group);
    (void)same_int(findings, spot, kept("programme version"), order->programme_version,
                   source->programme_version);
}

// How a line's price came about.
static void compare_price(const Pair *pair, const QCheckListLinesRow *line,
                          const QCheckListLinesRow *old) {
    Findings *findings = pair->books->findings;
    const Spot *spot = &pair->spot;
    (void)same_int(findings, spot, kept("price row"), line->price_row.id, old->price_row.id);
    (void)same_day(findings, spot, kept("priced as of"), some_day(line->price_on),
                   some_day(old->price_on));
    (void)same_int(findings, spot, kept("bid in minor units"),
                   line->bid_unit_null ? -1 : line->bid_unit.minor,
                   old->bid_unit_null ? -1 : old->bid_unit.minor);
    (void)same_int(findings, spot, kept("cap's base in minor units"),
                   line->cap_base_null ? -1 : line->cap_base.minor,
                   old->cap_base_null ? -1 : old->cap_base.minor);
    (void)same_int(findings, spot, kept("cap's rise"), line->cap_rise_null ? -1 : line->cap_rise,
                   old->cap_rise_null ? -1 : old->cap_rise);
    (void)same_int(findings, spot, kept("yearly in minor units"), line->yearly.minor,
                   old->yearly.minor);
    (void)same_int(findings, spot, kept("unit in minor units"), line->unit.minor, old->unit.minor);
    (void)same_int(findings, spot, kept("extended in minor units"), line->extended.minor,
                   old->extended.minor);
}

static void compare_line(Pair pair, const QCheckListLinesRow *line) {
    const QCheckListLinesRow *old = books_line(pair.books, pair.source->order_id, line->line);
    Findings *findings = pair.books->findings;
    pair.spot.line = line->line;
    if (old == NULL) {
        finding_say(findings, CHECK_REBILL, &pair.spot, "its source has no such line (R9.3)");
        return;
    }
    const Spot *spot = &pair.spot;
    (void)same_text(findings, spot, kept("part"), line->part, old->part);
    (void)same_int(findings, spot, kept("quantity"), line->quantity.count, old->quantity.count);
    (void)same_points(findings, spot, kept("points"), line->points, old->points);
    (void)same_day(findings, spot, kept("coverage start"),
                   day_or_null(line->coverage_start_null, line->coverage_start),
                   day_or_null(old->coverage_start_null, old->coverage_start));
    (void)same_day(findings, spot, kept("coverage end"),
                   day_or_null(line->coverage_end_null, line->coverage_end),
                   day_or_null(old->coverage_end_null, old->coverage_end));
    (void)same_int(findings, spot, kept("term months"),
                   line->term_months_null ? 0 : line->term_months,
                   old->term_months_null ? 0 : old->term_months);
    compare_price(&pair, line, old);
}

static void check_rebill(const Books *books, size_t index) {
    const QCheckListOrdersRow *order = &books->orders.rows[index];
    Pair pair = {.books = books,
                 .order = order,
                 .source = books_source(books, order),
                 .spot = spot_of_order(books, order, 0)};
    size_t from = 0;
    if (pair.source == NULL || !books_order(books, order->source_order, &from)) {
        finding_say(books->findings, CHECK_REBILL, &pair.spot,
                    "the order that it replaces is not there (R9.3)");
        return;
    }
    if (pair.source->seq >= order->seq || text_equal(pair.source->kind, S("renewal"))) {
        finding_say(books->findings, CHECK_REBILL, &pair.spot,
                    "replaces an order that it cannot replace (R9.3)");
    }
    compare_order(&pair);
    Run run = books->order_lines[index];
    (void)same_int(books->findings, &pair.spot, kept("lines"), (int64_t)run.count,
                   (int64_t)books->order_lines[from].count);
    for (size_t i = run.first; i < run.first + run.count; i++) {
        compare_line(pair, &books->lines.rows[i]);
    }
}

// An order is credited where one rebill replaces it, or where it renewed by itself and was
// cancelled, and only then.
static void check_state(const Books *books, const QCheckListOrdersRow *order) {
    RefRange rebills = refs_of(&books->orders_by_source, order->order_id.id);
    Spot spot = spot_of_order(books, order, 0);
    bool credited = text_equal(order->state, S("credited"));
    if (rebills.count > 1) {
        finding_say(books->findings, CHECK_REBILL, &spot, "is replaced more than once (R9.3)");
    }
    bool cancelled = is_cancelled(books_automatic(books, order->order_id));
    if (credited != (rebills.count > 0 || cancelled)) {
        finding_say(books->findings, CHECK_REBILL, &spot,
                    credited    ? "is credited, but no order replaces it (R9.3)"
                    : cancelled ? "is not credited, but was cancelled (R4.9)"
                                : "is not credited, but an order replaces it (R9.3)");
    }
    if (!is_rebill(order) && !order->source_order_null) {
        finding_say(books->findings, CHECK_REBILL, &spot, "names a source, but is no rebill");
    }
}

void check_rebills(const Books *books) {
    for (size_t i = 0; i < books->orders.count; i++) {
        check_state(books, &books->orders.rows[i]);
        if (is_rebill(&books->orders.rows[i])) {
            check_rebill(books, i);
        }
    }
}
