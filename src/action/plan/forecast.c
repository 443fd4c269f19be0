// Lines, their next coverages up to the horizon, and each month priced as one order.
#include "action/plan/forecast.h"

#include "action/plan/forecast_planned_private.h"
#include "action/entitlement/holder_private.h"
#include "action/order/order_draft_private.h"
#include "action/renewal/renewal_lines.h"
#include "action/sight.h"

#include <stdlib.h>

enum { GROUPS_MAX = 16, MONTHS_OF_YEAR = 12 };

// The parts of one price list.
typedef struct {
    Text country_group;
    ActionContext context;
    PartCache parts;
} Listed;

// One coverage of one line.
typedef struct {
    const RenewalLine *line;
    RenewalSpan span;
    Date month;
    bool is_first;
    bool is_licence; // it is bought then
} Coming;

typedef struct {
    const ActionContext *context;
    const ForecastInput *input;
    Holder holder;
    Standing standing;
    Currency money;
    Date first; // of this month
    Date last;  // of the horizon
    RenewalLine **lines;
    size_t line_count;
    PlannedLines planned;
    Coming *coming;
    size_t count;
    Listed lists[GROUPS_MAX];
    size_t list_count;
} Forecast;

// ---- whose ----

static Err find_holder(const ActionContext *context, const ForecastInput *input, Holder *ret,
                       Refusals *refusals) {
    bool of_agreement = input->site.len == 0;
    Text number = of_agreement ? input->agreement : input->site;
    if (number.len == 0) {
        refuse(refusals, (Refusal){.id = REFUSAL_FILTER_REQUIRED, .field = S("site")});
        return OK;
    }
    TRY(holder_find(context, of_agreement, number, ret, refusals));
    if (!refused(refusals) && !of_agreement) {
        Sight sight;
        TRY(sight_of_site(context, ret->enterprise, ret->site, &sight));
        if (!sees(sight)) {
            holder_refuse(of_agreement, number, refusals);
        }
    }
    return OK;
}

// ---- lines ----

static Err load_lines(Forecast *work, Refusals *refusals) {
    const ActionContext *context = work->context;
    RenewalLinesInput ask = {.site = work->input->site,
                             .agreement = work->input->agreement,
                             .due_to = {.given = true, .date = work->last},
                             .limit = RENEWAL_PAGE_MAX};
    work->lines = arena_array(context->arena, RenewalLine *, FORECAST_ROWS_MAX);
    do {
        RenewalLines page;
        TRY(see_renewal_lines(context, &ask, &page, refusals));
        if (work->line_count + page.line_count > FORECAST_ROWS_MAX) {
            refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("site")});
        }
        if (refused(refusals)) {
            return OK;
        }
        for (size_t i = 0; i < page.line_count; i++) {
            work->lines[work->line_count++] = &page.lines[i];
        }
        ask.after = page.next;
    } while (ask.after.len > 0);
    return OK;
}

typedef struct {
    Text code;
    size_t lines;
} CurrencyCount;

// The currency that was asked, or that of most lines; the others beside it.
static void choose_currency(Forecast *work, ForecastView *view) {
    Arena *arena = work->context->arena;
    CurrencyCount *found = arena_array(arena, CurrencyCount, work->line_count);
    size_t count = 0;
    size_t most = 0;
    for (size_t i = 0; i < work->line_count; i++) {
        size_t at = 0;
        while (at < count && !text_equal(found[at].code, work->lines[i]->currency)) {
            at++;
        }
        count += at == count;
        found[at].code = work->lines[i]->currency;
        found[at].lines++;
        most = found[at].lines > found[most].lines ? at : most;
    }
    view->currency = work->input->currency.len > 0 ? work->input->currency
                     : count > 0                   ? found[most].code
                                                   : (Text){0};
    view->others = arena_array(arena, Text, count);
    for (size_t i = 0; i < count; i++) {
        if (!text_equal(found[i].code, view->currency)) {
            view->others[view->other_count++] = found[i].code;
        }
    }
}

