// Reads what of an enterprise is due and what of it is quoted, and sorts it by quote.
#include "action/night/standing_lines_private.h"

#include "action/night/renewal_window_private.h"
#include "action/order/order_draft_private.h"
#include "action/quote/quote_work_private.h"
#include "store/q_night.h"

#include <stdlib.h>

typedef struct {
    const Action *action;
    QNightListNamedRows named;
    QNightListQuotedRows quoted;
    bool *stays; // of quoted
} Reading;

// P08: who was named for a site's renewals stands before the incumbents.
static void set_partners(const Reading *reading, const QNightListLinesRow *row,
                         StandingLine *line) {
    line->distributor = row->distributor_null ? (AccountId){0} : row->distributor;
    line->reseller = row->reseller_null ? (AccountId){0} : row->reseller;
    for (size_t i = 0; i < reading->named.count; i++) {
        const QNightListNamedRow *named = &reading->named.rows[i];
        if (named->site.id == row->site.id && named->account.id != line->reseller.id) {
            bool buys_from = !named->direct && !named->distributor_null;
            line->reseller = named->account;
            line->distributor = buys_from ? named->distributor : (AccountId){0};
        }
    }
}

static int64_t row_party(const QNightListQuotedRow *row) {
    return quote_party(row->distributor_null ? (AccountId){0} : row->distributor,
                       row->reseller_null ? (AccountId){0} : row->reseller);
}

