// Planned lines.
#include "action/plan/forecast_planned_private.h"

#include "action/order/order_draft_private.h"
#include "action/order/request/submit_papers_private.h"
#include "store/q_order.h"

#include <stddef.h>

// Records that will be made are younger than any that is kept (R4.14).
#define FRESH_RECORDS (INT64_MAX / 4)

static const Field fields[] = {
    {.name = S_INIT("part"), .kind = FIELD_NAME, .offset = offsetof(PlannedAsk, part)},
    {.name = S_INIT("quantity"), .kind = FIELD_COUNT, .offset = offsetof(PlannedAsk, quantity)},
    {.name = S_INIT("on"), .kind = FIELD_DATE, .offset = offsetof(PlannedAsk, on)},
    {.name = S_INIT("site"), .kind = FIELD_NAME, .offset = offsetof(PlannedAsk, site)},
};
const FieldTable planned_fields = FIELD_TABLE("a planned line", PlannedAsk, fields);

static bool is_blank(const PlannedAsk *ask) {
    return ask->part.len == 0 && ask->quantity == 0 && !ask->on.given && ask->site.len == 0;
}

size_t planned_count(const FieldList *asked) {
    const PlannedAsk *asks = asked->items;
    size_t count = 0;
    for (size_t i = 0; i < asked->count; i++) {
        count += !is_blank(&asks[i]);
    }
    return count;
}

static void say(Refusals *refusals, RefusalId id, size_t index, Text field, Text value) {
    refuse(refusals, (Refusal){.id = id,
                               .field = field,
                               .line = (int32_t)index + 1,
                               .value = value,
                               .list = S("planned")});
}

// A site of the holder's that the viewer sees.
static Err find_site(const PlannedFrom *from, const PlannedAsk *ask, size_t index,
                     SiteRecord *ret_site, Refusals *refusals) {
    Refusals own = {0};
    Action looking = action_reading(from->context, &own);
    Text number = ask->site.len > 0 ? ask->site : from->site;
    bool found = false;
    TRY(papers_find_site(&looking, number, ret_site, &found));
    bool theirs = found && ret_site->enterprise.id == from->holder.enterprise.id &&
                  ret_site->agreement.id == from->holder.agreement.id &&
                  (from->holder.of_agreement || ret_site->site.id == from->holder.site.id);
    if (!theirs) {
        say(refusals, REFUSAL_SITE_NOT_FOUND, index, S("site"), number);
    }
    return OK;
}

Err planned_currency(const PlannedFrom *from, const FieldList *asked, Text *ret_code,
                     Refusals *refusals) {
    const PlannedAsk *asks = asked->items;
    SiteRecord site;
    QOrderLastCurrencyRow row;
    size_t first = 0;
    bool found = false;
    while (is_blank(&asks[first])) { // there is one that is not
        first++;
    }
    TRY(find_site(from, &asks[first], first, &site, refusals));
    if (refused(refusals)) {
        return OK;
    }
    TRY(q_order_last_currency(
        from->context->db, from->context->arena,
        &(QOrderLastCurrencyIn){.enterprise = site.enterprise, .site = site.site}, &row, &found));
    *ret_code = found ? row.currency : (Text){0};
    return OK;
}

static bool day_fits(const PlannedFrom *from, Date on) {
    return !date_before(on, from->context->today) && !date_before(from->last, on);
}

// The part as an order of that day would judge it; refusals name the list.
static Err judge_part(const ActionContext *then, SiteId site, const PlannedAsk *ask, size_t index,
                      DraftLine *ret_line, Refusals *refusals) {
    Refusals own = {0};
    Action action = action_reading(then, &own);
    PartCache cache = {0};
    CachedPart *part = NULL;
    TRY(part_cache_get(then, &cache, ask->part, &part));
    if (part->priced.found && part->priced.part.type == PART_REINSTATEMENT) {
        say(refusals, REFUSAL_RENEWAL_NEEDS_RENEW, index, S("part"), ask->part);
        return OK;
    }
    TRY(draft_sale_line(&action, &cache, site, ask->part, (Quantity){ask->quantity}, index,
                        ret_line));
    for (int32_t i = 0; i < own.count; i++) {
        own.items[i].list = S("planned");
        refuse(refusals, own.items[i]);
    }
    return OK;
}

static Planned planned_of(const DraftLine *draft, const PriceList *prices, Text site,
                          size_t index) {
    const Part *part = draft->part;
    return (Planned){
        .line = {.site = site,
                 .entitlement_id = {FRESH_RECORDS + (int64_t)index},
                 .agreement_since = draft->coverage_start,
                 .money = prices->currency,
                 .country_group = prices->country_group,
                 .currency = currency_code(prices->currency),
                 .licence_part = part->part,
                 .part = part->renewal,
                 .quantity = draft->quantity,
                 .previous_end = draft->coverage_end},
        .on = draft->coverage_start,
        .renews = part_renews(part->type, part->renewal),
    };
}

static Err take(const PlannedFrom *from, const PlannedAsk *ask, size_t index, Currency money,
                PlannedLines *lines, Refusals *refusals) {
    SiteRecord site;
    DraftLine draft = {0};
    int32_t before = refusals->count;
    TRY(find_site(from, ask, index, &site, refusals));
    if (!ask->on.given || !day_fits(from, ask->on.date)) {
        say(refusals, REFUSAL_BAD_DAY, index, S("on"),
            ask->on.given ? date_text(from->context->arena, ask->on.date) : (Text){0});
    }
    if (ask->quantity > QUANTITY_ASKED_MAX) {
        say(refusals, REFUSAL_BAD_QUANTITY, index, S("quantity"), ask->part);
    }
    if (refusals->count > before) {
        return OK;
    }
    Refusals own = {0};
    Action pricing = action_reading(from->context, &own);
    TRY(papers_find_prices(&pricing, money, &site));
    papers_judge_prices(&pricing, money);
    if (refused(&own)) {
        say(refusals, REFUSAL_CURRENCY_DIFFERS, index, S("site"), currency_code(money));
        return OK;
    }
    ActionContext *then = arena_new(from->context->arena, ActionContext);
    *then = *pricing.context;
    then->today = ask->on.date;
    TRY(judge_part(then, site.site, ask, index, &draft, refusals));
    if (refusals->count == before) {
        Text number = ask->site.len > 0 ? ask->site : from->site;
        lines->items[lines->count++] = planned_of(&draft, &then->prices, number, index);
    }
    return OK;
}

Err planned_lines(const PlannedFrom *from, const FieldList *asked, Currency money,
                  PlannedLines *ret_lines, Refusals *refusals) {
    const PlannedAsk *asks = asked->items;
    PlannedLines lines = {0};
    if (asked->count > PLANNED_MAX) {
        refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("planned")});
        return OK;
    }
    lines.items = arena_array(from->context->arena, Planned, asked->count);
    for (size_t i = 0; i < asked->count; i++) {
        if (!is_blank(&asks[i])) {
            TRY(take(from, &asks[i], i, money, &lines, refusals));
        }
    }
    *ret_lines = lines;
    return OK;
}
