// Adds renewal lines up. Each sum is of lines in one currency (portal.md C3).
#include "action/renewal/line_total_private.h"

#include <stdlib.h>

// A line of which only this counts.
typedef struct {
    LineRow row;
    RenewalLine line;
} Added;

static Err add_all(LineBook *book, LineRow *rows, size_t count, Added **ret_added) {
    Added *added = arena_array(book->context->arena, Added, count);
    TRY(line_book_load(book, rows, count, true));
    for (size_t i = 0; i < count; i++) {
        added[i].row = rows[i];
        TRY(line_fill(book, &rows[i], &added[i].line));
        TRY(line_price(book, &rows[i], &added[i].line));
    }
    *ret_added = added;
    return OK;
}

static int compare_ids(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

// One group: a quote, or what is unquoted of a site and due day; one currency.
static int group_order(const Added *a, const Added *b) {
    int order = compare_ids(a->row.enterprise.id, b->row.enterprise.id);
    if (order == 0) {
        order = compare_ids(a->row.quote.id, b->row.quote.id);
    }
    if (order == 0 && a->row.quote.id == 0) {
        order = compare_ids(a->row.site.id, b->row.site.id);
        order = order != 0 ? order : date_compare(a->row.due, b->row.due);
    }
    return order != 0 ? order : text_compare(a->row.currency, b->row.currency);
}

static int added_compare(const void *left, const void *right) {
    const Added *a = left;
    const Added *b = right;
    int order = group_order(a, b);
    order = order != 0 ? order : date_compare(a->row.due, b->row.due);
    return order != 0 ? order : compare_ids(a->row.entitlement.id, b->row.entitlement.id);
}

// A group with the place of its first line, by which groups come.
typedef struct {
    LinePlace place;
    RenewalGroup group;
} Placed;

static int placed_compare(const void *left, const void *right) {
    const LinePlace *a = &((const Placed *)left)->place;
    const LinePlace *b = &((const Placed *)right)->place;
    int order = date_compare(a->due, b->due);
    order = order != 0 ? order : compare_ids(a->enterprise.id, b->enterprise.id);
    return order != 0 ? order : compare_ids(a->entitlement.id, b->entitlement.id);
}

static Placed group_of(const Added *first) {
    const RenewalLine *line = &first->line;
    return (Placed){
        .place = line_place(&first->row),
        .group =
            {
                .money = line->money,
                .quote = line->quote,
                .agreement = line->agreement,
                .site = line->site,
                .customer_name = line->customer_name,
                .city = line->city,
                .country = line->country,
                .programme = line->programme,
                .customer_type = line->customer_type,
                .next_anniversary = line->next_anniversary,
                .next_anniversary_null = line->next_anniversary_null,
                .due = line->due,
                .currency = line->currency,
                .days_to_due = line->days_to_due,
            },
    };
}

static int64_t sum_of(int64_t a, int64_t b) {
    return a > AMOUNT_MAX - b ? AMOUNT_MAX : a + b; // both are at most AMOUNT_MAX
}

static void add_to_group(RenewalGroup *group, const RenewalLine *line) {
    group->lines++;
    group->quantity.count = sum_of(group->quantity.count, line->quantity.count);
    if (!line->extended_null) {
        group->total.minor = sum_of(group->total.minor, line->extended.minor);
    }
}

static size_t make_groups(Added *added, size_t count, Placed *placed) {
    size_t groups = 0;
    if (count > 1) {
        qsort(added, count, sizeof *added, added_compare);
    }
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || group_order(&added[i - 1], &added[i]) != 0) {
            placed[groups++] = group_of(&added[i]);
        }
        add_to_group(&placed[groups - 1].group, &added[i].line);
    }
    if (groups > 1) {
        qsort(placed, groups, sizeof *placed, placed_compare);
    }
    return groups;
}

// The groups behind a place, as many as a page has.
static void page_of_groups(const ActionContext *context, const LineQuestion *question,
                           const Placed *placed, size_t count, RenewalLines *lines) {
    Placed after = {.place = question->after};
    size_t begin = 0;
    while (begin < count && question->after.entitlement.id != 0 &&
           placed_compare(&placed[begin], &after) <= 0) {
        begin++;
    }
    size_t left = count - begin;
    lines->group_count = left < question->limit ? left : question->limit;
    lines->groups = arena_array(context->arena, RenewalGroup, lines->group_count);
    for (size_t i = 0; i < lines->group_count; i++) {
        lines->groups[i] = placed[begin + i].group;
    }
    if (left > lines->group_count) {
        lines->next = line_place_text(context, placed[begin + lines->group_count - 1].place);
    }
}

Err lines_summarise(LineBook *book, const LineQuestion *question, RenewalLines *lines,
                    Refusals *refusals) {
    LineQuestion all = *question;
    LineRow *rows = NULL;
    Added *added = NULL;
    size_t count = 0;
    bool more = false;
    all.after = LINES_BEGIN;
    all.filter.tells_orders = all.states != 0; // else no sum depends on it
    TRY(lines_collect(book->context, &all, RENEWAL_LINES_SORTED, &rows, &count, &more));
    if (more) {
        refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("view")});
        return OK;
    }
    TRY(add_all(book, rows, count, &added));
    Placed *placed = arena_array(book->context->arena, Placed, count);
    size_t groups = make_groups(added, count, placed);
    page_of_groups(book->context, question, placed, groups, lines);
    return OK;
}

