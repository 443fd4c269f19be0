// Fills renewal lines: spans and prices by the domain's functions, names from the accounts.
#include "action/renewal/line_price_private.h"

#include "action/viewer.h"
#include "base/json_write.h"
#include "store/q_account.h"
#include "store/q_part.h"

#include <string.h>

enum { YEAR_BYTES = 4, MONTH_BYTES = 6 };

Err line_book_open(const ActionContext *context, LineBook *ret_book) {
    const Viewer *viewer = context->viewer;
    LineBook book = {.context = context,
                     .lists = arena_array(context->arena, ListedParts, PRICE_LISTS_MAX)};
    book.buys = viewer != NULL && viewer->kind == VIEWER_PARTNER &&
                (viewer->is_distributor || viewer->is_direct);
    if (book.buys) {
        QAccountDiscountOnRow row;
        bool found = false;
        TRY(q_account_discount_on(
            context->db, context->arena,
            &(QAccountDiscountOnIn){.account = viewer->account, .today = context->today}, &row,
            &found));
        book.discount.hundredths = found ? (int32_t)row.percent : 0;
    }
    *ret_book = book;
    return OK;
}

// The parts of a line's price list. FAULT_DB_VALUE where its currency is none.
static Err list_of(LineBook *book, const LineRow *row, ListedParts **ret_list) {
    for (size_t i = 0; i < book->list_count; i++) {
        ListedParts *list = &book->lists[i];
        if (text_equal(list->country_group, row->country_group) &&
            text_equal(list->currency, row->currency)) {
            *ret_list = list;
            return OK;
        }
    }
    ActionContext context = *book->context;
    if (book->list_count == PRICE_LISTS_MAX ||
        !currency_find(row->currency, &context.prices.currency)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    context.prices.country_group = row->country_group;
    book->lists[book->list_count] = (ListedParts){
        .country_group = row->country_group, .currency = row->currency, .context = context};
    *ret_list = &book->lists[book->list_count++];
    return OK;
}

Err line_book_load_parts(LineBook *book, LineRow *const *rows, size_t count) {
    Text *parts = arena_array(book->context->arena, Text, count);
    for (size_t i = 0; i < count; i++) {
        ListedParts *list = NULL;
        TRY(list_of(book, rows[i], &list));
    }
    for (size_t at = 0; at < book->list_count; at++) {
        ListedParts *list = &book->lists[at];
        size_t found = 0;
        for (size_t i = 0; i < count; i++) {
            if (text_equal(list->country_group, rows[i]->country_group) &&
                text_equal(list->currency, rows[i]->currency)) {
                parts[found++] = rows[i]->renewal;
            }
        }
        TRY(part_cache_load(&list->context, &list->parts, parts, found));
    }
    return OK;
}

static Err load_accounts(LineBook *book, const LineRow *rows, size_t count) {
    AccountId *accounts = arena_array(book->context->arena, AccountId, 2 * count);
    for (size_t i = 0; i < count; i++) {
        accounts[2 * i] = rows[i].distributor;
        accounts[2 * i + 1] = rows[i].reseller;
    }
    TRY(account_names_load(book->context, &book->accounts, accounts, 2 * count));
    return book->when == NULL ? OK
                              : account_names_set_then(book->context, &book->accounts, accounts,
                                                       2 * count, book->when);
}

Err line_book_load(LineBook *book, LineRow *rows, size_t count, bool priced) {
    TRY(load_accounts(book, rows, count));
    LineRow **each = arena_array(book->context->arena, LineRow *, priced ? count : 0);
    for (size_t i = 0; priced && i < count; i++) {
        each[i] = &rows[i];
    }
    return priced ? line_book_load_parts(book, each, count) : OK;
}

// ---- rows of heads ----

// The licences of these heads that the book does not know yet.
static void note_licences(LineBook *book, const LineHead *heads, size_t count, Text *unknown,
                          size_t *ret_count) {
    Arena *arena = book->context->arena;
    size_t known = book->licences.count;
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (!text_map_find(&book->licences, heads[i].licence, &at)) {
            unknown[book->licences.count - known] = heads[i].licence;
            text_map_add(arena, &book->licences, heads[i].licence, book->licences.count);
        }
    }
    *ret_count = book->licences.count - known;
}

// What renews them. FAULT_DB_VALUE where nothing does: of such a licence nothing is due (R4.2).
static Err load_renewals(LineBook *book, const Text *licences, size_t count) {
    Arena *arena = book->context->arena;
    size_t known = book->licences.count - count;
    Text *renewals = arena_array(arena, Text, book->licences.count);
    QPartRenewalsRows found;
    if (known > 0) {
        memcpy(renewals, book->renewals, known * sizeof *renewals);
    }
    TRY(q_part_renewals(book->context->db, arena,
                        &(QPartRenewalsIn){.parts = json_of_texts(arena, licences, count)},
                        &found));
    for (size_t i = 0; i < found.count; i++) {
        const QPartRenewalsRow *row = &found.rows[i];
        renewals[known + (size_t)row->at] = row->renewal_null ? (Text){0} : row->renewal;
    }
    for (size_t i = known; i < book->licences.count; i++) {
        if (renewals[i].len == 0) {
            return FAULT_AT(FAULT_DB_VALUE, 0);
        }
    }
    book->renewals = renewals;
    return OK;
}

