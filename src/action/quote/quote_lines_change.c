// do_quote_change: lines of a draft, in place; of a presented quote in the next revision.
#include "action/quote/quote_change.h"

#include "action/quote/change/quote_terms_private.h"
#include "action/quote/quote_order_private.h"
#include "action/quote/quote_outcome_private.h"
#include "action/sight.h"

#include <stddef.h>

static const Field line_fields[] = {
    {.name = S_INIT("line"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(QuoteLineChange, line),
     .least = 1,
     .most = INT32_MAX},
    {.name = S_INIT("part"), .kind = FIELD_NAME, .offset = offsetof(QuoteLineChange, part)},
    {.name = S_INIT("renewal_line"),
     .kind = FIELD_NAME,
     .offset = offsetof(QuoteLineChange, renewal_line)},
    {.name = S_INIT("site"), .kind = FIELD_NAME, .offset = offsetof(QuoteLineChange, site)},
    {.name = S_INIT("quantity"), .kind = FIELD_NAME, .offset = offsetof(QuoteLineChange, quantity)},
    {.name = S_INIT("sell_unit"),
     .kind = FIELD_NAME,
     .offset = offsetof(QuoteLineChange, sell_unit)},
    {.name = S_INIT("note"), .kind = FIELD_NAME, .offset = offsetof(QuoteLineChange, note)},
    {.name = S_INIT("remove"), .kind = FIELD_BOOL, .offset = offsetof(QuoteLineChange, remove)},
    {.name = S_INIT("out_of_use"),
     .kind = FIELD_BOOL,
     .offset = offsetof(QuoteLineChange, out_of_use)},
    {.name = S_INIT("evidence"), .kind = FIELD_NAME, .offset = offsetof(QuoteLineChange, evidence)},
};
static const FieldTable line_table = FIELD_TABLE("a line of a quote", QuoteLineChange, line_fields);

static const Field change_fields[] = {
    {.name = S_INIT("edition"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(QuoteChangeInput, seen.edition),
     .least = 1,
     .most = INT32_MAX},
    {.name = S_INIT("lines"),
     .kind = FIELD_LIST,
     .required = true,
     .offset = offsetof(QuoteChangeInput, lines),
     .items = &line_table},
    {.name = S_INIT("contact"), .kind = FIELD_NAME, .offset = offsetof(QuoteChangeInput, contact)},
    {.name = S_INIT("maximum_end_price"),
     .kind = FIELD_NAME,
     .offset = offsetof(QuoteChangeInput, maximum_end_price)},
};
const FieldTable quote_change_fields =
    FIELD_TABLE("a change of a quote", QuoteChangeInput, change_fields);

static void refuse_line(Action *action, RefusalId id, Text field, int64_t line, Text value) {
    refuse(action->refusals,
           (Refusal){.id = id, .field = field, .line = (int32_t)line, .value = value});
}

static QuoteItem *find_item(const QuoteWork *work, int64_t line) {
    for (size_t i = 0; i < work->count; i++) {
        if (work->items[i].line == line && !work->items[i].removed) {
            return &work->items[i];
        }
    }
    return NULL;
}

static void declare(const Action *action, const QuoteLineChange *change, QuoteItem *item) {
    if (change->out_of_use.given && change->out_of_use.value) {
        item->declared = (QuoteDeclared){.given = true,
                                         .by = action->context->actor,
                                         .on = action->today,
                                         .evidence = change->evidence};
    }
}

// What people say of any line.
static void apply(Action *action, const QuoteWork *work, const QuoteLineChange *change,
                  QuoteItem *item) {
    item->changed = true;
    if (change->quantity.len > 0) {
        (void)quote_read_quantity(action, change->quantity, item->line, &item->quantity);
    }
    if (change->sell_unit.len > 0) {
        (void)quote_read_price(action, work, change->sell_unit, item->line,
                               quote_owner_price(work, item));
    }
    if (change->note.len > 0) {
        item->note = change->note;
    }
    declare(action, change, item);
    item->removed = change->remove.given && change->remove.value;
}

// The site of a new sales line: one of the agreement's, and the quote's own where it has one.
static Err site_of(Action *action, const QuoteWork *work, const QuoteLineChange *change,
                   SiteId *ret_site, bool *ret_found) {
    SiteRecord site;
    Sight sight = {0};
    *ret_found = false;
    if (change->site.len == 0) {
        *ret_site = work->site.id != 0 || work->count == 0 ? work->site : work->items[0].site;
        *ret_found = ret_site->id != 0;
        return OK;
    }
    TRY(site_find(action->seeing, action->arena, change->site, &site, ret_found));
    if (*ret_found) {
        TRY(site_refresh(action, &site));
        TRY(sight_of_site(action->context, site.enterprise, site.site, &sight));
        *ret_found = sees(sight) && site.enterprise.id == work->enterprise.id &&
                     site.agreement.id == work->agreement.id &&
                     (work->site.id == 0 || work->site.id == site.site.id);
        *ret_site = site.site;
    }
    return OK;
}

static Err add_sale(Action *action, QuoteWork *work, const QuoteLineChange *change) {
    SiteId site = {0};
    bool found = false;
    TRY(site_of(action, work, change, &site, &found));
    QuoteItem *item = quote_work_add(action->arena, work);
    item->site = site;
    item->part = change->part;
    if (!found) {
        refuse_line(action, REFUSAL_SITE_NOT_FOUND, S("site"), item->line, change->site);
    } else if (change->quantity.len == 0) {
        refuse_line(action, REFUSAL_BAD_QUANTITY, S("quantity"), item->line, change->part);
    } else {
        apply(action, work, change, item);
    }
    return OK;
}

static bool has_entitlement(const QuoteWork *work, EntitlementId entitlement) {
    for (size_t i = 0; i < work->count; i++) {
        if (!work->items[i].removed && work->items[i].entitlement.id == entitlement.id) {
            return true;
        }
    }
    return false;
}

static Err add_renewal(Action *action, QuoteWork *work, const QuoteLineChange *change) {
    QuotableLine line;
    Sight sight = {0};
    Text held = {0};
    bool found = false;
    TRY(quotable_find(action->context, change->renewal_line, &line, &found));
    if (found) {
        TRY(sight_of_site(action->context, line.enterprise, line.site, &sight));
    }
    QuoteItem *item = quote_work_add(action->arena, work);
    if (!sees(sight) || line.enterprise.id != work->enterprise.id ||
        line.agreement.id != work->agreement.id ||
        (work->site.id != 0 && work->site.id != line.site.id)) {
        refuse_line(action, REFUSAL_LINE_NOT_FOUND, S("renewal_line"), item->line,
                    change->renewal_line);
        return OK;
    }
    TRY(quote_holding(action->context, work, line.entitlement, &held));
    if (!line.open) {
        refuse_line(action, REFUSAL_LINE_NOT_OPEN, S("renewal_line"), item->line,
                    change->renewal_line);
        return OK;
    }
    if (held.len > 0 || has_entitlement(work, line.entitlement)) {
        refuse_line(action, REFUSAL_LINE_IN_QUOTE, S("renewal_line"), item->line,
                    held.len > 0 ? held : work->number);
        return OK;
    }
    item->site = line.site;
    item->part = line.renewal;
    item->quantity = line.covered;
    item->entitlement = line.entitlement;
    apply(action, work, change, item);
    return OK;
}

static Err change_line(Action *action, QuoteWork *work, const QuoteLineChange *change) {
    if (change->line > 0) {
        QuoteItem *item = find_item(work, change->line);
        if (item == NULL) {
            refuse_line(action, REFUSAL_LINE_NOT_FOUND, S("line"), change->line, (Text){0});
            return OK;
        }
        apply(action, work, change, item);
        return OK;
    }
    if (quote_work_lines(work) >= QUOTE_LINES_MAX) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("lines")});
        return OK;
    }
    return change->renewal_line.len > 0 ? add_renewal(action, work, change)
                                        : add_sale(action, work, change);
}

