// see_what_if: an order's draft, priced and never saved, and what follows from it.
#include "action/plan/what_if.h"

#include "action/order/request/submit_lines_private.h"
#include "action/order/request/submit_papers_private.h"
#include "action/plan/what_if_renewals_private.h"
#include "action/quote/quote_see_private.h"
#include "store/q_order.h"

typedef struct {
    const WhatIfInput *input;
    WhatIfOutcome *outcome;
    SiteRecord site;
    QuoteWork quote; // where one is tried
    WhatIfArrivals arrivals;
    OrderDraft draft;
    Standing after;
} WhatIfWork;

// Everything from here on is as of that day: terms that end before it are closed, prices are those
// that are known today.
static void move_to(Action *action, Date day) {
    ActionContext *then = arena_array(action->arena, ActionContext, 1);
    *then = *action->context;
    then->today = day;
    action->context = then;
    action->today = day;
}

static void take_day(Action *action, const WhatIfInput *input) {
    if (!input->has_day) {
        return;
    }
    if (date_before(input->day, action->today) ||
        date_before(date_add_days(action->today, WHAT_IF_DAYS_MAX), input->day)) {
        char text[DATE_TEXT_BYTES];
        date_write(input->day, text);
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_BAD_DAY,
                         .field = S("day"),
                         .value = text_copy(action->arena, (Text){text, DATE_TEXT_BYTES})});
        return;
    }
    move_to(action, input->day);
}

static void take_levels(Action *action, WhatIfWork *work) {
    const Programme *programme = action->programme;
    const OrderDraft *draft = &work->draft;
    WhatIfOutcome *outcome = work->outcome;
    Level now = draft->standing.level;
    if (draft->standing.express || programme_level_is_fixed(programme, now)) {
        return;
    }
    outcome->level_count = (size_t)programme->level_count;
    outcome->levels = arena_array(action->arena, WhatIfLevel, outcome->level_count);
    for (size_t i = 0; i < outcome->level_count; i++) {
        WhatIfLevel *row = &outcome->levels[i];
        row->level = (Level){(int8_t)i};
        row->is_of_order = level_equal(row->level, draft->order.level);
        row->is_of_later = level_equal(row->level, work->after.level);
        row->has_total =
            order_total_at(programme, draft->asks, draft->count, row->level, &row->total);
        row->difference.minor = row->total.minor - draft->order.total.minor;
    }
}

static void take_turns(Action *action, WhatIfWork *work) {
    const OrderDraft *draft = &work->draft;
    work->outcome->turns = arena_array(action->arena, LineTurns, draft->count);
    for (size_t i = 0; i < draft->count; i++) {
        if (draft->lines[i].span.months != 0) {
            continue; // a renewal's quantity is what is held
        }
        work->outcome->turns[i] = order_line_turns(action->programme, &draft->standing, draft->asks,
                                                   draft->prices, i, &draft->order);
    }
}

static SplitLine split_line(const Programme *programme, const OrderLineAsk *line) {
    SplitLine split = {
        .quantity = line->ask.quantity,
        .minimum = line->part->minimum,
        .multiple = line->part->multiple,
        .points = programme->earns_points[line->part->type] ? line->part->points : (Points){0},
    };
    PriceAsk one = line->ask;
    one.quantity.count = 1;
    for (int8_t i = 0; i < programme->level_count + programme->fixed_count; i++) {
        LinePrice price;
        bool priced = price_line(programme, &one, (Level){i}, &price, NULL) == REFUSAL_NONE;
        split.unit[i] = priced ? price.unit : SPLIT_NO_PRICE;
    }
    return split;
}

static void take_split(Action *action, WhatIfWork *work) {
    const OrderDraft *draft = &work->draft;
    WhatIfOutcome *outcome = work->outcome;
    if (work->input->quote.len > 0) {
        outcome->split_verdict = SPLIT_OF_RENEWALS;
        return;
    }
    SplitLine *lines = arena_array(action->arena, SplitLine, draft->count);
    for (size_t i = 0; i < draft->count; i++) {
        lines[i] = split_line(action->programme, &draft->asks[i]);
    }
    outcome->split_verdict = order_split(action->arena, action->programme, &draft->standing,
                                         action->today, lines, draft->count, &outcome->split);
    ENSURE(outcome->split.total.minor == draft->order.total.minor);
}

static Err take_renewals(Action *action, WhatIfWork *work) {
    ActionContext seeing = *action->context;
    seeing.db = action->seeing;
    return what_if_renewals(&seeing, action->enterprise, &work->draft, &work->after,
                            &work->arrivals, &work->outcome->renewals);
}

static Err take_outcome(Action *action, WhatIfWork *work) {
    const OrderDraft *draft = &work->draft;
    WhatIfOutcome *outcome = work->outcome;
    work->after = draft->standing;
    if (!work->after.express && !standing_accept_order(&work->after, action->programme,
                                                       action->today, draft->order.points)) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_AMOUNT_TOO_LARGE, .field = S("lines")});
        return OK;
    }
    outcome->money = action->context->prices.currency;
    outcome->day = action->today;
    outcome->order = draft_view(action->context, action->enterprise, draft);
    outcome->before = outcome->order.agreement;
    outcome->order.agreement = standing_summary(&work->after, action->programme);
    take_levels(action, work);
    take_turns(action, work);
    take_split(action, work);
    return take_renewals(action, work);
}