Err line_book_rows(LineBook *book, const LineHead *heads, size_t count, LineRow *ret_rows) {
    Text *unknown = arena_array(book->context->arena, Text, count);
    size_t unknown_count = 0;
    size_t at = 0;
    note_licences(book, heads, count, unknown, &unknown_count);
    if (unknown_count > 0) {
        TRY(load_renewals(book, unknown, unknown_count));
    }
    for (size_t i = 0; i < count; i++) {
        ENSURE(text_map_find(&book->licences, heads[i].licence, &at));
        ret_rows[i] = (LineRow){
            .enterprise = heads[i].place.enterprise,
            .entitlement = heads[i].place.entitlement,
            .site = heads[i].site,
            .licence = heads[i].licence,
            .quantity = heads[i].quantity,
            .coverage_end = heads[i].coverage_end,
            .since = heads[i].since,
            .due = heads[i].place.due,
            .renewal = book->renewals[at],
            .currency = heads[i].currency,
            .country_group = heads[i].country_group,
        };
    }
    return OK;
}

// ---- what a line shows ----

// V3: who the named partner was chosen over is none of its business.
static void fill_partners(const LineBook *book, const LineRow *row, RenewalLine *line) {
    AccountName distributor = account_name(&book->accounts, row->distributor);
    AccountName reseller = account_name(&book->accounts, row->reseller);
    // P43: whom the line is with; a customer without a partner buys from the vendor itself.
    line->orphan = row->reseller.id != 0      ? !reseller.active
                   : row->distributor.id != 0 ? !distributor.active
                                              : false;
    if (row->by_naming) {
        return;
    }
    line->distributor_id = row->distributor;
    line->reseller_id = row->reseller;
    line->distributor = distributor.number;
    line->distributor_name = distributor.name;
    line->reseller = reseller.number;
    line->reseller_name = reseller.name;
}

static void fill_span(const ActionContext *context, const LineRow *row, const Standing *standing,
                      RenewalLine *line) {
    Standing counting = standing_if_ordered(standing, context->prices.programme, context->today);
    RenewalSpan span = renewal_span(&counting, row->coverage_end, row->since);
    line->due = row->due;
    line->previous_end = row->coverage_end;
    line->coverage_start = span.start;
    line->coverage_end = span.end;
    line->months = span.months;
    line->days_to_due = row->due.days - context->today.days;
    line->days_to_end = row->coverage_end.days - context->today.days;
    line->next_anniversary_null = !standing->has_term;
    if (standing->has_term) {
        line->next_anniversary = standing_next_anniversary(standing);
    }
}

Text line_name(const ActionContext *context, Text site, EntitlementId entitlement, Date start) {
    char day[DATE_TEXT_BYTES]; // YYYY-MM-DD
    TextBuf buf = buf_new(context->arena, site.len + RECORD_CODE_BYTES + 16);
    date_write(start, day);
    buf_add(&buf, site);
    buf_add_char(&buf, '-');
    buf_add(&buf, record_code(context->arena, context->number_key, entitlement.id));
    buf_add_char(&buf, '-');
    buf_add(&buf, (Text){day, YEAR_BYTES});
    buf_add(&buf, (Text){day + YEAR_BYTES + 1, MONTH_BYTES - YEAR_BYTES});
    return buf_text(&buf);
}

