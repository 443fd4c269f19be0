// see_quote: a draft as it would be priced today, anything else, and all of another day, as it is
// kept.
#include "action/as_of_private.h"
#include "action/quote/change/quote_terms_private.h"
#include "action/quote/quote_see.h"

#include "action/quote/quote_held_private.h"
#include "action/quote/quote_see_private.h"
#include "action/quote/quote_work_private.h"
#include "action/viewer.h"
#include "base/text_map.h"
#include "domain/coverage.h"
#include "domain/record/number.h"
#include "store/q_account.h"
#include "store/q_agreement.h"
#include "store/q_part.h"
#include "store/q_quote.h"
#include "store/q_site.h"

// What is needed while a quote is shown.
typedef struct {
    ActionContext context; // in the quote's price list, as of the day its figures are of
    const ActionContext *asked;
    QuoteWork work;
    PartCache cache;
    Standing standing; // today
    Percent discount;
    TextMap words; // part → place in parts
    QPartLoadWordsRow *parts;
    size_t part_room;
    TextMap sites;
    QSiteLoadHeaderRow *site_rows;
    QuoteHeld held; // of the lines that are told whole
    bool buys;      // the viewer buys from the vendor
    bool sells;     // it stands between and sells on
    bool customer;
} Showing;

// R8.4: whose place the viewer has.
static void find_place(Showing *show) {
    const Viewer *viewer = show->asked->viewer;
    const QuoteWork *work = &show->work;
    if (viewer == NULL || viewer->kind == VIEWER_STAFF) {
        return;
    }
    show->customer = viewer->kind == VIEWER_CUSTOMER;
    if (viewer->kind == VIEWER_PARTNER) {
        show->buys = work->distributor.id == viewer->account.id || work->distributor.id == 0;
        show->sells = true;
    }
}

static bool is_distributor(const Showing *show) {
    const QuoteWork *work = &show->work;
    return show->sells && work->distributor.id == show->asked->viewer->account.id;
}

// Each sees its own buying and selling price: the distributor buys from the vendor and sells to the
// reseller, or where there is none to the customer; the reseller buys what the distributor asks, or
// from the vendor; the customer pays what the last one asks. The vendor sells what the first one
// buys.
static void own_prices(const Showing *show, const QuoteItem *item, MaybeMoney *ret_buy,
                       MaybeMoney *ret_sell) {
    const QuoteWork *work = &show->work;
    bool two = work->distributor.id != 0 && work->reseller.id != 0 &&
               work->distributor.id != work->reseller.id;
    *ret_buy = (MaybeMoney){0};
    *ret_sell = (MaybeMoney){0};
    if (show->customer) {
        *ret_buy = item->sell_unit;
    } else if (!show->sells) {
        *ret_sell = item->buy_unit;
    } else if (two && is_distributor(show)) {
        *ret_buy = item->buy_unit;
        *ret_sell = item->channel_unit;
    } else {
        *ret_buy = two ? item->channel_unit : item->buy_unit;
        *ret_sell = item->sell_unit;
    }
}

static void put_money(MaybeMoney money, Quantity quantity, Money *ret_unit, bool *ret_unit_null,
                      Money *ret_extended, bool *ret_extended_null) {
    *ret_unit_null = !money.given;
    *ret_unit = money.money;
    *ret_extended_null = !money.given || !money_times(money.money, quantity, ret_extended);
}

static Err part_words(Showing *show, Text part, QuoteLine *line) {
    Arena *arena = show->context.arena;
    size_t at = 0;
    if (!text_map_find(&show->words, part, &at)) {
        bool found = false;
        QPartLoadWordsRow row = {0};
        TRY(q_part_load_words(show->context.db, arena, &(QPartLoadWordsIn){.part = part}, &row,
                              &found));
        at = show->words.count;
        show->parts[at] = row;
        text_map_add(arena, &show->words, part, at);
    }
    line->description = show->parts[at].description;
    line->part_type = show->parts[at].type;
    line->metric = show->parts[at].metric;
    return OK;
}