static Err change_quote(Action *action, const void *given, void *outcome) {
    const QuoteChangeInput *input = given;
    const QuoteLineChange *changes = input->lines.items;
    QuoteWork work = {0};
    OrderDraft draft;
    TRY(quote_begin(action, input->seen.number, input->seen.edition, QUOTE_CHANGE, &work));
    if (refused(action->refusals) || action->repeated) {
        *(QuoteOutcome *)outcome = quote_outcome(&work, action->repeated);
        return OK;
    }
    bool revises = work.state == QUOTE_PRESENTED;
    ((QuoteOutcome *)outcome)->last_line = work.last_line;
    for (size_t i = 0; i < input->lines.count; i++) {
        TRY(change_line(action, &work, &changes[i]));
    }
    TRY(quote_read_terms(action, &work, input->contact, input->maximum_end_price));
    if (!refused(action->refusals)) {
        TRY(quote_price(action, &work, &draft));
    }
    if (!refused(action->refusals)) {
        quote_judge_end_price(action, &work);
    }
    if (refused(action->refusals)) {
        return OK;
    }
    if (revises) {
        work.presented = false;
        work.has_valid_to = false;
        TRY(quote_revise(action, &work, QUOTE_DRAFT, QUOTE_CHANGE));
    } else {
        work.state = QUOTE_DRAFT;
        TRY(quote_save(action, &work, QUOTE_CHANGE, (Text){0}));
    }
    TRY(quotes_lose_quoted(action, &work));
    *(QuoteOutcome *)outcome = quote_outcome(&work, false);
    return action_finish(action, S("quote.change"), work.quote.id);
}

Err do_quote_change(const ActionContext *context, const QuoteChangeInput *input,
                    QuoteOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, change_quote, input, ret_outcome, ret_refusals);
}