// What moved in can be lapsed, and be reinstated by the order (R5.6).
static Arriving arriving_of(Action *action, const WhatIfArrivals *arrivals) {
    const HeldRows *rows = &arrivals->arrived;
    EntitlementRecord *records = arena_array(action->arena, EntitlementRecord, rows->count);
    Lapsed *parts = arena_array(action->arena, Lapsed, rows->count);
    for (size_t i = 0; i < rows->count; i++) {
        records[i] = rows->rows[i].record;
        parts[i] = (Lapsed){rows->rows[i].type, rows->rows[i].renewal};
    }
    return (Arriving){records, parts, rows->count};
}

// What was typed: the good lines together, all that is wrong with each of the others.
static Err draft_typed(Action *action, WhatIfWork *work) {
    const WhatIfInput *input = work->input;
    WhatIfOutcome *outcome = work->outcome;
    OrderSubmitInput asked = {
        .lines = input->lines, .line_count = input->line_count, .paste = input->paste};
    SubmitLines lines;
    TRY(submit_lines_take(action, &asked, &outcome->typed, &lines));
    if (lines.lines == NULL) {
        return OK;
    }
    lines.arriving = arriving_of(action, &work->arrivals);
    work->draft =
        (OrderDraft){.has_site = true, .site = work->site.site, .agreement = work->site.agreement};
    TRY(submit_lines_draft(action, &lines, &work->draft, &outcome->is_priced));
    if (!input->good_lines) {
        submit_lines_tell(&outcome->typed, action->refusals);
    }
    return OK;
}

// A quote as an order of that day would have it; its list was found with it.
static Err draft_quote(Action *action, WhatIfWork *work) {
    PartCache cache = {0};
    TRY(quote_draft(action, &work->quote, &cache, &work->draft));
    if (!refused(action->refusals)) {
        TRY(draft_price(action->context, &cache, &work->draft, action->refusals));
    }
    return OK;
}

static Err draft_lines(Action *action, WhatIfWork *work) {
    PartCache cache = {.of_sales = true, .arriving = arriving_of(action, &work->arrivals)};
    const WhatIfInput *input = work->input;
    if (input->quote.len > 0) {
        return draft_quote(action, work);
    }
    if (input->paste.len > 0) {
        return draft_typed(action, work);
    }
    if (input->line_count == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_NO_LINES, .field = S("lines")});
        return OK;
    }
    return draft_sale_lines(action, &cache, work->site.site, work->site.agreement, input->lines,
                            input->line_count, &work->draft);
}

static Err find_currency(Action *action, const WhatIfWork *work, Currency *ret) {
    QOrderLastCurrencyRow row;
    bool found = false;
    *ret = work->input->currency;
    if (work->input->has_currency) {
        return OK;
    }
    TRY(q_order_last_currency(
        action->seeing, action->arena,
        &(QOrderLastCurrencyIn){.enterprise = action->enterprise, .site = work->site.site}, &row,
        &found));
    if (!found || !currency_find(row.currency, ret)) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_CURRENCY_DIFFERS, .field = S("currency")});
    }
    return OK;
}

// Those of the quote, where one is tried.
static Err find_prices(Action *action, WhatIfWork *work) {
    Currency currency = {0};
    bool found = false;
    if (work->input->quote.len > 0) {
        TRY(quote_see_load(action->context, work->input->quote, 0, NULL, &work->quote, &found));
        if (!found) {
            refuse(action->refusals, (Refusal){.id = REFUSAL_QUOTE_NOT_FOUND,
                                               .field = S("quote"),
                                               .value = work->input->quote});
            return OK;
        }
        action_price_by(action, work->quote.country_group, work->quote.currency);
        return OK;
    }
    TRY(find_currency(action, work, &currency));
    if (!refused(action->refusals)) {
        TRY(papers_find_prices(action, currency, &work->site));
        papers_judge_prices(action, currency);
    }
    return OK;
}

// Terms are closed in memory.
static Err what_if(Action *action, const void *given, void *outcome) {
    WhatIfWork work = {.input = given, .outcome = outcome};
    bool found = false;
    *work.outcome = (WhatIfOutcome){.is_priced = work.input->paste.len == 0};
    TRY(papers_find_site(action, work.input->site, &work.site, &found));
    if (!found) {
        return OK;
    }
    action->enterprise = work.site.enterprise;
    TRY(site_refresh(action, &work.site));
    take_day(action, work.input);
    TRY(find_prices(action, &work));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(what_if_arrivals(action, &work.input->coming, &work.site, &work.arrivals));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(draft_lines(action, &work));
    bool goes_on = !refused(action->refusals) && work.outcome->is_priced;
    return goes_on ? take_outcome(action, &work) : OK;
}

Err see_what_if(const ActionContext *context, const WhatIfInput *input, WhatIfOutcome *ret_outcome,
                Refusals *ret_refusals) {
    return action_look(context, what_if, input, ret_outcome, ret_refusals);
}