// ---- what comes ----

static Date month_of(const Forecast *work, Date due) {
    return date_before(due, work->first) ? work->first : date_month_first(due, 0);
}

// Each line's coverages that fall due up to the horizon. False where they are too many.
static bool roll(Forecast *work, const RenewalLine *line, const Standing *counting) {
    Date end = line->previous_end;
    bool is_first = true;
    while (coverage_can_follow(end)) {
        RenewalSpan span = renewal_span(counting, end, line->agreement_since);
        if (date_before(work->last, span.due)) {
            return true;
        }
        if (work->count == FORECAST_ROWS_MAX) {
            return false;
        }
        work->coming[work->count++] =
            (Coming){line, span, month_of(work, span.due), is_first, false};
        end = span.end;
        is_first = false;
    }
    return true;
}

static int compare_ids(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

// By month, and in it as a renewal order has its lines.
static int coming_compare(const void *left, const void *right) {
    const Coming *a = left;
    const Coming *b = right;
    int order = date_compare(a->month, b->month);
    order = order != 0 ? order : date_compare(a->span.due, b->span.due);
    order = order != 0 ? order : date_compare(a->span.start, b->span.start);
    order = order != 0 ? order : text_compare(a->line->licence_part, b->line->licence_part);
    return order != 0 ? order : compare_ids(a->line->entitlement_id.id, b->line->entitlement_id.id);
}

// It is bought, and renewed from then on.
static bool roll_planned(Forecast *work, const Planned *planned, const Standing *counting) {
    if (work->count == FORECAST_ROWS_MAX) {
        return false;
    }
    RenewalSpan bought = {
        .due = planned->on, .start = planned->on, .end = planned->line.previous_end};
    work->coming[work->count++] =
        (Coming){&planned->line, bought, month_of(work, planned->on), false, true};
    return !planned->renews || roll(work, &planned->line, counting);
}

// R3.1: where no term has begun, the first licence that is planned begins it; else R5.5, today.
static Date first_order_on(const Forecast *work) {
    Date on = work->context->today;
    for (size_t i = 0; i < work->planned.count; i++) {
        Date planned = work->planned.items[i].on;
        on = i == 0 || date_before(planned, on) ? planned : on;
    }
    return on;
}

static void roll_all(Forecast *work, const ForecastView *view, Refusals *refusals) {
    Standing counting =
        standing_if_ordered(&work->standing, work->context->prices.programme, first_order_on(work));
    work->coming = arena_array(work->context->arena, Coming, FORECAST_ROWS_MAX);
    for (size_t i = 0; i < work->line_count; i++) {
        if (text_equal(work->lines[i]->currency, view->currency) &&
            !roll(work, work->lines[i], &counting)) {
            refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("months")});
            return;
        }
    }
    for (size_t i = 0; i < work->planned.count; i++) {
        if (!roll_planned(work, &work->planned.items[i], &counting)) {
            refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("months")});
            return;
        }
    }
    if (work->count > 1) {
        qsort(work->coming, work->count, sizeof *work->coming, coming_compare);
    }
}

// ---- prices ----

static Err list_of(Forecast *work, Text country_group, Listed **ret_list) {
    size_t at = 0;
    while (at < work->list_count && !text_equal(work->lists[at].country_group, country_group)) {
        at++;
    }
    if (at == GROUPS_MAX) {
        return FAULT_AT(FAULT_DB_VALUE, 0); // no customer buys by so many lists
    }
    if (at == work->list_count) {
        work->lists[work->list_count++] =
            (Listed){.country_group = country_group,
                     .context = context_priced_by(work->context, country_group, work->money)};
    }
    *ret_list = &work->lists[at];
    return OK;
}

static int32_t months_between(Date from, Date to) {
    int32_t months = 0;
    for (Date at = date_month_first(from, 1); !date_before(to, at); at = date_month_first(at, 1)) {
        months++;
    }
    return months;
}

