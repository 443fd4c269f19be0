// Loads a quote into memory.
#include "action/as_of_private.h"
#include "action/quote/quote_work_private.h"
#include "action/viewer.h"

#include "store/q_quote.h"
#include "store/q_quote_past.h"

enum { ROOM_AT_FIRST = 16 };

static MaybeMoney money_or_null(bool is_null, Money money) {
    return is_null ? (MaybeMoney){0} : (MaybeMoney){true, money};
}

static AccountId account_or_null(bool is_null, AccountId account) {
    return is_null ? (AccountId){0} : account;
}

// What both queries give of a line; sqlbind makes a type for each.
#define ITEM_LOADED(row)                                                                           \
    .line = (row)->line, .quantity = (row)->quantity,                                              \
    .entitlement = (row)->entitlement_null ? (EntitlementId){0} : (row)->entitlement,              \
    .channel_unit = money_or_null((row)->channel_unit_null, (row)->channel_unit),                  \
    .sell_unit = money_or_null((row)->sell_unit_null, (row)->sell_unit),                           \
    .note = (row)->note_null ? (Text){0} : (row)->note,                                            \
    .declared = {.given = !(row)->declared_on_null,                                                \
                 .by = (row)->declared_by_null ? (IdentityId){0} : (row)->declared_by,             \
                 .on = (row)->declared_on_null ? (Date){0} : (row)->declared_on,                   \
                 .evidence = (row)->evidence_null ? (Text){0} : (row)->evidence},                  \
    .price_on = (row)->price_on_null ? (Date){0} : (row)->price_on,                                \
    .yearly = (row)->yearly_null ? (Money){0} : (row)->yearly,                                     \
    .buy_unit = money_or_null((row)->buy_unit_null, (row)->buy_unit),                              \
    .covers = !(row)->coverage_start_null,                                                         \
    .coverage_start = (row)->coverage_start_null ? (Date){0} : (row)->coverage_start,              \
    .coverage_end = (row)->coverage_end_null ? (Date){0} : (row)->coverage_end,                    \
    .months = (row)->months_null ? 0 : (int32_t)(row)->months,                                     \
    .due = (row)->due_null ? (Date){0} : (row)->due

static QuoteItem item_of_row(const QQuoteListLinesRow *row) {
    return (QuoteItem){
        ITEM_LOADED(row),
        .edition = row->edition_null ? 0 : row->edition,
        .site = row->site,
        .part = row->part,
        .price_row = row->price_row,
        .unit = row->unit,
        .extended = row->extended,
        .points = row->points,
    };
}

static Err load_items(const ActionContext *context, QuoteWork *work) {
    QQuoteListLinesRows rows;
    TRY(q_quote_list_lines(context->db, context->arena,
                           &(QQuoteListLinesIn){.enterprise = work->enterprise,
                                                .quote = work->quote,
                                                .revision = work->revision},
                           &rows));
    QuoteItem *kept = arena_array(context->arena, QuoteItem, rows.count);
    work->items = arena_array(context->arena, QuoteItem, rows.count);
    work->count = rows.count;
    work->room = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        kept[i] = item_of_row(&rows.rows[i]);
        work->items[i] = kept[i];
        work->items[i].kept = &kept[i];
        work->last_line = rows.rows[i].line;
    }
    return OK;
}

