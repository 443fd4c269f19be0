// Prices an order again: the standing and the coverage before it, the rules of its day.
#include "report/check/check_private.h"

#include "domain/calendar.h"
#include "domain/coverage.h"
#include "domain/order.h"

// An order being priced again.
typedef struct {
    Books *books;
    const QCheckListOrdersRow *order;
    const QCheckListLinesRow *rows;
    size_t count;
    const KnownProgramme *known;
    Currency currency;
    Standing standing; // before the order
    OrderLineAsk *asks;
    bool sound; // every line can be priced
} Repricing;

static void say_line(Repricing *work, const QCheckListLinesRow *line, CheckKind kind,
                     const char *what) {
    Spot spot = spot_of_order(work->books, work->order, line->line);
    finding_say(work->books->findings, kind, &spot, "%s", what);
    work->sound = false;
}

// What a line covers, and as of which day it is priced.
typedef struct {
    Date price_on;
    Date start;
    Date end;
    int32_t months; // 0: none
    MaybeDate due;
} Cover;

static void compare_cover(const Repricing *work, const QCheckListLinesRow *line,
                          const Cover *cover) {
    Findings *findings = work->books->findings;
    Spot spot = spot_of_order(work->books, work->order, line->line);
    bool renews = cover->months != 0;
    (void)same_day(
        findings, &spot, (Claim){CHECK_COVERAGE, "coverage start", renews ? "R4.2" : "R4.1"},
        day_or_null(line->coverage_start_null, line->coverage_start), some_day(cover->start));
    (void)same_day(findings, &spot,
                   (Claim){CHECK_COVERAGE, "coverage end", renews ? "R4.2" : "R4.1"},
                   day_or_null(line->coverage_end_null, line->coverage_end), some_day(cover->end));
    (void)same_int(findings, &spot, (Claim){CHECK_COVERAGE, "months", "R4.2"},
                   line->months_null ? 0 : line->months, cover->months);
    (void)same_day(findings, &spot, (Claim){CHECK_COVERAGE, "due", "R4.2"},
                   day_or_null(line->due_null, line->due), cover->due);
    (void)same_day(findings, &spot, (Claim){CHECK_PRICE_ROW, "priced as of", "R4.6"},
                   some_day(line->price_on), some_day(cover->price_on));
}

// R4.10: less than is covered is renewed where the transaction made a record of the rest.
static bool may_reduce(const Repricing *work, const QCheckListLinesRow *line) {
    const Books *books = work->books;
    RefRange events = refs_of(&books->events_by_seq, work->order->seq);
    for (size_t i = 0; i < events.count; i++) {
        const QCheckListEventsRow *event = &books->events.rows[events.refs[i].index];
        if (text_equal(event->cause, S("renewal")) && !event->source_null &&
            event->source.id == line->entitlement.id) {
            return true;
        }
    }
    return false;
}

// The day by which what it renews must be covered: its own, or R4.9's.
static Date open_on(const Repricing *work) {
    const QCheckAutomaticListOrdersRow *row = books_automatic(work->books, work->order->order_id);
    return row == NULL ? work->order->accepted_on : renewal_changes_until(row->due);
}

// R4.2, R4.3: a renewal of what the entitlement was before this order.
static bool cover_renewal(Repricing *work, const QCheckListLinesRow *line, Cover *ret_cover) {
    size_t index = 0;
    if (line->entitlement_null || !books_entitlement(work->books, line->entitlement, &index) ||
        !work->books->entitlement_books[index].now.exists) {
        say_line(work, line, CHECK_EVENT, "renews an entitlement that was not there (R4.2)");
        return false;
    }
    const EntitlementState *held = &work->books->entitlement_books[index].now;
    Spot spot = spot_of_order(work->books, work->order, line->line);
    int64_t renewed = line->quantity.count < held->quantity && may_reduce(work, line)
                          ? line->quantity.count
                          : held->quantity;
    (void)same_int(work->books->findings, &spot, (Claim){CHECK_EVENT, "renewed quantity", "R4.10"},
                   line->quantity.count, renewed);
    (void)same_int(work->books->findings, &spot, (Claim){CHECK_SITE, "site", "R4.14"},
                   line->site.id, held->site.id);
    if (coverage_lapsed(&work->known->programme, held->coverage_end, open_on(work))) {
        say_line(work, line, CHECK_COVERAGE, "renews a coverage that has lapsed (R4.11)");
    }
    if (!date_is_month_last(held->coverage_end)) {
        say_line(work, line, CHECK_COVERAGE, "renews a coverage that ends inside a month (R4.2)");
        return false;
    }
    Standing counting =
        standing_if_ordered(&work->standing, &work->known->programme, work->order->accepted_on);
    RenewalSpan span = renewal_span(&counting, held->coverage_end, held->agreement_since);
    *ret_cover = (Cover){span.start, span.start, span.end, span.months, some_day(span.due)};
    return true;
}