// The place of an entitlement's first quoted line, or where it would be.
static size_t first_quoted(const QNightListQuotedRows *quoted, EntitlementId entitlement) {
    size_t low = 0;
    size_t high = quoted->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (quoted->rows[middle].entitlement.id < entitlement.id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

// Says where a line stands, and which line of a standing quote may stay for it.
static void place(Reading *reading, StandingLine *line) {
    const QNightListQuotedRows *quoted = &reading->quoted;
    Date start = date_add_days(line->coverage_end, 1);
    size_t first = first_quoted(quoted, line->entitlement);
    size_t stands = quoted->count;
    for (size_t i = first;
         i < quoted->count && quoted->rows[i].entitlement.id == line->entitlement.id; i++) {
        const QNightListQuotedRow *row = &quoted->rows[i];
        if (!date_equal(row->coverage_start, start) || row->agreement.id != line->agreement.id ||
            row_party(row) != quote_party(line->distributor, line->reseller)) {
            continue;
        }
        if (!text_equal(row->state, S("standing"))) {
            line->held = true;
        } else if (row->quantity.count == line->quantity.count) {
            stands = i; // another quantity leaves, and comes again as it is now
        }
    }
    if (stands < quoted->count && !line->held) {
        line->standing = quoted->rows[stands].quote;
        reading->stays[stands] = true;
    }
}

static StandingLine line_of_row(const QNightListLinesRow *row) {
    return (StandingLine){
        .entitlement = row->entitlement,
        .site = row->site,
        .agreement = row->agreement,
        .express = text_equal(row->programme, S("express")),
        .part = row->part,
        .renewal = row->renewal,
        .order = row->order_id,
        .quantity = row->quantity,
        .coverage_end = row->coverage_end,
        .due = row->due,
        .currency = row->currency,
        .country_group = row->country_group,
    };
}

static HeldLine held_of_row(const QNightListLinesRow *row) {
    return (HeldLine){
        .record = {.entitlement = row->entitlement,
                   .site = row->site,
                   .part = row->part,
                   .order = row->order_id,
                   .line = row->line,
                   .quantity = row->quantity,
                   .coverage_end = row->coverage_end,
                   .agreement_since = row->agreement_since,
                   .has_renewed_yearly = !row->renewed_yearly_null,
                   .renewed_yearly = row->renewed_yearly_null ? (Money){0} : row->renewed_yearly,
                   .distributor = row->distributor_null ? (AccountId){0} : row->distributor,
                   .reseller = row->reseller_null ? (AccountId){0} : row->reseller,
                   .has_due = !row->due_null,
                   .due = row->due_null ? (Date){0} : row->due},
        .agreement = row->agreement,
        .type = row->type,
        .has_renewal = !row->renewal_null,
        .renewal = row->renewal_null ? (Text){0} : row->renewal,
    };
}

static int compare_ids(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

// One quote per agreement, partner and price list; R4.3: per acquisition at an express site, which
// is one order with one due day.
static int quote_order(const StandingLine *a, const StandingLine *b) {
    int order = compare_ids(a->agreement.id, b->agreement.id);
    if (order == 0) {
        order = compare_ids(quote_party(a->distributor, a->reseller),
                            quote_party(b->distributor, b->reseller));
    }
    order = order != 0 ? order : text_compare(a->currency, b->currency);
    order = order != 0 ? order : text_compare(a->country_group, b->country_group);
    if (order == 0 && a->express) {
        order = compare_ids(a->order.id, b->order.id);
        order = order != 0 ? order : date_compare(a->due, b->due);
    }
    return order;
}

// As replay sorts renewal lines: by due, first day, licence, age.
static int line_compare(const void *left, const void *right) {
    const StandingLine *a = left;
    const StandingLine *b = right;
    int order = quote_order(a, b);
    order = order != 0 ? order : date_compare(a->due, b->due);
    order = order != 0 ? order : date_compare(a->coverage_end, b->coverage_end);
    order = order != 0 ? order : text_compare(a->part, b->part);
    return order != 0 ? order : compare_ids(a->entitlement.id, b->entitlement.id);
}

static QNightListLinesIn lines_due(const ActionContext *context, EnterpriseId enterprise) {
    RenewalWindow window = renewal_window(context->prices.programme, context->today);
    return (QNightListLinesIn){.enterprise = enterprise,
                               .due_from = window.due_from,
                               .due_to = window.due_to,
                               .open_from = window.open_from};
}

static Err read_lines(Reading *reading, StandingLines *lines) {
    const Action *action = reading->action;
    QNightListLinesRows rows;
    QNightListLinesIn in = lines_due(action->context, action->enterprise);
    TRY(q_night_list_lines(action->db, action->arena, &in, &rows));
    lines->lines = arena_array(action->arena, StandingLine, rows.count);
    lines->held = quote_held_of(action->arena, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const QNightListLinesRow *row = &rows.rows[i];
        HeldLine held = held_of_row(row);
        PartType type;
        if (!part_type_find(row->type, &type)) {
            return FAULT_AT(FAULT_DB_VALUE, 0);
        }
        if (draft_can_renew(action->context, &held.record, type, row->renewal)) {
            StandingLine *line = &lines->lines[lines->count++];
            quote_held_add(action->arena, &lines->held, &held);
            *line = line_of_row(row);
            set_partners(reading, row, line);
            place(reading, line);
        }
    }
    if (lines->count > 1) {
        qsort(lines->lines, lines->count, sizeof *lines->lines, line_compare);
    }
    return OK;
}

static int stood_compare(const void *left, const void *right) {
    const StoodLine *a = left;
    const StoodLine *b = right;
    int order = compare_ids(a->quote.id, b->quote.id);
    return order != 0 ? order : compare_ids(a->line, b->line);
}

static void add_head(const QNightListQuotedRow *row, StandingLines *lines) {
    for (size_t i = 0; i < lines->head_count; i++) {
        if (lines->heads[i].quote.id == row->quote.id) {
            return;
        }
    }
    lines->heads[lines->head_count++] = (StandingHead){.quote = row->quote,
                                                       .agreement = row->agreement,
                                                       .party = row_party(row),
                                                       .currency = row->currency,
                                                       .country_group = row->country_group};
}

// Which lines stand now, and in which quotes.
static void read_stood(const Reading *reading, StandingLines *lines) {
    const QNightListQuotedRows *quoted = &reading->quoted;
    lines->stood = arena_array(reading->action->arena, StoodLine, quoted->count);
    lines->heads = arena_array(reading->action->arena, StandingHead, quoted->count);
    for (size_t i = 0; i < quoted->count; i++) {
        const QNightListQuotedRow *row = &quoted->rows[i];
        if (text_equal(row->state, S("standing"))) {
            lines->stood[lines->stood_count++] =
                (StoodLine){row->quote, row->line, reading->stays[i]};
            add_head(row, lines);
        }
    }
    if (lines->stood_count > 1) {
        qsort(lines->stood, lines->stood_count, sizeof *lines->stood, stood_compare);
    }
}

// ---- which quote ----

// The quote that has one of these lines, or takes their like: another of its agreement and partner.
static QuoteId find_standing(const StandingLines *all, const StandingLine *lines, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (lines[i].standing.id != 0) {
            return lines[i].standing;
        }
    }
    for (size_t i = 0; i < all->head_count && !lines[0].express; i++) {
        const StandingHead *head = &all->heads[i];
        if (head->agreement.id == lines[0].agreement.id &&
            head->party == quote_party(lines[0].distributor, lines[0].reseller) &&
            text_equal(head->currency, lines[0].currency) &&
            text_equal(head->country_group, lines[0].country_group)) {
            return head->quote;
        }
    }
    return (QuoteId){0};
}

// True where a standing quote has to be looked at for what leaves it.
static bool loses(const StandingLines *all, QuoteId quote) {
    for (size_t i = 0; i < all->stood_count; i++) {
        if (all->stood[i].quote.id == quote.id && !all->stood[i].stays) {
            return true;
        }
    }
    return false;
}

static bool gains(const StandingLine *lines, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!lines[i].held && lines[i].standing.id == 0) {
            return true;
        }
    }
    return false;
}