// Whole years from what is known, today's price or a later published one, to the coverage.
static int32_t years_assumed(const Forecast *work, const PriceAsk *ask) {
    const PriceRow *row =
        price_row_in_force(ask->rows, ask->row_count, ask->price_on, ask->published_by);
    if (row == NULL) {
        return 0;
    }
    Date known = date_before(row->from, work->context->today) ? work->context->today : row->from;
    return months_between(known, ask->price_on) / MONTHS_OF_YEAR;
}

// The same row as it is expected to be after so many years.
static void assume(const Forecast *work, int32_t years, PriceAsk *ask) {
    const Programme *programme = work->context->prices.programme;
    PriceRow *row = arena_new(work->context->arena, PriceRow);
    Percent change = {(int32_t)work->input->yearly_change_percent * 100};
    *row = *price_row_in_force(ask->rows, ask->row_count, ask->price_on, ask->published_by);
    for (int8_t i = 0; i < programme->level_count + programme->fixed_count; i++) {
        for (int32_t year = 0; year < years && price_row_has(row, (Level){i}); year++) {
            row->unit[i] = money_raised(row->unit[i], change);
        }
    }
    ask->rows = row;
    ask->row_count = 1;
}

static Text part_of(const Coming *coming) {
    return coming->is_licence ? coming->line->licence_part : coming->line->part;
}

static Err ask_of(Forecast *work, const Coming *coming, OrderLineAsk *ret_ask, Text *ret_source) {
    Listed *list = NULL;
    CachedPart *part = NULL;
    TRY(list_of(work, coming->line->country_group, &list));
    TRY(part_cache_get(&list->context, &list->parts, part_of(coming), &part));
    ENSURE(part->priced.found);
    DraftLine line = {.quantity = coming->line->quantity, .span = coming->span};
    PriceAsk ask = draft_ask(&list->context, part, &line);
    ask.price_on = coming->span.start; // also of what is bought: on its day
    int32_t years = years_assumed(work, &ask);
    *ret_source = years > 0 ? S("assumed") : S("published");
    if (years > 0 && work->input->yearly_change_percent != 0) {
        assume(work, years, &ask);
    }
    *ret_ask = (OrderLineAsk){.part = &part->priced.part, .ask = ask};
    return OK;
}

// ---- one month ----

static ForecastRow row_of(const Forecast *work, const ForecastView *view, const Coming *coming) {
    return (ForecastRow){
        .money = work->money,
        .month = coming->month,
        .site = coming->line->site,
        .part = part_of(coming),
        .kind = coming->is_licence ? S("licence") : S("renewal"),
        .quantity = coming->line->quantity,
        .unit_null = true,
        .extended_null = true,
        .currency = view->currency,
        .due = coming->span.due,
        .coverage_start = coming->span.start,
        .coverage_end = coming->span.end,
        .coverage_months = coming->span.months,
        .coverage_months_null = coming->is_licence,
        .renewal_line = coming->is_first ? coming->line->renewal_line : (Text){0},
    };
}

// Prices what has a price in force as one order of today.
static void price_month(const Forecast *work, const OrderLineAsk *asks, size_t count,
                        ForecastRow **rows, ForecastMonth *month) {
    const Programme *programme = work->context->prices.programme;
    OrderLinePrice *priced = arena_array(work->context->arena, OrderLinePrice, count);
    OrderPrice order = {0};
    Refusals refusals = {0};
    order_price(programme, &work->standing, asks, count, priced, &order, &refusals);
    if (count == 0 || refused(&refusals)) { // an amount that is too large for one order
        month->unpriced = month->lines;
        return;
    }
    month->level = programme_level_code(programme, order.level);
    month->points = order.points;
    month->total = order.total;
    for (size_t i = 0; i < count; i++) {
        rows[i]->level = month->level;
        rows[i]->unit_null = false;
        rows[i]->unit = priced[i].price.unit;
        rows[i]->extended_null = false;
        rows[i]->extended = priced[i].price.extended;
    }
}