static Err site_words(Showing *show, SiteId site, QuoteLine *line) {
    Arena *arena = show->context.arena;
    Text key = {(const char *)&site.id, sizeof site.id};
    size_t at = 0;
    if (!text_map_find(&show->sites, key, &at)) {
        bool found = false;
        QSiteLoadHeaderRow row = {0};
        TRY(q_site_load_header(
            show->context.db, arena,
            &(QSiteLoadHeaderIn){.enterprise = show->work.enterprise, .site = site}, &row, &found));
        at = show->sites.count;
        show->site_rows[at] = row;
        text_map_add(arena, &show->sites, text_copy(arena, key), at);
    }
    line->site = show->site_rows[at].number;
    line->customer_name = show->site_rows[at].name;
    return OK;
}

// What one line asks of the price list on the day of its figures.
static PriceAsk ask_of(const Showing *show, const CachedPart *part, const QuoteItem *item) {
    return (PriceAsk){
        .rows = part->priced.rows,
        .row_count = part->priced.row_count,
        .discountable = part->priced.part.discountable,
        .price_on = item->price_on,
        .published_by = show->context.today,
        .months = item->months,
        .quantity = item->quantity,
    };
}

// The list price beside the line's own.
static Err show_list_price(Showing *show, const QuoteItem *item, QuoteLine *line) {
    CachedPart *part = NULL;
    LinePrice price;
    TRY(part_cache_get(&show->context, &show->cache, item->part, &part));
    if (!part->priced.found) {
        return OK;
    }
    line->points_per_unit = part->priced.part.points;
    PriceAsk ask = ask_of(show, part, item);
    ask.months = 0;
    if (price_line(show->context.prices.programme, &ask, LEVEL_LOWEST, &price, NULL) ==
        REFUSAL_NONE) {
        line->list_unit_null = false;
        line->list_unit = price.unit;
        line->list_extended_null = false;
        line->list_extended = price.extended;
    }
    return OK;
}

// The trace again from the stored inputs, and the buying price's for who buys from the vendor.
static Err show_trace(Showing *show, const QuoteItem *item, QuoteLine *line) {
    const Programme *programme = show->context.prices.programme;
    CachedPart *part = NULL;
    LinePrice price;
    TRY(part_cache_get(&show->context, &show->cache, item->part, &part));
    if (!part->priced.found) {
        return OK;
    }
    PriceAsk ask = ask_of(show, part, item);
    PriceTrace *trace = arena_new(show->context.arena, PriceTrace);
    if (price_line(programme, &ask, show->work.level, &price, trace) == REFUSAL_NONE) {
        line->trace = trace;
    }
    if (show->buys && item->buy_unit.given) {
        PriceTrace *buy = arena_new(show->context.arena, PriceTrace);
        ask.channel_discount = show->discount;
        if (price_line(programme, &ask, show->work.level, &price, buy) == REFUSAL_NONE) {
            line->buy_trace = buy;
        }
    }
    return OK;
}

// What became of a renewal line since, and its name.
static void show_renewal(const Showing *show, const QuoteItem *item, QuoteLine *line) {
    const HeldLine *held = quote_held_find(&show->held, item->entitlement);
    PartType type;
    CivilDay start = date_civil(item->coverage_start);
    if (item->entitlement.id == 0) {
        return;
    }
    TextBuf name = buf_new(show->context.arena, line->site.len + RECORD_CODE_BYTES + 16);
    buf_add(&name, line->site);
    buf_add_char(&name, '-');
    buf_add(&name, record_code(show->context.arena, show->asked->number_key, item->entitlement.id));
    buf_addf(&name, "-%04d%02d", (int)start.year, (int)start.month);
    line->renewal_line = buf_text(&name);
    line->due_null = false;
    line->due = item->due;
    line->declared = item->declared.given;
    bool open = held != NULL && held->record.has_due && held->has_renewal &&
                part_type_find(held->type, &type) &&
                date_equal(date_add_days(held->record.coverage_end, 1), item->coverage_start) &&
                draft_can_renew(show->asked, &held->record, type, held->renewal);
    line->covered = held != NULL ? held->record.quantity : (Quantity){0};
    if (!open && show->work.when == NULL && quote_state_is_live(show->work.state)) {
        line->state = refusal_code(REFUSAL_LINE_NOT_OPEN);
    }
}

