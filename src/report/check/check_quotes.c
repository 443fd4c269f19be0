// Quotes folded: states from what happened, totals from lines, prices from the price list and the
// level of their day, and that no renewal line is in two live quotes of one partner (P23).
#include "report/check/check_private.h"

#include "domain/order.h"
#include "domain/quote/quote_state.h"

#include <stdlib.h>

static Spot spot_of_quote(const Books *books, const QCheckQuoteListHeadsRow *quote, int64_t line) {
    return (Spot){.enterprise = books->enterprise,
                  .thing = "quote",
                  .number = quote->number,
                  .id = quote->quote.id,
                  .line = line};
}

static bool is_of(const QCheckQuoteListHeadsRow *quote, int64_t id, int64_t revision) {
    return quote->quote.id == id && quote->revision == revision;
}

// A revision begins as a draft, as a standing quote (P24), or as what was accepted at another price
// than was shown.
static bool begins(QuoteVerb verb, QuoteState state) {
    return (verb == QUOTE_CHANGE && (state == QUOTE_DRAFT || state == QUOTE_STANDING)) ||
           (verb == QUOTE_ACCEPT && state == QUOTE_ACCEPTED);
}

// What the last edition of a revision says of it (house "History"): as the revision itself.
static void check_said(const Books *books, const QCheckQuoteListHeadsRow *quote,
                       const QCheckQuoteListEventsRow *last) {
    Spot spot = spot_of_quote(books, quote, 0);
    Findings *findings = books->findings;
    if (last->lines_null) {
        return; // written before it was kept
    }
    (void)same_int(findings, &spot, (Claim){CHECK_QUOTE, "lines of its last edition", ""},
                   last->lines, quote->lines_null ? 0 : quote->lines);
    (void)same_int(findings, &spot, (Claim){CHECK_QUOTE, "total of its last edition", ""},
                   last->total_null ? -1 : last->total.minor, quote->total.minor);
    (void)same_int(findings, &spot, (Claim){CHECK_QUOTE, "contact of its last edition", "P16"},
                   last->contact_null ? 0 : last->contact,
                   quote->contact_null ? 0 : quote->contact);
    (void)same_int(findings, &spot,
                   (Claim){CHECK_QUOTE, "maximum end price of its last edition", "P16"},
                   last->maximum_end_price_null ? 0 : last->maximum_end_price.minor,
                   quote->maximum_end_price_null ? 0 : quote->maximum_end_price.minor);
    (void)same_day(findings, &spot, (Claim){CHECK_QUOTE, "last day of its last edition", "R8.7"},
                   day_or_null(last->valid_to_null, last->valid_to),
                   day_or_null(quote->valid_to_null, quote->valid_to));
}

// The events of one revision, in order; ret_edition is that of its last one, 0 where it has none.
static void fold_states(const Books *books, const QCheckQuoteListHeadsRow *quote,
                        int64_t *ret_edition, QuoteState *ret_state) {
    Spot spot = spot_of_quote(books, quote, 0);
    const QCheckQuoteListEventsRow *last = NULL;
    bool first = true;
    *ret_edition = 0;
    for (size_t i = 0; i < books->quote_events.count; i++) {
        const QCheckQuoteListEventsRow *event = &books->quote_events.rows[i];
        QuoteVerb verb;
        QuoteState state;
        QuoteState wanted = QUOTE_DRAFT;
        if (!is_of(quote, event->quote.id, event->revision)) {
            continue;
        }
        bool known = quote_verb_find(event->verb, &verb) && quote_state_find(event->state, &state);
        bool moves =
            known && (first ? begins(verb, state)
                            : quote_state_after(*ret_state, verb, ~0u, &wanted) && wanted == state);
        if (!moves) {
            finding_say(books->findings, CHECK_QUOTE, &spot,
                        "its edition %lld is no move from the state before it",
                        (long long)event->edition);
        }
        *ret_state = known ? state : *ret_state;
        *ret_edition = event->edition;
        last = event;
        first = false;
        (void)same_day(books->findings, &spot, (Claim){CHECK_QUOTE, "day of an edition", "R10.1"},
                       some_day(event->on_day),
                       some_day(books_day(books, event->seq, event->on_day)));
    }
    if (last != NULL) {
        check_said(books, quote, last);
    }
}

static void check_editions(const Books *books) {
    for (size_t i = 0; i < books->quote_events.count; i++) {
        const QCheckQuoteListEventsRow *event = &books->quote_events.rows[i];
        bool next = i > 0 && books->quote_events.rows[i - 1].quote.id == event->quote.id;
        int64_t wanted = next ? books->quote_events.rows[i - 1].edition + 1 : 1;
        Spot spot = spot_of(books, "quote", event->quote.id);
        (void)same_int(books->findings, &spot, (Claim){CHECK_QUOTE, "edition", ""}, event->edition,
                       wanted);
    }
}