// Which lines belong into one quote, and into which.
static void find_groups(Arena *arena, StandingLines *all) {
    all->groups = arena_array(arena, StandingGroup, all->count);
    for (size_t begin = 0; begin < all->count;) {
        const StandingLine *lines = &all->lines[begin];
        size_t end = begin + 1;
        while (end < all->count && quote_order(lines, &all->lines[end]) == 0) {
            end++;
        }
        StandingGroup group = {.begin = begin,
                               .end = end,
                               .quote = find_standing(all, lines, end - begin),
                               .gains = gains(lines, end - begin)};
        group.changes = group.gains || loses(all, group.quote);
        all->groups[all->group_count++] = group;
        begin = end;
    }
}

Err standing_lines_know(const Action *action, StandingLines *lines) {
    for (size_t i = 0; i < lines->group_count; i++) {
        StandingGroup *group = &lines->groups[i];
        if (group->changes) {
            TRY(day_standing(action->context, action->enterprise,
                             lines->lines[group->begin].agreement, &group->standing));
        }
    }
    return OK;
}

Err standing_lines_ask(const ActionContext *context, EnterpriseId enterprise) {
    QNightListLinesIn in = lines_due(context, enterprise);
    TRY(q_night_list_named_ask(
        context->db, &(QNightListNamedIn){.enterprise = enterprise, .today = context->today}));
    TRY(q_night_list_quoted_ask(
        context->db, &(QNightListQuotedIn){.enterprise = enterprise, .today = context->today}));
    return q_night_list_lines_ask(context->db, &in);
}

Err standing_lines_load(const Action *action, StandingLines *ret_lines) {
    Reading reading = {.action = action};
    StandingLines lines = {0};
    TRY(q_night_list_named(
        action->db, action->arena,
        &(QNightListNamedIn){.enterprise = action->enterprise, .today = action->today},
        &reading.named));
    TRY(q_night_list_quoted(
        action->db, action->arena,
        &(QNightListQuotedIn){.enterprise = action->enterprise, .today = action->today},
        &reading.quoted));
    reading.stays = arena_array(action->arena, bool, reading.quoted.count);
    TRY(read_lines(&reading, &lines));
    read_stood(&reading, &lines);
    find_groups(action->arena, &lines);
    *ret_lines = lines;
    return OK;
}
