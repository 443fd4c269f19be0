// A quote's lines drafted and priced as an order of today would have them: by the same functions.
#include "action/quote/quote_held_private.h"
#include "action/quote/quote_work_private.h"

#include "base/digest.h"
#include "domain/calendar.h"
#include "domain/coverage.h"
#include "store/q_account.h"

enum { SITES_AT_FIRST = 8, HASH_HEAD_BYTES = 400, HASH_LINE_BYTES = 240 };

// What is lapsed is known by site, so each site has a cache of its own for that.
typedef struct {
    SiteId site;
    PartCache cache;
} SiteParts;

typedef struct {
    Action *action;
    ActionContext listed; // in the quote's price list
    PartCache *cache;     // for prices
    Standing counting;    // R4.2
    QuoteHeld held;
    SiteParts *sites;
    size_t site_count;
    size_t site_room;
} Drafting;

static void refuse_item(Action *action, RefusalId id, Text field, const QuoteItem *item,
                        Text value) {
    refuse(action->refusals,
           (Refusal){.id = id, .field = field, .line = (int32_t)item->line, .value = value});
}

static PartCache *parts_of_site(Drafting *work, SiteId site) {
    for (size_t i = 0; i < work->site_count; i++) {
        if (work->sites[i].site.id == site.id) {
            return &work->sites[i].cache;
        }
    }
    if (work->site_count == work->site_room) {
        size_t room = work->site_room == 0 ? SITES_AT_FIRST : work->site_room * 2;
        SiteParts *sites = arena_array(work->action->arena, SiteParts, room);
        for (size_t i = 0; i < work->site_count; i++) {
            sites[i] = work->sites[i];
        }
        work->sites = sites;
        work->site_room = room;
    }
    work->sites[work->site_count] = (SiteParts){.site = site};
    return &work->sites[work->site_count++].cache;
}