static Err show_line(Showing *show, const QuoteItem *item, QuoteLine *ret_line) {
    MaybeMoney buy;
    MaybeMoney sell;
    QuoteLine line = {
        .entitlement_id = item->entitlement,
        .site_id = item->site,
        .money = show->work.currency,
        .line = item->line,
        .part = item->part,
        .quantity = item->quantity,
        .coverage_start = item->coverage_start,
        .coverage_end = item->coverage_end,
        .months = item->months,
        .points = item->points,
        .level = programme_level_code(show->context.prices.programme, show->work.level),
        .unit = item->unit,
        .extended = item->extended,
        .currency = currency_code(show->work.currency),
        .bid_percent_null = true,
        .bid_unit_null = true,
        .price_source = S("level"),
        .state = show->work.when == NULL ? S("open") : (Text){0},
        .covered_null = show->work.when != NULL,
        .unit_null = item->unpriced,
        .extended_null = item->unpriced,
        .due_null = true,
        .list_unit_null = true,
        .list_extended_null = true,
        .shown_unit_null = true,
        .note = item->note,
    };
    own_prices(show, item, &buy, &sell);
    put_money(buy, item->quantity, &line.buy_unit, &line.buy_unit_null, &line.buy_extended,
              &line.buy_extended_null);
    put_money(sell, item->quantity, &line.sell_unit, &line.sell_unit_null, &line.sell_extended,
              &line.sell_extended_null);
    *ret_line = line;
    return item->unpriced ? OK : show_list_price(show, item, ret_line);
}

// What only a reader of the line needs.
static Err show_whole(Showing *show, const QuoteItem *item, QuoteLine *line) {
    TRY(part_words(show, item->part, line));
    TRY(site_words(show, item->site, line));
    TRY(item->unpriced ? OK : show_trace(show, item, line));
    show_renewal(show, item, line);
    return OK;
}

static void add_totals(const QuoteLine *line, QuoteTotals *totals) {
    if (line->extended_null) {
        totals->unpriced++;
        return;
    }
    totals->net.minor += line->extended.minor;
    totals->list.minor +=
        line->list_extended_null ? line->extended.minor : line->list_extended.minor;
    totals->buy_null = totals->buy_null || line->buy_extended_null;
    totals->buy.minor += line->buy_extended_null ? 0 : line->buy_extended.minor;
    totals->sell_null = totals->sell_null || line->sell_extended_null;
    totals->sell.minor += line->sell_extended_null ? 0 : line->sell_extended.minor;
}

// The items that are told whole stand side by side: from the first behind `after`.
static void find_whole(const QuoteWork *work, QuoteLinesAsk ask, size_t *ret_first,
                       size_t *ret_end) {
    size_t at = 0;
    size_t lines = 0;
    while (ask.most > 0 && at < work->count && work->items[at].line <= ask.after) {
        at++;
    }
    *ret_first = at;
    while (at < work->count && (ask.most == 0 || lines < ask.most)) {
        lines += !work->items[at++].removed;
    }
    *ret_end = at;
}

static Err load_all_parts(Showing *show) {
    const QuoteWork *work = &show->work;
    Text *parts = arena_array(show->context.arena, Text, work->count);
    for (size_t i = 0; i < work->count; i++) {
        parts[i] = work->items[i].part;
    }
    return part_cache_load(&show->context, &show->cache, parts, work->count);
}

static Err show_lines(Showing *show, QuoteLinesAsk ask, Quote *quote) {
    const QuoteWork *work = &show->work;
    size_t first = 0;
    size_t end = 0;
    find_whole(work, ask, &first, &end);
    TRY(load_all_parts(show));
    if (work->when == NULL) {
        TRY(quote_held_load(&show->context, work->enterprise, &work->items[first], end - first,
                            &show->held));
    }
    quote->lines = arena_array(show->context.arena, QuoteLine, work->count);
    for (size_t i = 0; i < work->count; i++) {
        if (work->items[i].removed) {
            continue;
        }
        QuoteLine *line = &quote->lines[quote->line_count++];
        TRY(show_line(show, &work->items[i], line));
        add_totals(line, &quote->totals);
        if (i >= first && i < end) {
            TRY(show_whole(show, &work->items[i], line));
        }
    }
    quote->totals.reduction.minor = quote->totals.list.minor - quote->totals.net.minor;
    return OK;
}