Err line_fill(const LineBook *book, const LineRow *row, RenewalLine *ret_line) {
    const ActionContext *context = book->context;
    Standing standing;
    TRY(day_standing_of(context, &row->standing, &standing));
    RenewalLine line = {
        .enterprise_id = row->enterprise,
        .entitlement_id = row->entitlement,
        .site_id = row->site,
        .agreement_id = row->agreement,
        .order_id = row->order,
        .quote_id = row->quote,
        .agreement_since = row->since,
        .by_naming = row->by_naming,
        .agreement = row->agreement_number,
        .site = row->site_number,
        .customer_name = row->name,
        .city = row->city,
        .country = row->country,
        .programme = row->programme,
        .customer_type = row->customer_type,
        .licence_part = row->licence,
        .part = row->renewal,
        .description = row->description,
        .part_type = row->type,
        .metric = row->metric,
        .quantity = row->quantity,
        .level = programme_level_code(context->prices.programme, standing.level),
        .points_null = true,
        .unit_null = true,
        .extended_null = true,
        .buy_unit_null = true,
        .buy_extended_null = true,
        .sell_unit_null = true,
        .sell_extended_null = true,
        .currency = row->currency,
        .country_group = row->country_group,
        .previous_unit = row->renewed_yearly,
        .previous_unit_null = !row->has_renewed_yearly,
        .change_percent_null = true,
        .cap_percent = row->cap,
        .cap_percent_null = !row->has_cap,
        .auto_renew = row->auto_renew,
        .last_notice_on_null = row->by_naming || !row->has_notice,
        .last_notice_on = row->last_notice_on,
        .quote = row->quote_number,
        .quote_state = row->quote_state,
        .quote_valid_to_null = !row->has_quote_valid_to,
        .quote_valid_to = row->quote_valid_to,
        .proof = row->by_naming ? (Text){0} : row->proof,
    };
    if (!currency_find(row->currency, &line.money)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    fill_span(context, row, &standing, &line);
    line.renewal_line = line_name(context, row->site_number, row->entitlement, line.coverage_start);
    line.entitlement = (Text){line.renewal_line.bytes, line.renewal_line.len - MONTH_BYTES - 1};
    fill_partners(book, row, &line);
    *ret_line = line;
    return OK;
}

// By how much the yearly unit changed since the last renewal, in hundredths of a per cent.
static void fill_change(const LineRow *row, Money yearly, RenewalLine *line) {
    if (!row->has_renewed_yearly || row->renewed_yearly.minor == 0) {
        return;
    }
    Wide change = ((Wide)yearly.minor - row->renewed_yearly.minor) * PERCENT_ONE_HUNDRED;
    Wide percent = change / row->renewed_yearly.minor;
    if (percent >= INT32_MIN && percent <= INT32_MAX) {
        line->change_percent_null = false;
        line->change_percent.hundredths = (int32_t)percent;
    }
}

static void fill_buying(const LineBook *book, PriceAsk ask, Level level, RenewalLine *line) {
    LinePrice price;
    ask.channel_discount = book->discount;
    if (book->buys &&
        price_line(book->context->prices.programme, &ask, level, &price, NULL) == REFUSAL_NONE) {
        line->buy_unit_null = false;
        line->buy_unit = price.unit;
        line->buy_extended_null = false;
        line->buy_extended = price.extended;
    }
}

// A line as an order of its own.
typedef struct {
    bool found; // a price is in force
    OrderLinePrice line;
    Level level;
    PriceAsk ask;
} PricedAlone;

static Err price_alone(LineBook *book, const LineRow *row, const Standing *standing,
                       const RenewalSpan *span, PricedAlone *ret_alone) {
    ListedParts *list = NULL;
    CachedPart *part = NULL;
    OrderPrice order;
    Refusals refusals = {0};
    TRY(list_of(book, row, &list));
    TRY(part_cache_get(&list->context, &list->parts, row->renewal, &part));
    ENSURE(part->priced.found);
    DraftLine draft = {.quantity = row->quantity, .span = *span};
    OrderLineAsk ask = {.part = &part->priced.part, .ask = draft_ask(&list->context, part, &draft)};
    *ret_alone = (PricedAlone){.ask = ask.ask};
    order_price(book->context->prices.programme, standing, &ask, 1, &ret_alone->line, &order,
                &refusals);
    ret_alone->found = !refused(&refusals);
    ret_alone->level = order.level;
    return OK;
}

Err line_price(LineBook *book, const LineRow *row, RenewalLine *line) {
    Standing standing;
    PricedAlone alone;
    RenewalSpan span = {.start = line->coverage_start, .months = (int32_t)line->months};
    TRY(day_standing_of(book->context, &row->standing, &standing));
    TRY(price_alone(book, row, &standing, &span, &alone));
    if (!alone.found) {
        return OK;
    }
    line->level = programme_level_code(book->context->prices.programme, alone.level);
    line->points_null = false;
    line->points = alone.line.points;
    line->unit_null = false;
    line->unit = alone.line.price.unit;
    line->extended_null = false;
    line->extended = alone.line.price.extended;
    fill_change(row, alone.line.price.yearly, line);
    fill_buying(book, alone.ask, alone.level, line);
    return OK;
}

Err line_value(LineBook *book, const LineRow *row, bool *ret_priced, Money *ret_extended) {
    const Programme *programme = book->context->prices.programme;
    Standing standing;
    PricedAlone alone;
    TRY(day_standing_of(book->context, &row->standing, &standing));
    Standing counting = standing_if_ordered(&standing, programme, book->context->today);
    RenewalSpan span = renewal_span(&counting, row->coverage_end, row->since);
    TRY(price_alone(book, row, &standing, &span, &alone));
    *ret_priced = alone.found;
    *ret_extended = alone.found ? alone.line.price.extended : (Money){0};
    return OK;
}