// The line's entitlement as it is now; NULL where its coverage is not the one that was quoted, or
// cannot be renewed any more.
static Err find_open(const Drafting *work, const QuoteWork *quote, const QuoteItem *item,
                     const HeldLine **ret_open) {
    const HeldLine *held = quote_held_find(&work->held, item->entitlement);
    PartType type;
    *ret_open = NULL;
    if (held == NULL || !held->record.has_due || held->agreement.id != quote->agreement.id) {
        return OK;
    }
    if (!part_type_find(held->type, &type)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    bool same = !item->covers ||
                date_equal(item->coverage_start, date_add_days(held->record.coverage_end, 1));
    ActionContext then = work->listed;
    then.today = quote->has_open_on ? quote->open_on : then.today;
    if (same && draft_can_renew(&then, &held->record, type, held->renewal)) {
        *ret_open = held;
    }
    return OK;
}

static Err draft_renewal(Drafting *work, const QuoteWork *quote, const QuoteItem *item,
                         DraftLine *ret_line) {
    const HeldLine *held = NULL;
    TRY(find_open(work, quote, item, &held));
    if (held == NULL) {
        refuse_item(work->action, REFUSAL_LINE_NOT_OPEN, S("renewal_line"), item, item->part);
        return OK;
    }
    const EntitlementRecord *record = &held->record;
    RenewalSpan span = renewal_span(&work->counting, record->coverage_end, record->agreement_since);
    TRY(draft_renewal_line(&work->listed, work->cache, record, held->renewal, &span, ret_line));
    ret_line->quantity = item->quantity;
    if (item->quantity.count < 1 || item->quantity.count > record->quantity.count) {
        refuse_item(work->action, REFUSAL_BAD_QUANTITY, S("quantity"), item, item->part);
    } else if (renewal_needs_declaration(record->quantity, item->quantity) &&
               !item->declared.given) {
        refuse_item(work->action, REFUSAL_DECLARATION_REQUIRED, S("out_of_use"), item, item->part);
    }
    return OK;
}

static Err draft_sale(Drafting *work, const QuoteItem *item, DraftLine *ret_line) {
    Action listed = *work->action;
    listed.context = &work->listed;
    return draft_sale_line(&listed, parts_of_site(work, item->site), item->site, item->part,
                           item->quantity, (size_t)item->line - 1, ret_line);
}

static Err draft_item(Drafting *work, const QuoteWork *quote, const QuoteItem *item,
                      DraftLine *ret_line) {
    if (item->entitlement.id != 0) {
        return draft_renewal(work, quote, item, ret_line);
    }
    return draft_sale(work, item, ret_line);
}

// The parts of the renewal lines, with one query; sales lines look theirs up by site.
static Err load_renewals(Drafting *work, const QuoteWork *quote) {
    Text *parts = arena_array(work->action->arena, Text, quote->count);
    size_t count = 0;
    for (size_t i = 0; i < quote->count; i++) {
        const HeldLine *held = quote_held_find(&work->held, quote->items[i].entitlement);
        if (held != NULL && held->has_renewal && !quote->items[i].removed) {
            parts[count++] = held->renewal;
        }
    }
    return part_cache_load(&work->listed, work->cache, parts, count);
}

static Err load_known(const ActionContext *context, const QuoteWork *quote, Standing *ret_standing,
                      QuoteHeld *ret_held) {
    if (quote->known != NULL) {
        *ret_standing = *quote->known->standing;
        *ret_held = *quote->known->held;
        return OK;
    }
    TRY(day_standing(context, quote->enterprise, quote->agreement, ret_standing));
    return quote_held_load(context, quote->enterprise, quote->items, quote->count, ret_held);
}

Err quote_draft(Action *action, const QuoteWork *quote, PartCache *cache, OrderDraft *ret_draft) {
    Drafting work = {
        .action = action, .listed = quote_prices(action->context, quote), .cache = cache};
    OrderDraft draft = {
        .is_renewal = true,
        .has_site = quote->site.id != 0,
        .site = quote->site,
        .agreement = quote->agreement,
        .parties = {.distributor = quote->distributor, .reseller = quote->reseller},
        .lines = arena_array(action->arena, DraftLine, quote->count),
    };
    TRY(load_known(action->context, quote, &draft.standing, &work.held));
    work.counting = standing_if_ordered(&draft.standing, action->programme, action->today);
    TRY(load_renewals(&work, quote));
    for (size_t i = 0; i < quote->count; i++) {
        if (quote->items[i].removed) {
            continue;
        }
        draft.is_renewal = draft.is_renewal && quote->items[i].entitlement.id != 0;
        TRY(draft_item(&work, quote, &quote->items[i], &draft.lines[draft.count++]));
    }
    *ret_draft = draft;
    return OK;
}

Err quote_discount(const ActionContext *context, const QuoteWork *work, Date on,
                   Percent *ret_discount) {
    QAccountLoadRow account;
    QAccountDiscountOnRow row;
    bool found = false;
    AccountId buyer = work->distributor;
    *ret_discount = (Percent){0};
    if (buyer.id == 0 && work->reseller.id != 0) {
        TRY(q_account_load(context->db, context->arena,
                           &(QAccountLoadIn){.account = work->reseller}, &account, &found));
        buyer = found && account.direct ? work->reseller : (AccountId){0};
    }
    if (buyer.id == 0) {
        return OK;
    }
    TRY(q_account_discount_on(context->db, context->arena,
                              &(QAccountDiscountOnIn){.account = buyer, .today = on}, &row,
                              &found));
    ret_discount->hundredths = found ? (int32_t)row.percent : 0;
    return OK;
}

// True where somebody of the quote buys from the vendor.
static Err has_buyer(const ActionContext *context, const QuoteWork *work, bool *ret_has) {
    QAccountLoadRow account;
    bool found = false;
    *ret_has = work->distributor.id != 0;
    if (!*ret_has && work->reseller.id != 0) {
        TRY(q_account_load(context->db, context->arena,
                           &(QAccountLoadIn){.account = work->reseller}, &account, &found));
        *ret_has = found && account.direct;
    }
    return OK;
}

static void hash_day(TextBuf *buf, Date day) {
    buf_addf(buf, " %d", day.days);
}

Text quote_input_hash(Arena *arena, const Programme *programme, const QuoteWork *work,
                      const Standing *standing, Percent discount) {
    TextBuf buf = buf_new(arena, HASH_HEAD_BYTES + work->count * HASH_LINE_BYTES);
    buf_addf(&buf, "licet quote 1\nprogramme %lld on", (long long)work->programme_version);
    hash_day(&buf, work->priced_on);
    buf_addf(&buf, " list %.*s %.*s\nstanding %d %.*s %.*s %d %lld", TEXT_ARG(work->country_group),
             TEXT_ARG(currency_code(work->currency)), standing->express,
             TEXT_ARG(programme_level_code(programme, standing->level)),
             TEXT_ARG(programme_level_code(programme, standing->floor)), standing->term,
             (long long)standing->term_points.hundredths);
    hash_day(&buf, standing->first_anniversary);
    buf_addf(&buf, "\ndiscount %d\n", discount.hundredths);
    for (size_t i = 0; i < work->count; i++) {
        const QuoteItem *item = &work->items[i];
        if (item->removed) {
            continue;
        }
        buf_addf(&buf, "%lld %lld %lld %.*s x %lld row %lld on", (long long)item->line,
                 (long long)item->site.id, (long long)item->entitlement.id, TEXT_ARG(item->part),
                 (long long)item->quantity.count, (long long)item->price_row.id);
        hash_day(&buf, item->price_on);
        hash_day(&buf, item->coverage_start);
        hash_day(&buf, item->coverage_end);
        buf_addf(&buf, " months %d\n", item->months);
    }
    ENSURE(!buf.overflow);
    return digest_text(arena, buf_text(&buf));
}

static bool same_money(MaybeMoney a, MaybeMoney b) {
    return a.given == b.given && (!a.given || a.money.minor == b.money.minor);
}

// The figures of a line, as the priced draft has them.
static void fill_item(QuoteItem *item, const DraftLine *line, const OrderLinePrice *price,
                      MaybeMoney buy) {
    bool same = item->price_row.id == price->price.row.id &&
                item->unit.minor == price->price.unit.minor &&
                item->extended.minor == price->price.extended.minor &&
                item->points.hundredths == price->points.hundredths &&
                date_equal(item->coverage_start, line->coverage_start) &&
                date_equal(item->coverage_end, line->coverage_end) &&
                date_equal(item->due, line->span.due) && same_money(item->buy_unit, buy);
    item->changed = item->changed || !same;
    item->part = line->part->part;
    item->price_row = price->price.row;
    item->price_on = price->trace.price_on;
    item->yearly = price->price.yearly;
    item->unit = price->price.unit;
    item->extended = price->price.extended;
    item->buy_unit = buy;
    item->points = price->points;
    item->covers = true;
    item->coverage_start = line->coverage_start;
    item->coverage_end = line->coverage_end;
    item->months = line->span.months;
    item->due = line->span.due;
}

static MaybeMoney buying_price(const Programme *programme, const OrderDraft *draft, size_t index,
                               Percent discount) {
    LinePrice price;
    PriceAsk ask = draft->asks[index].ask;
    ask.channel_discount = discount;
    bool priced = price_line(programme, &ask, draft->order.level, &price, NULL) == REFUSAL_NONE;
    return priced ? (MaybeMoney){true, price.unit} : (MaybeMoney){0};
}

// Refusals of pricing name places in the draft; people know the quote's line numbers.
static void rename_lines(const QuoteWork *work, const Refusals *priced, Refusals *refusals) {
    for (int32_t i = 0; i < priced->count; i++) {
        Refusal refusal = priced->items[i];
        int32_t place = 0;
        for (size_t j = 0; j < work->count && refusal.line > 0; j++) {
            place += !work->items[j].removed;
            if (!work->items[j].removed && place == refusal.line) {
                refusal.line = (int32_t)work->items[j].line;
                break;
            }
        }
        refuse(refusals, refusal);
    }
}

static Err fill_figures(Action *action, QuoteWork *work, const OrderDraft *draft) {
    Percent discount;
    bool buys = false;
    size_t place = 0;
    TRY(quote_discount(action->context, work, action->today, &discount));
    TRY(has_buyer(action->context, work, &buys));
    for (size_t i = 0; i < work->count; i++) {
        if (work->items[i].removed) {
            continue;
        }
        MaybeMoney buy =
            buys ? buying_price(action->programme, draft, place, discount) : (MaybeMoney){0};
        fill_item(&work->items[i], &draft->lines[place], &draft->prices[place], buy);
        place++;
    }
    work->level = draft->order.level;
    work->total = draft->order.total;
    work->points = draft->order.points;
    work->priced_on = action->today;
    work->programme_version = action->context->programme_version;
    work->input_hash =
        quote_input_hash(action->arena, action->programme, work, &draft->standing, discount);
    return OK;
}

Err quote_price(Action *action, QuoteWork *work, OrderDraft *ret_draft) {
    PartCache cache = {0};
    ActionContext listed = quote_prices(action->context, work);
    Refusals priced = {0};
    if (quote_work_lines(work) == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_NO_LINES, .field = S("lines")});
        return OK;
    }
    TRY(quote_draft(action, work, &cache, ret_draft));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(draft_price(&listed, &cache, ret_draft, &priced));
    rename_lines(work, &priced, action->refusals);
    return refused(action->refusals) ? OK : fill_figures(action, work, ret_draft);
}

// The first day from which another row than today's would price a line, as published today.
static bool next_change(const OrderLineAsk *ask, Date today, Date *ret_change) {
    bool has = false;
    for (size_t i = 0; i < ask->ask.row_count; i++) {
        const PriceRow *row = &ask->ask.rows[i];
        bool later =
            date_before(ask->ask.price_on, row->from) && !date_before(today, row->published);
        if (later && (!has || date_before(row->from, *ret_change))) {
            *ret_change = row->from;
            has = true;
        }
    }
    return has;
}

Date quote_last_day(const ActionContext *context, const OrderDraft *draft) {
    Date last = DATE_MAX;
    for (size_t i = 0; i < draft->count; i++) {
        Date until;
        if (draft->lines[i].span.months != 0) {
            until = draft->lines[i].renewed.coverage_end;
        } else {
            Date change = DATE_MAX;
            bool has = next_change(&draft->asks[i], context->today, &change);
            until = sales_quote_until(context->prices.programme, context->today, has, change);
            const Part *part = draft->lines[i].part;
            if (part->has_until && date_before(part->orderable_until, until)) {
                until = part->orderable_until;
            }
        }
        last = date_before(until, last) ? until : last;
    }
    return last;
}