// What the same lines cost at one level.
static Err cost_at(Showing *show, Level level, QuoteWhatIf *ret) {
    const QuoteWork *work = &show->work;
    const Programme *programme = show->context.prices.programme;
    Wide total = 0;
    ret->level = level;
    ret->code = programme_level_code(programme, level);
    ret->is_of_order = level_equal(level, work->level);
    for (size_t i = 0; i < work->count && !ret->total_null; i++) {
        CachedPart *part = NULL;
        LinePrice price;
        TRY(part_cache_get(&show->context, &show->cache, work->items[i].part, &part));
        PriceAsk ask = ask_of(show, part, &work->items[i]);
        ret->total_null =
            !part->priced.found || price_line(programme, &ask, level, &price, NULL) != REFUSAL_NONE;
        total += ret->total_null ? 0 : price.extended.minor;
    }
    ret->total_null = ret->total_null || total > AMOUNT_MAX;
    if (!ret->total_null) {
        ret->total.minor = (int64_t)total;
        ret->difference.minor = ret->total.minor - work->total.minor;
    }
    return OK;
}

// The levels that points move between; none for express and at a fixed level (R1.7).
static Err show_what_if(Showing *show, Quote *quote) {
    const Programme *programme = show->context.prices.programme;
    if (show->work.when != NULL || show->standing.express ||
        programme_level_is_fixed(programme, show->work.level)) {
        return OK;
    }
    quote->what_if_count = (size_t)programme->level_count;
    quote->what_if = arena_array(show->context.arena, QuoteWhatIf, quote->what_if_count);
    for (size_t i = 0; i < quote->what_if_count; i++) {
        TRY(cost_at(show, (Level){(int8_t)i}, &quote->what_if[i]));
    }
    return OK;
}

// R2.6: what accepting the order today would make of the agreement.
static void show_standing(const Showing *show, Quote *quote) {
    const Programme *programme = show->asked->prices.programme;
    Standing after = show->standing;
    QuoteStanding *standing = &quote->standing;
    standing->express = after.express;
    standing->of_order = show->work.level;
    standing->of_order_points = show->work.points;
    standing->untold = show->work.when != NULL;
    if (standing->untold) {
        return;
    }
    standing->today = after.level;
    standing->term_before = after.term_points;
    if (!after.express) {
        (void)standing_accept_order(&after, programme, show->asked->today, show->work.points);
    }
    AgreementSummary summary = standing_summary(&after, programme);
    standing->after = after.level;
    standing->term_after = after.term_points;
    standing->has_next_level = summary.has_next_level;
    standing->next_level = summary.next_level;
    standing->points_to_next = summary.points_to_next;
}

static Err account_words(const ActionContext *context, AccountId account, Text *ret_number,
                         Text *ret_name) {
    QAccountLoadRow row;
    bool found = false;
    if (account.id == 0) {
        return OK;
    }
    TRY(q_account_load(context->db, context->arena, &(QAccountLoadIn){.account = account}, &row,
                       &found));
    *ret_number = found ? row.number : (Text){0};
    *ret_name = found ? row.name : (Text){0};
    return OK;
}

static Err show_agreement(const ActionContext *context, const QuoteWork *work, Quote *quote) {
    QAgreementLoadHeaderRow agreement;
    QSiteOriginatingRow origin;
    QSiteLoadHeaderRow site;
    bool found = false;
    TRY(q_agreement_load_header(
        context->db, context->arena,
        &(QAgreementLoadHeaderIn){.enterprise = work->enterprise, .agreement = work->agreement},
        &agreement));
    TRY(q_site_originating(
        context->db, context->arena,
        &(QSiteOriginatingIn){.enterprise = work->enterprise, .agreement = work->agreement},
        &origin, &found));
    SiteId shown = work->site.id != 0 || !found ? work->site : origin.site;
    quote->time_zone = found ? origin.time_zone : (Text){0};
    TRY(q_site_load_header(context->db, context->arena,
                           &(QSiteLoadHeaderIn){.enterprise = work->enterprise, .site = shown},
                           &site, &found));
    quote->agreement = agreement.number;
    quote->programme = agreement.programme;
    quote->customer_type = agreement.customer_type;
    if (found) {
        quote->site = site.number;
        quote->customer_name = site.name;
        quote->city = site.city;
        quote->country = site.country;
    }
    return OK;
}