static Err head_of_row(const Programme *programme, const QQuoteLoadRow *row, QuoteWork *work) {
    *work = (QuoteWork){
        .enterprise = work->enterprise,
        .quote = work->quote,
        .revision = row->revision,
        .edition = row->edition,
        .number = row->number,
        .renewal = text_equal(row->kind, S("renewal")),
        .agreement = row->agreement,
        .site = row->site_null ? (SiteId){0} : row->site,
        .owner = account_or_null(row->owner_null, row->owner),
        .distributor = account_or_null(row->distributor_null, row->distributor),
        .reseller = account_or_null(row->reseller_null, row->reseller),
        .country_group = row->country_group,
        .level = LEVEL_NONE,
        .total = row->total,
        .points = row->points_null ? (Points){0} : row->points,
        .presented = !row->presented_on_null,
        .presented_on = row->presented_on_null ? (Date){0} : row->presented_on,
        .has_valid_to = !row->valid_to_null,
        .valid_to = row->valid_to_null ? (Date){0} : row->valid_to,
        .input_hash = row->input_hash,
        .programme_version = row->programme_version,
        .priced_on = row->priced_on_null ? (Date){0} : row->priced_on,
        .changed_at = row->changed_at_null ? (Instant){0} : row->changed_at,
        .source = row->source_quote_null ? (QuoteId){0} : row->source_quote,
        .contact = row->contact_null ? 0 : row->contact,
        .contact_role = row->contact_role_null ? (Text){0} : row->contact_role,
        .maximum_end_price = {!row->maximum_end_price_null,
                              row->maximum_end_price_null ? (Money){0} : row->maximum_end_price},
    };
    bool sound = quote_state_find(row->state, &work->state) &&
                 currency_find(row->currency, &work->currency) && !row->edition_null &&
                 (row->level_null || programme_find_level(programme, row->level, &work->level));
    return sound ? OK : FAULT_AT(FAULT_DB_VALUE, 0);
}

Err quote_work_load(const ActionContext *context, EnterpriseId enterprise, QuoteId quote,
                    int64_t revision, QuoteWork *ret_work, bool *ret_found) {
    QQuoteLoadRow row;
    bool found = false;
    TRY(q_quote_load(
        context->db, context->arena,
        &(QQuoteLoadIn){.enterprise = enterprise, .quote = quote, .revision = revision}, &row,
        &found));
    if (found) {
        QuoteWork work = {.enterprise = enterprise, .quote = quote};
        TRY(head_of_row(context->prices.programme, &row, &work));
        TRY(load_items(context, &work));
        work.opened = quote_opens(context->arena, &work);
        *ret_work = work;
    }
    *ret_found = found;
    return OK;
}

// ---- on another day ----

// A line as an edition left it, that one behind it changed.
static QuoteItem item_then(const QQuotePastLinesRow *row) {
    bool unpriced = row->unit_null || row->extended_null || row->points_null;
    return (QuoteItem){
        ITEM_LOADED(row),
        .site = row->site_null ? (SiteId){0} : row->site,
        .part = row->part_null ? (Text){0} : row->part,
        .price_row = row->price_row_null ? (PriceRowId){0} : row->price_row,
        .unpriced = unpriced,
        .unit = unpriced ? (Money){0} : row->unit,
        .extended = unpriced ? (Money){0} : row->extended,
        .points = unpriced ? (Points){0} : row->points,
    };
}

// A line at an edition: what it says now (NULL: it is gone), and what it said until the first
// edition behind that one changed or removed it (NULL: none did). A number may have been another
// line's before. What was not kept yet is what the line says now, but for what it costs. False
// where it came later.
static bool line_then(const QuoteItem *now, const QQuotePastLinesRow *row, int64_t edition,
                      QuoteItem *ret_item) {
    int64_t added = row == NULL ? now->edition : row->added_null ? 0 : row->added;
    *ret_item = row == NULL ? *now : item_then(row);
    ret_item->kept = NULL;
    if (ret_item->unpriced && now != NULL && now->edition == added) {
        ret_item->site = now->site;
        ret_item->part = now->part;
        ret_item->entitlement = now->entitlement;
        ret_item->covers = now->covers;
        ret_item->coverage_start = now->coverage_start;
        ret_item->coverage_end = now->coverage_end;
        ret_item->months = now->months;
        ret_item->due = now->due;
    }
    return added <= edition;
}