static void check_head(const Books *books, size_t index) {
    const QCheckQuoteListHeadsRow *quote = &books->quotes.rows[index];
    const QCheckQuoteListHeadsRow *next =
        index + 1 < books->quotes.count ? &books->quotes.rows[index + 1] : NULL;
    Spot spot = spot_of_quote(books, quote, 0);
    Findings *findings = books->findings;
    int64_t edition = 0;
    QuoteState state = QUOTE_DRAFT;
    bool newest = next == NULL || next->quote.id != quote->quote.id;
    fold_states(books, quote, &edition, &state);
    (void)same_text(findings, &spot, (Claim){CHECK_QUOTE, "state", ""}, quote->state,
                    quote_state_name(state));
    (void)same_int(findings, &spot, (Claim){CHECK_QUOTE, "edition", ""},
                   quote->edition_null ? 0 : quote->edition, edition);
    (void)same_int(findings, &spot, (Claim){CHECK_QUOTE, "newest", ""},
                   quote->newest_null ? 0 : quote->newest, newest);
}

// The lines of a revision stand side by side.
static Run lines_of(const Books *books, const QCheckQuoteListHeadsRow *quote) {
    Run run = {0};
    while (run.first < books->quote_lines.count &&
           !is_of(quote, books->quote_lines.rows[run.first].quote.id,
                  books->quote_lines.rows[run.first].revision)) {
        run.first++;
    }
    while (run.first + run.count < books->quote_lines.count &&
           is_of(quote, books->quote_lines.rows[run.first + run.count].quote.id,
                 books->quote_lines.rows[run.first + run.count].revision)) {
        run.count++;
    }
    return run;
}

// R4.13, R4.6: one line at the level that the quote says, as published on the day of its figures.
static Err check_line(const Books *books, const QCheckQuoteListHeadsRow *quote,
                      const QCheckQuoteListLinesRow *line, const KnownProgramme *known,
                      Currency currency) {
    const KnownPart *part = NULL;
    LinePrice price;
    Points points = {0};
    Level level = LEVEL_NONE;
    Spot spot = spot_of_quote(books, quote, line->line);
    Findings *findings = books->findings;
    TRY(catalogue_part(books->catalogue, known, quote->country_group, currency, line->part, &part));
    bool sound =
        part->priced.found && part->sound && line->quantity.count >= 1 && !quote->priced_on_null &&
        !line->price_on_null &&
        (quote->level_null || programme_find_level(&known->programme, quote->level, &level)) &&
        (line->months_null || (line->months >= 1 && line->months <= 12));
    if (!sound) {
        finding_say(findings, CHECK_VALUE, &spot, "its part or its figures cannot be priced");
        return OK;
    }
    PriceAsk ask = {.rows = part->priced.rows,
                    .row_count = part->priced.row_count,
                    .discountable = part->priced.part.discountable,
                    .price_on = line->price_on,
                    .published_by = quote->priced_on,
                    .months = line->months_null ? 0 : (int32_t)line->months,
                    .quantity = line->quantity};
    if (price_line(&known->programme, &ask, level, &price, NULL) != REFUSAL_NONE) {
        finding_say(findings, CHECK_PRICE, &spot, "has no price on its day (R4.6)");
        return OK;
    }
    (void)same_int(findings, &spot, (Claim){CHECK_PRICE_ROW, "price row", "R4.6"},
                   line->price_row.id, price.row.id);
    (void)same_money(findings, &spot, (Claim){CHECK_PRICE, "unit", "R4.13"}, currency, line->unit,
                     price.unit);
    (void)same_money(findings, &spot, (Claim){CHECK_PRICE, "extended", "R4.4"}, currency,
                     line->extended, price.extended);
    bool earns = !quote->level_null && known->programme.earns_points[part->priced.part.type];
    if (earns && !points_of_line(part->priced.part.points, line->quantity, ask.months, &points)) {
        return OK;
    }
    (void)same_points(findings, &spot, (Claim){CHECK_POINTS, "points", "R2.2"}, line->points,
                      points);
    return OK;
}

static Err check_figures(const Books *books, const QCheckQuoteListHeadsRow *quote) {
    Currency currency;
    Run run = lines_of(books, quote);
    Wide total = 0;
    Wide points = 0;
    Spot spot = spot_of_quote(books, quote, 0);
    const KnownProgramme *known = catalogue_programme(books->catalogue, quote->programme_version);
    if (known == NULL || !known->usable || !currency_find(quote->currency, &currency)) {
        finding_say(books->findings, CHECK_PROGRAMME, &spot,
                    "its programme or its currency is not there");
        return OK;
    }
    for (size_t i = run.first; i < run.first + run.count; i++) {
        const QCheckQuoteListLinesRow *line = &books->quote_lines.rows[i];
        total += line->extended.minor;
        points += line->points.hundredths;
        TRY(check_line(books, quote, line, known, currency));
    }
    if (text_equal(quote->state, S("withdrawn"))) {
        return OK; // it may have lost its last lines to an order; they stay for the record
    }
    (void)same_int(books->findings, &spot, (Claim){CHECK_TOTAL, "total of its lines", "R4.4"},
                   quote->total.minor, (int64_t)total);
    (void)same_int(books->findings, &spot, (Claim){CHECK_TOTAL, "points of its lines", "R2.2"},
                   quote->points_null ? -1 : quote->points.hundredths, (int64_t)points);
    (void)same_int(books->findings, &spot, (Claim){CHECK_LINES, "lines", ""},
                   quote->lines_null ? -1 : quote->lines, (int64_t)run.count);
    return OK;
}