static bool cover_of(Repricing *work, const QCheckListLinesRow *line, const Part *part,
                     Cover *ret_cover) {
    bool renews = part->type == PART_RENEWAL;
    bool mixed = !work->order->quote_null && text_equal(work->order->kind, S("order"));
    if (renews != text_equal(work->order->kind, S("renewal")) && !(renews && mixed)) {
        say_line(work, line, CHECK_LINES, "its part is none for this kind of order (R4.2)");
        return false;
    }
    Spot spot = spot_of_order(work->books, work->order, line->line);
    (void)same_int(work->books->findings, &spot, (Claim){CHECK_COVERAGE, "term months", "R6.1"},
                   line->term_months_null ? 0 : line->term_months,
                   part_type_row(part->type)->term_ends_use ? part->term_months : 0);
    if (renews) {
        return cover_renewal(work, line, ret_cover);
    }
    if (!line->entitlement_null) {
        finding_say(work->books->findings, CHECK_EVENT, &spot, "renews, and is no renewal (R4.2)");
    }
    Date today = work->order->accepted_on;
    Date end = full_months_end(today, part->term_months);
    *ret_cover = (Cover){.price_on = today, .start = today, .end = end};
    return true;
}

static bool figures_are_sound(const QCheckListLinesRow *line) {
    int64_t rise = line->cap_rise_null ? 0 : line->cap_rise;
    return line->quantity.count >= 1 && (line->bid_unit_null || line->bid_unit.minor >= 0) &&
           (line->cap_base_null || line->cap_base.minor >= 0) && rise >= 0 && rise <= INT32_MAX;
}

static Err ask_line(Repricing *work, size_t index) {
    const QCheckListLinesRow *line = &work->rows[index];
    const KnownPart *part = NULL;
    Cover cover;
    TRY(catalogue_part(work->books->catalogue, work->known, work->order->country_group,
                       work->currency, line->part, &part));
    if (!part->sound || !figures_are_sound(line)) {
        say_line(work, line, CHECK_VALUE, "its part or its figures cannot be priced");
        return OK;
    }
    if (!cover_of(work, line, &part->priced.part, &cover)) {
        return OK;
    }
    compare_cover(work, line, &cover);
    work->asks[index] = (OrderLineAsk){
        .part = &part->priced.part,
        .ask =
            {
                .rows = part->priced.rows,
                .row_count = part->priced.row_count,
                .discountable = part->priced.part.discountable,
                .price_on = cover.price_on,
                .published_by = work->order->accepted_on,
                .months = cover.months,
                .quantity = line->quantity,
                .capped = !line->cap_base_null,
                .cap_base = line->cap_base_null ? (Money){0} : line->cap_base,
                .cap_rise = {line->cap_rise_null ? 0 : (int32_t)line->cap_rise},
                .bid = !line->bid_unit_null,
                .bid_unit = line->bid_unit_null ? (Money){0} : line->bid_unit,
            },
    };
    return OK;
}

static void compare_line(const Repricing *work, size_t index, const OrderLinePrice *priced) {
    const QCheckListLinesRow *line = &work->rows[index];
    Findings *findings = work->books->findings;
    Spot spot = spot_of_order(work->books, work->order, line->line);
    (void)same_int(findings, &spot, (Claim){CHECK_PRICE_ROW, "price row", "R4.6"},
                   line->price_row.id, priced->price.row.id);
    (void)same_money(findings, &spot, (Claim){CHECK_PRICE, "yearly", "R4.13"}, work->currency,
                     line->yearly, priced->price.yearly);
    (void)same_money(findings, &spot, (Claim){CHECK_PRICE, "unit", "R4.13"}, work->currency,
                     line->unit, priced->price.unit);
    (void)same_money(findings, &spot, (Claim){CHECK_PRICE, "extended", "R4.4"}, work->currency,
                     line->extended, priced->price.extended);
    (void)same_points(findings, &spot, (Claim){CHECK_POINTS, "points", "R2.2"}, line->points,
                      priced->points);
}