static Err load_items_then(const ActionContext *context, QuoteWork *work) {
    QQuotePastLinesRows rows;
    size_t at = 0;
    size_t count = 0;
    TRY(q_quote_past_lines(context->db, context->arena,
                           &(QQuotePastLinesIn){.enterprise = work->enterprise,
                                                .quote = work->quote,
                                                .revision = work->revision,
                                                .edition = work->edition},
                           &rows));
    QuoteItem *items = arena_array(context->arena, QuoteItem, work->count + rows.count);
    for (size_t i = 0; i < work->count || at < rows.count;) {
        const QuoteItem *now = i < work->count ? &work->items[i] : NULL;
        const QQuotePastLinesRow *row = at < rows.count ? &rows.rows[at] : NULL;
        int64_t line =
            row != NULL && (now == NULL || row->line < now->line) ? row->line : now->line;
        now = now != NULL && now->line == line ? now : NULL;
        row = row != NULL && row->line == line ? row : NULL;
        count += line_then(now, row, work->edition, &items[count]);
        i += now != NULL;
        at += row != NULL;
    }
    work->items = items;
    work->count = count;
    work->room = count;
    return OK;
}

// The head as an edition left it.
static Err head_then(const Programme *programme, const QQuotePastEditionRow *row, QuoteWork *work) {
    work->edition = row->edition;
    work->level = LEVEL_NONE;
    work->total = row->total_null ? work->total : row->total;
    work->presented = !row->presented_on_null;
    work->presented_on = work->presented ? row->presented_on : (Date){0};
    work->has_valid_to = !row->valid_to_null;
    work->valid_to = work->has_valid_to ? row->valid_to : (Date){0};
    work->changed_at = row->at;
    work->contact = row->contact_null ? 0 : row->contact;
    work->contact_role = row->contact_role_null ? (Text){0} : row->contact_role;
    work->maximum_end_price.given = !row->maximum_end_price_null;
    work->maximum_end_price.money =
        work->maximum_end_price.given ? row->maximum_end_price : (Money){0};
    work->priced_on = row->priced_on_null ? work->priced_on : row->priced_on;
    work->input_hash = row->input_hash_null ? (Text){0} : row->input_hash;
    bool sound = quote_state_find(row->state, &work->state) &&
                 (row->level_null || programme_find_level(programme, row->level, &work->level));
    return sound ? OK : FAULT_AT(FAULT_DB_VALUE, 0);
}

Err quote_work_load_then(const ActionContext *context, EnterpriseId enterprise, QuoteId quote,
                         int64_t revision, const ViewTime *when, QuoteWork *ret_work,
                         bool *ret_found) {
    QQuotePastEditionRow row;
    AsOf as_of;
    TRY(as_of_resolve(context, enterprise, when, &as_of));
    TRY(q_quote_past_edition(
        context->db, context->arena,
        &(QQuotePastEditionIn){.enterprise = enterprise,
                               .quote = quote,
                               .revision = revision,
                               .shown = context->viewer != NULL &&
                                        context->viewer->kind == VIEWER_CUSTOMER,
                               .true_on = as_of.true_on,
                               .known_seq = as_of.known_seq},
        &row, ret_found));
    if (!*ret_found) {
        return OK;
    }
    TRY(quote_work_load(context, enterprise, quote, row.revision, ret_work, ret_found));
    if (!*ret_found) {
        return OK;
    }
    TRY(head_then(context->prices.programme, &row, ret_work));
    TRY(load_items_then(context, ret_work));
    ret_work->when = when;
    ret_work->points = (Points){0};
    for (size_t i = 0; i < ret_work->count; i++) {
        ret_work->points.hundredths += ret_work->items[i].points.hundredths;
    }
    return OK;
}

// ---- a new line ----

QuoteItem *quote_work_add(Arena *arena, QuoteWork *work) {
    if (work->count == work->room) {
        size_t room = work->room == 0 ? ROOM_AT_FIRST : work->room * 2;
        QuoteItem *items = arena_array(arena, QuoteItem, room);
        for (size_t i = 0; i < work->count; i++) {
            items[i] = work->items[i];
        }
        work->items = items;
        work->room = room;
    }
    QuoteItem *item = &work->items[work->count++];
    *item = (QuoteItem){.line = ++work->last_line, .changed = true};
    return item;
}

size_t quote_work_lines(const QuoteWork *work) {
    size_t lines = 0;
    for (size_t i = 0; i < work->count; i++) {
        lines += !work->items[i].removed;
    }
    return lines;
}

ActionContext quote_prices(const ActionContext *context, const QuoteWork *work) {
    return context_priced_by(context, work->country_group, work->currency);
}