static Text waiting_on(QuoteState state) {
    if (quote_state_is_draft(state) || state == QUOTE_APPROVED) {
        return S("owner");
    }
    if (state == QUOTE_SUBMITTED || state == QUOTE_IN_APPROVAL) {
        return S("approver");
    }
    return state == QUOTE_PRESENTED ? S("customer")
                                    : (state == QUOTE_ACCEPTED ? S("order") : (Text){0});
}

// The verbs that people press; those of the system are nobody's button.
static unsigned may_of(const ActionContext *context, const QuoteWork *work, QuoteState state) {
    unsigned people = quote_relation(context, work).movers & (QUOTE_BY_OWNER | QUOTE_BY_CUSTOMER);
    unsigned may = 0;
    for (int verb = 0; verb < QUOTE_VERB_COUNT; verb++) {
        QuoteState after;
        if (quote_state_after(state, (QuoteVerb)verb, people, &after)) {
            may |= 1u << verb;
        }
    }
    return may;
}

static void show_terms(const ActionContext *context, const QuoteWork *work, Quote *quote) {
    bool shows = work->maximum_end_price.given && quote_shows_maximum(context, work);
    quote->maximum_end_price_null = !shows;
    quote->maximum_end_price = shows ? work->maximum_end_price.money : (Money){0};
    if (work->contact_role.len > 0) {
        quote->contact = record_code(context->arena, context->number_key, work->contact);
        quote->contact_role = work->contact_role;
    }
}

static Err show_head(const Showing *show, Quote *quote) {
    const ActionContext *context = show->asked;
    const QuoteWork *work = &show->work;
    Date today = work->when == NULL ? context->today : work->when->true_on;
    *quote = (Quote){
        .enterprise_id = work->enterprise,
        .quote_id = work->quote,
        .agreement_id = work->agreement,
        .money = work->currency,
        .number = work->number,
        .revision = work->revision,
        .edition = work->edition,
        .kind = work->renewal ? S("renewal") : S("sales"),
        .state = quote_state_on(work->state, work->has_valid_to, work->valid_to, today),
        .currency = currency_code(work->currency),
        .level = programme_level_code(context->prices.programme, work->level),
        .presented_on_null = !work->presented,
        .presented_on = work->presented_on,
        .valid_to_null = !work->has_valid_to,
        .valid_to = work->valid_to,
        .priced_on = work->priced_on,
        .changed_at = work->changed_at,
        .input_hash = work->input_hash,
        .when = work->when,
    };
    show_terms(context, work, quote);
    quote->state_name = quote_state_name(quote->state);
    quote->waiting_on = waiting_on(quote->state);
    quote->may = work->when == NULL ? may_of(context, work, quote->state) : 0;
    TRY(account_words(context, work->owner, &quote->owner, &quote->owner_name));
    TRY(account_words(context, work->distributor, &quote->distributor, &quote->distributor_name));
    TRY(account_words(context, work->reseller, &quote->reseller, &quote->reseller_name));
    return show_agreement(context, work, quote);
}

// What the quote that this one was made anew from showed for the same lines.
static Err show_source(const Showing *show, Quote *quote) {
    QuoteWork source;
    bool found = false;
    if (show->work.source.id == 0) {
        return OK;
    }
    TRY(quote_work_load(show->asked, show->work.enterprise, show->work.source, 0, &source, &found));
    quote->source = found ? source.number : (Text){0};
    size_t at = 0;
    for (size_t i = 0; found && i < quote->line_count; i++) { // lines keep their numbers
        while (at < source.count && source.items[at].line < quote->lines[i].line) {
            at++;
        }
        if (at < source.count && source.items[at].line == quote->lines[i].line) {
            quote->lines[i].shown_unit_null = false;
            quote->lines[i].shown_unit = source.items[at].unit;
        }
    }
    return OK;
}