static void compare_order(const Repricing *work, const OrderPrice *priced) {
    const QCheckListOrdersRow *order = work->order;
    Findings *findings = work->books->findings;
    Spot spot = spot_of_order(work->books, order, 0);
    int64_t term = work->standing.express || work->standing.has_term ? work->standing.term : 1;
    (void)same_text(findings, &spot, (Claim){CHECK_LEVEL, "level", "R2.5"},
                    order->level_null ? (Text){0} : order->level,
                    programme_level_code(&work->known->programme, priced->level));
    (void)same_points(findings, &spot, (Claim){CHECK_POINTS, "points", "R2.2"}, order->points,
                      priced->points);
    (void)same_money(findings, &spot, (Claim){CHECK_TOTAL, "total", "R4.4"}, work->currency,
                     order->total, priced->total);
    (void)same_int(findings, &spot, (Claim){CHECK_ORDER, "term", "R2.8"}, order->term, term);
}

// P19: the latest of each line that two persons set.
static void ask_staff(Repricing *work) {
    const QCheckChangeListPricesRows *set = &work->books->set_prices;
    for (size_t i = 0; i < set->count; i++) {
        const QCheckChangeListPricesRow *row = &set->rows[i];
        bool counts = row->order_id.id == work->order->order_id.id && row->line >= 1 &&
                      (size_t)row->line <= work->count && row->unit.minor >= 0 &&
                      text_equal(row->state, S("confirmed"));
        if (counts) {
            work->asks[row->line - 1].ask.staff_change = row->place;
            work->asks[row->line - 1].ask.staff_unit = row->unit;
        }
    }
}

static Err reprice(Repricing *work) {
    Arena *arena = work->books->arena;
    Refusals refusals = {0};
    OrderPrice priced;
    work->asks = arena_array(arena, OrderLineAsk, work->count);
    for (size_t i = 0; i < work->count; i++) {
        TRY(ask_line(work, i));
    }
    if (!work->sound) {
        return OK;
    }
    ask_staff(work);
    OrderLinePrice *lines = arena_array(arena, OrderLinePrice, work->count);
    order_price(&work->known->programme, &work->standing, work->asks, work->count, lines, &priced,
                &refusals);
    if (refused(&refusals)) {
        Spot spot = spot_of_order(work->books, work->order, refusals.items[0].line);
        Text code = refusal_code(refusals.items[0].id);
        finding_say(work->books->findings, CHECK_PRICE, &spot, "would be refused today: %.*s",
                    TEXT_ARG(code));
        return OK;
    }
    for (size_t i = 0; i < work->count; i++) {
        compare_line(work, i, &lines[i]);
    }
    compare_order(work, &priced);
    return OK;
}

// R9.3: a rebill keeps the price of the order that it replaces; check_rebills compares the two.
Err check_price(Books *books, const QCheckListOrdersRow *order) {
    size_t index = 0;
    size_t agreement = 0;
    Spot spot = spot_of_order(books, order, 0);
    Repricing work = {.books = books, .order = order, .sound = true};
    work.known = catalogue_programme(books->catalogue, order->programme_version);
    if (work.known == NULL || !work.known->usable) {
        finding_say(books->findings, CHECK_PROGRAMME, &spot, "its version %lld is not there",
                    (long long)order->programme_version);
        return OK;
    }
    if (!currency_find(order->currency, &work.currency)) {
        finding_say(books->findings, CHECK_VALUE, &spot, "its currency is none");
        return OK;
    }
    if (!books_agreement(books, order->agreement, &agreement) ||
        text_equal(order->kind, S("rebill")) || !standings_use(books, agreement, work.known) ||
        !books_order(books, order->order_id, &index)) {
        return OK;
    }
    size_t mark = books->arena->used;
    work.standing = books->agreement_books[agreement].standing;
    work.rows = books->lines.rows + books->order_lines[index].first;
    work.count = books->order_lines[index].count;
    Err err = reprice(&work);
    arena_rewind(books->arena, mark);
    return err;
}
