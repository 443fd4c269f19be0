// Loads a quote into memory.
#include "action/quote/quote_work_private.h"

#include "store/q_quote.h"

enum { ROOM_AT_FIRST = 16 };

static MaybeMoney money_or_null(bool is_null, Money money) {
    return is_null ? (MaybeMoney){0} : (MaybeMoney){true, money};
}

static AccountId account_or_null(bool is_null, AccountId account) {
    return is_null ? (AccountId){0} : account;
}

static QuoteItem item_of_row(const QQuoteListLinesRow *row) {
    return (QuoteItem){
        .line = row->line,
        .is_kept = true,
        .edition = row->edition_null ? 0 : row->edition,
        .site = row->site,
        .part = row->part,
        .quantity = row->quantity,
        .entitlement = row->entitlement_null ? (EntitlementId){0} : row->entitlement,
        .channel_unit = money_or_null(row->channel_unit_null, row->channel_unit),
        .sell_unit = money_or_null(row->sell_unit_null, row->sell_unit),
        .note = row->note_null ? (Text){0} : row->note,
        .declared = {.given = !row->declared_on_null,
                     .by = row->declared_by_null ? (IdentityId){0} : row->declared_by,
                     .on = row->declared_on_null ? (Date){0} : row->declared_on,
                     .evidence = row->evidence_null ? (Text){0} : row->evidence},
        .price_row = row->price_row,
        .price_on = row->price_on_null ? (Date){0} : row->price_on,
        .yearly = row->yearly_null ? (Money){0} : row->yearly,
        .unit = row->unit,
        .extended = row->extended,
        .buy_unit = money_or_null(row->buy_unit_null, row->buy_unit),
        .points = row->points,
        .covers = !row->coverage_start_null,
        .coverage_start = row->coverage_start_null ? (Date){0} : row->coverage_start,
        .coverage_end = row->coverage_end_null ? (Date){0} : row->coverage_end,
        .months = row->months_null ? 0 : (int32_t)row->months,
        .due = row->due_null ? (Date){0} : row->due,
    };
}

static Err load_items(const ActionContext *context, QuoteWork *work) {
    QQuoteListLinesRows rows;
    TRY(q_quote_list_lines(context->db, context->arena,
                           &(QQuoteListLinesIn){.enterprise = work->enterprise,
                                                .quote = work->quote,
                                                .revision = work->revision},
                           &rows));
    work->items = arena_array(context->arena, QuoteItem, rows.count);
    work->count = rows.count;
    work->room = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        work->items[i] = item_of_row(&rows.rows[i]);
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