// A draft is priced as of today; where that is refused it stays as it was saved.
static Err reprice_draft(Showing *show, Refusals *refusals) {
    OrderDraft draft;
    QuoteWork work = show->work;
    Action reading = {.context = show->asked,
                      .db = show->asked->db,
                      .arena = show->asked->arena,
                      .programme = show->asked->prices.programme,
                      .today = show->asked->today,
                      .refusals = refusals,
                      .enterprise = work.enterprise};
    if (work.when != NULL || !quote_state_is_draft(work.state)) {
        return OK;
    }
    work.items = arena_array(show->asked->arena, QuoteItem, work.count);
    for (size_t i = 0; i < work.count; i++) {
        work.items[i] = show->work.items[i];
    }
    TRY(quote_price(&reading, &work, &draft));
    if (!refused(refusals)) {
        show->work = work;
    }
    return OK;
}

// The newest revision that a customer may see is the newest that was presented, or stands.
static Err find_revision(const ActionContext *context, QuoteWork *work) {
    bool found = true;
    bool customer = context->viewer != NULL && context->viewer->kind == VIEWER_CUSTOMER;
    while (customer && found && !quote_is_shown(work) && work->revision > 1) {
        TRY(quote_work_load(context, work->enterprise, work->quote, work->revision - 1, work,
                            &found));
    }
    return OK;
}

Err quote_see_load(const ActionContext *context, Text number, int64_t revision,
                   const ViewTime *when, QuoteWork *ret_work, bool *ret_found) {
    EnterpriseId enterprise;
    QuoteId quote;
    *ret_found = false;
    TRY(directory_find(context->db, context->arena, S("quote"), number, &enterprise, &quote.id,
                       ret_found));
    if (*ret_found && when != NULL) {
        TRY(quote_work_load_then(context, enterprise, quote, revision, when, ret_work, ret_found));
    } else if (*ret_found) {
        TRY(quote_work_load(context, enterprise, quote, revision, ret_work, ret_found));
    }
    if (*ret_found && when == NULL && revision == 0) {
        TRY(find_revision(context, ret_work));
    }
    bool customer = context->viewer != NULL && context->viewer->kind == VIEWER_CUSTOMER;
    *ret_found = *ret_found && quote_relation(context, ret_work).sees &&
                 (!customer || quote_is_shown(ret_work));
    return OK;
}

Err quote_see_work(const ActionContext *context, const QuoteWork *work, QuoteLinesAsk ask,
                   Quote *ret_quote, Refusals *unpriced) {
    Showing show = {.asked = context, .work = *work};
    Quote quote;
    TRY(day_standing(context, work->enterprise, work->agreement, &show.standing));
    TRY(reprice_draft(&show, unpriced));
    show.context = quote_prices(context, &show.work);
    show.context.today = show.work.priced_on;
    show.parts = arena_array(context->arena, QPartLoadWordsRow, work->count + 1);
    show.site_rows = arena_array(context->arena, QSiteLoadHeaderRow, work->count + 1);
    find_place(&show);
    TRY(quote_discount(context, &show.work, show.work.priced_on, &show.discount));
    TRY(show_head(&show, &quote));
    TRY(show_lines(&show, ask, &quote));
    TRY(show_what_if(&show, &quote));
    TRY(show_source(&show, &quote));
    show_standing(&show, &quote);
    *ret_quote = quote;
    return OK;
}

Err see_quote_on(const ActionContext *context, Text number, int64_t revision,
                 const ViewTimeInput *when, QuoteLinesAsk ask, Quote *ret_quote,
                 Refusals *ret_refusals) {
    QuoteWork work = {0};
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(quote_see_load(context, number, revision, view_time(context, when), &work, &found));
    if (!found) {
        refuse(ret_refusals,
               (Refusal){.id = REFUSAL_QUOTE_NOT_FOUND, .field = S("quote"), .value = number});
        return OK;
    }
    return quote_see_work(context, &work, ask, ret_quote, &(Refusals){0});
}

Err see_quote_lines(const ActionContext *context, Text number, int64_t revision, QuoteLinesAsk ask,
                    Quote *ret_quote, Refusals *ret_refusals) {
    ViewTimeInput now = {.true_on = {.given = false}};
    return see_quote_on(context, number, revision, &now, ask, ret_quote, ret_refusals);
}

Err see_quote(const ActionContext *context, Text number, int64_t revision, Quote *ret_quote,
              Refusals *ret_refusals) {
    return see_quote_lines(context, number, revision, (QuoteLinesAsk){0}, ret_quote, ret_refusals);
}
