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

bool standing_same(const StandingLine *a, const StandingLine *b) {
    return quote_order(a, b) == 0;
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
    for (size_t i = 0; i < rows.count; i++) {
        const QNightListLinesRow *row = &rows.rows[i];
        PartType type;
        EntitlementRecord record = {.coverage_end = row->coverage_end};
        if (!part_type_find(row->type, &type)) {
            return FAULT_AT(FAULT_DB_VALUE, 0);
        }
        if (draft_can_renew(action->context, &record, type, row->renewal)) {
            StandingLine *line = &lines->lines[lines->count++];
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
    *ret_lines = lines;
    return OK;
}