// ---- no line in two live quotes of one partner ----

typedef struct {
    int64_t entitlement;
    int64_t party;
    const QCheckQuoteListHeadsRow *quote;
    int64_t line;
} Holding2;

static int holding_compare(const void *left, const void *right) {
    const Holding2 *a = left;
    const Holding2 *b = right;
    int order = (a->entitlement > b->entitlement) - (a->entitlement < b->entitlement);
    return order != 0 ? order : (a->party > b->party) - (a->party < b->party);
}

static bool is_live(const Books *books, const QCheckQuoteListHeadsRow *quote) {
    QuoteState state;
    const QCheckListRecordedRow *last =
        books->recorded.count == 0 ? NULL : &books->recorded.rows[books->recorded.count - 1];
    bool over = !quote->valid_to_null && last != NULL && date_before(quote->valid_to, last->on_day);
    return !quote->newest_null && quote->newest == 1 && !over &&
           quote_state_find(quote->state, &state) && quote_state_is_live(state) &&
           state != QUOTE_STANDING;
}

// What the lines of live quotes hold; ret_held has room for all.
static size_t live_holdings(const Books *books, Holding2 *ret_held) {
    size_t count = 0;
    for (size_t i = 0; i < books->quotes.count; i++) {
        const QCheckQuoteListHeadsRow *quote = &books->quotes.rows[i];
        Run run = is_live(books, quote) ? lines_of(books, quote) : (Run){0};
        AccountId reseller = partner(quote->reseller_null, quote->reseller);
        AccountId distributor = partner(quote->distributor_null, quote->distributor);
        for (size_t j = run.first; j < run.first + run.count; j++) {
            const QCheckQuoteListLinesRow *line = &books->quote_lines.rows[j];
            if (!line->entitlement_null) {
                ret_held[count++] =
                    (Holding2){line->entitlement.id,
                               reseller.id != 0 ? reseller.id : distributor.id, quote, line->line};
            }
        }
    }
    return count;
}

static void check_held_once(const Books *books) {
    Holding2 *held = arena_array(books->arena, Holding2, books->quote_lines.count);
    size_t count = live_holdings(books, held);
    if (count > 1) {
        qsort(held, count, sizeof *held, holding_compare);
    }
    for (size_t i = 1; i < count; i++) {
        if (holding_compare(&held[i - 1], &held[i]) == 0) {
            Spot spot = spot_of_quote(books, held[i].quote, held[i].line);
            finding_say(books->findings, CHECK_QUOTE, &spot,
                        "stands in two live quotes of one partner (P23)");
        }
    }
}

Err check_quotes(const Books *books) {
    check_editions(books);
    for (size_t i = 0; i < books->quotes.count; i++) {
        check_head(books, i);
        TRY(check_figures(books, &books->quotes.rows[i]));
    }
    check_editions_said(books);
    check_held_once(books);
    return OK;
}

// R2.5: the level of a quote that was priced in a transaction.
void check_quote_levels(Books *books, const QCheckListRecordedRow *at) {
    for (size_t i = 0; i < books->quotes.count; i++) {
        const QCheckQuoteListHeadsRow *quote = &books->quotes.rows[i];
        int64_t priced = 0;
        size_t agreement = 0;
        for (size_t j = 0; j < books->quote_events.count; j++) {
            const QCheckQuoteListEventsRow *event = &books->quote_events.rows[j];
            bool prices = text_equal(event->verb, S("change")) ||
                          text_equal(event->verb, S("present")) ||
                          text_equal(event->verb, S("accept"));
            if (is_of(quote, event->quote.id, event->revision) && prices) {
                priced = event->seq;
            }
        }
        const KnownProgramme *known =
            catalogue_programme(books->catalogue, quote->programme_version);
        if (priced != at->seq || quote->points_null || known == NULL || !known->usable ||
            quote->points.hundredths < 0 || !books_agreement(books, quote->agreement, &agreement) ||
            !standings_use(books, agreement, known)) {
            continue;
        }
        Spot spot = spot_of_quote(books, quote, 0);
        const Standing *standing = &books->agreement_books[agreement].standing;
        Level level = standing_order_level(standing, &known->programme, quote->points);
        (void)same_text(books->findings, &spot, (Claim){CHECK_LEVEL, "level", "R2.5"},
                        quote->level_null ? (Text){0} : quote->level,
                        programme_level_code(&known->programme, level));
        (void)same_day(books->findings, &spot, (Claim){CHECK_QUOTE, "priced on", "R4.6"},
                       day_or_null(quote->priced_on_null, quote->priced_on), some_day(at->on_day));
    }
}