static int by_site(const void *left, const void *right) {
    const LineRow *a = left;
    const LineRow *b = right;
    int order = compare_ids(a->enterprise.id, b->enterprise.id);
    return order != 0 ? order : compare_ids(a->site.id, b->site.id);
}

static void count_rows(LineRow *rows, size_t count, RenewalTotals *totals) {
    if (count > 1) {
        qsort(rows, count, sizeof *rows, by_site);
    }
    for (size_t i = 0; i < count; i++) {
        totals->customers += i == 0 || by_site(&rows[i - 1], &rows[i]) != 0;
    }
    totals->lines = (int64_t)count;
}

static int by_currency(const void *left, const void *right) {
    return text_compare(((const RenewalSum *)left)->currency,
                        ((const RenewalSum *)right)->currency);
}

// FAULT_DB_VALUE where the line's currency is none.
static Err sum_in(RenewalTotals *totals, Text currency, RenewalSum **ret_sum) {
    for (size_t i = 0; i < totals->sum_count; i++) {
        if (text_equal(totals->sums[i].currency, currency)) {
            *ret_sum = &totals->sums[i];
            return OK;
        }
    }
    RenewalSum *sum = &totals->sums[totals->sum_count];
    *sum = (RenewalSum){.currency = currency};
    if (!currency_find(currency, &sum->money)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    totals->sum_count++;
    *ret_sum = sum;
    return OK;
}

static Err sum_rows(LineBook *book, LineRow *rows, size_t count, RenewalTotals *totals) {
    TRY(line_book_load(book, rows, count, true));
    totals->sums = arena_array(book->context->arena, RenewalSum, PRICE_LISTS_MAX);
    for (size_t i = 0; i < count; i++) {
        RenewalSum *sum = NULL;
        bool priced = false;
        Money value = {0};
        TRY(line_value(book, &rows[i], &priced, &value));
        TRY(sum_in(totals, rows[i].currency, &sum));
        sum->lines++;
        sum->quantity.count = sum_of(sum->quantity.count, rows[i].quantity.count);
        sum->unpriced += !priced;
        sum->extended.minor = sum_of(sum->extended.minor, value.minor);
    }
    if (totals->sum_count > 1) {
        qsort(totals->sums, totals->sum_count, sizeof *totals->sums, by_currency);
    }
    totals->valued = true;
    return OK;
}

// Counts what the filter alone says, by its index.
static Err count_by_index(const ActionContext *context, const LineQuestion *question, int64_t most,
                          RenewalTotals *totals) {
    TRY(lines_count(context, &question->filter, most + 1, &totals->lines, &totals->customers));
    totals->more = totals->lines > most;
    totals->lines -= totals->more;
    return OK;
}

// Reads the lines, at most so many, counts them, and prices them unless there are more.
static Err count_by_lines(LineBook *book, const LineQuestion *question, size_t most, bool valued,
                          RenewalTotals *totals) {
    LineQuestion all = *question;
    LineRow *rows = NULL;
    size_t count = 0;
    all.after = LINES_BEGIN;
    all.filter.tells_orders = all.states != 0; // else no sum depends on it
    TRY(lines_collect(book->context, &all, most, &rows, &count, &totals->more));
    count_rows(rows, count, totals);
    return valued && !totals->more ? sum_rows(book, rows, count, totals) : OK;
}

// Of lines that are all there.
static Err total_rows(LineBook *book, RenewalTotalsAsk asked, LineRow *rows, size_t count,
                      RenewalTotals *ret_totals) {
    RenewalTotals totals = {0};
    if (asked != RENEWAL_TOTALS_NONE) {
        count_rows(rows, count, &totals);
    }
    if (asked == RENEWAL_TOTALS_VALUES || asked == RENEWAL_TOTALS_BRIEF) {
        TRY(sum_rows(book, rows, count, &totals));
    }
    *ret_totals = totals;
    return OK;
}

Err lines_total(LineBook *book, const LineQuestion *question, RenewalTotalsAsk asked,
                const LineRows *first, RenewalTotals *ret_totals) {
    RenewalTotals totals = {0};
    if (first != NULL && !first->more) {
        return total_rows(book, asked, first->items, first->count, ret_totals);
    }
    bool by_index = question->states == 0 && !question->nothing &&
                    lines_can_count(book->context, &question->filter);
    switch (asked) {
    case RENEWAL_TOTALS_NONE:
        break;
    case RENEWAL_TOTALS_COUNTS:
        TRY(by_index ? count_by_index(book->context, question, RENEWAL_LINES_COUNTED, &totals)
                     : count_by_lines(book, question, RENEWAL_LINES_COUNTED, false, &totals));
        break;
    case RENEWAL_TOTALS_VALUES:
        TRY(count_by_lines(book, question, RENEWAL_LINES_SORTED, true, &totals));
        break;
    case RENEWAL_TOTALS_BRIEF:
        totals.more = first != NULL && first->count >= RENEWAL_LINES_BRIEF;
        if (!totals.more && by_index) {
            TRY(count_by_index(book->context, question, RENEWAL_LINES_BRIEF, &totals));
        }
        totals = (RenewalTotals){.lines = RENEWAL_LINES_BRIEF, .more = totals.more};
        if (!totals.more) {
            TRY(count_by_lines(book, question, RENEWAL_LINES_BRIEF, true, &totals));
        }
        break;
    }
    *ret_totals = totals;
    return OK;
}