static Err take_month(Forecast *work, const Coming *coming, size_t count, ForecastMonth *month,
                      ForecastView *view) {
    const Programme *programme = work->context->prices.programme;
    OrderLineAsk *asks = arena_array(work->context->arena, OrderLineAsk, count);
    ForecastRow **priced = arena_array(work->context->arena, ForecastRow *, count);
    size_t known = 0;
    for (size_t i = 0; i < count; i++) {
        ForecastRow *row = &view->rows[view->count++];
        OrderLineAsk ask;
        LinePrice price;
        Text source;
        *row = row_of(work, view, &coming[i]);
        TRY(ask_of(work, &coming[i], &ask, &source));
        if (price_line(programme, &ask.ask, work->standing.level, &price, NULL) == REFUSAL_NONE) {
            row->price_source = source;
            asks[known] = ask;
            priced[known++] = row;
        }
    }
    month->lines = (int64_t)count;
    month->unpriced = (int64_t)(count - known);
    price_month(work, asks, known, priced, month);
    return OK;
}

static Err take_months(Forecast *work, ForecastView *view) {
    size_t at = 0;
    view->rows = arena_array(work->context->arena, ForecastRow, work->count);
    view->months = arena_array(work->context->arena, ForecastMonth, FORECAST_MONTHS_MAX);
    for (Date first = work->first; !date_before(work->last, first);
         first = date_month_first(first, 1)) {
        size_t begin = at;
        ForecastMonth *month = &view->months[view->month_count++];
        month->month = first;
        while (at < work->count && date_equal(work->coming[at].month, first)) {
            at++;
        }
        TRY(take_month(work, work->coming + begin, at - begin, month, view));
    }
    return OK;
}

// ---- the whole ----

static Err forecast(Forecast *work, ForecastView *view, Refusals *refusals) {
    const ActionContext *context = work->context;
    int64_t months = work->input->months > 0 ? work->input->months : FORECAST_MONTHS_DEFAULT;
    work->first = date_month_first(context->today, 0);
    work->last = date_add_days(date_month_first(context->today, (int32_t)months), -1);
    TRY(load_lines(work, refusals));
    if (refused(refusals)) {
        return OK;
    }
    choose_currency(work, view);
    PlannedFrom from = {context, work->holder, work->input->site, work->last};
    const FieldList *planned = &work->input->planned;
    bool plans = planned_count(planned) > 0;
    if (view->currency.len == 0 && plans) {
        TRY(planned_currency(&from, planned, &view->currency, refusals));
    }
    if (refused(refusals)) {
        return OK;
    }
    bool needs_currency = view->currency.len > 0 || plans;
    if (needs_currency && !currency_find(view->currency, &work->money)) {
        refuse(refusals, (Refusal){.id = REFUSAL_CURRENCY_DIFFERS,
                                   .field = S("currency"),
                                   .value = view->currency});
        return OK;
    }
    view->money = work->money;
    if (plans) {
        TRY(planned_lines(&from, planned, work->money, &work->planned, refusals));
    }
    if (refused(refusals)) {
        return OK;
    }
    TRY(day_standing(context, work->holder.enterprise, work->holder.agreement, &work->standing));
    roll_all(work, view, refusals);
    return refused(refusals) ? OK : take_months(work, view);
}

Err see_forecast(const ActionContext *context, const ForecastInput *input, ForecastView *ret_view,
                 Refusals *ret_refusals) {
    Forecast work = {.context = context, .input = input};
    *ret_refusals = (Refusals){0};
    *ret_view = (ForecastView){0};
    TRY(find_holder(context, input, &work.holder, ret_refusals));
    return refused(ret_refusals) ? OK : forecast(&work, ret_view, ret_refusals);
}
