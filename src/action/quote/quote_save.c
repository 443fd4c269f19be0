// Saves quotes: revisions, lines, what happened, and what they open.
#include "action/quote/quote_work_private.h"

#include "store/q_quote.h"
#include "store/q_visibility.h"

#include <stdlib.h>

// What is left to be told (portal.md §6); a draft that is changed tells nobody.
static Text told_of(QuoteVerb verb) {
    static const Text events[QUOTE_VERB_COUNT] = {
        [QUOTE_SUBMIT] = S_INIT("quote.waiting"),     [QUOTE_APPROVE] = S_INIT("quote.approved"),
        [QUOTE_RETURN] = S_INIT("quote.returned"),    [QUOTE_PRESENT] = S_INIT("quote.presented"),
        [QUOTE_REVISE] = S_INIT("quote.revised"),     [QUOTE_ACCEPT] = S_INIT("quote.accepted"),
        [QUOTE_DECLINE] = S_INIT("quote.declined"),   [QUOTE_ORDER] = S_INIT("quote.ordered"),
        [QUOTE_WITHDRAW] = S_INIT("quote.withdrawn"), [QUOTE_EXPIRE] = S_INIT("quote.expired"),
    };
    return events[verb];
}

static int site_compare(const void *left, const void *right) {
    int64_t a = ((const SiteId *)left)->id;
    int64_t b = ((const SiteId *)right)->id;
    return (a > b) - (a < b);
}

QuoteOpened quote_opens(Arena *arena, const QuoteWork *work) {
    QuoteOpened opened = {.sites = arena_array(arena, SiteId, work->count + 1)};
    size_t count = 0;
    if (!quote_state_is_live(work->state)) {
        return opened;
    }
    if (work->site.id != 0) {
        opened.sites[count++] = work->site;
    }
    for (size_t i = 0; i < work->count; i++) {
        if (!work->items[i].removed) {
            opened.sites[count++] = work->items[i].site;
        }
    }
    if (count > 1) {
        qsort(opened.sites, count, sizeof *opened.sites, site_compare);
    }
    for (size_t i = 0; i < count; i++) {
        if (opened.count == 0 || opened.sites[opened.count - 1].id != opened.sites[i].id) {
            opened.sites[opened.count++] = opened.sites[i];
        }
    }
    opened.has_until = work->has_valid_to;
    opened.until = work->valid_to;
    return opened;
}

static bool same_opened(const QuoteOpened *a, const QuoteOpened *b) {
    bool same = a->count == b->count && a->has_until == b->has_until &&
                (!a->has_until || date_equal(a->until, b->until));
    for (size_t i = 0; same && i < a->count; i++) {
        same = a->sites[i].id == b->sites[i].id;
    }
    return same;
}

static Err open_site(Action *action, const QuoteWork *work, SiteId site, AccountId account) {
    return q_visibility_add(action->db, &(QVisibilityAddIn){
                                            .enterprise = action->enterprise,
                                            .site = site,
                                            .account = account,
                                            .evidence = S("quote"),
                                            .object = work->quote.id,
                                            .seq = action->seq,
                                            .from_day = action->today,
                                            .until_day_null = !work->has_valid_to,
                                            .until_day = work->valid_to,
                                        });
}

// V2 `quote`: to its owner and the partners that it names, each once.
static Err open_for_all(Action *action, const QuoteWork *work, SiteId site) {
    const AccountId accounts[] = {work->owner, work->distributor, work->reseller};
    for (size_t i = 0; i < 3; i++) {
        bool is_new = accounts[i].id != 0;
        for (size_t j = 0; j < i; j++) {
            is_new = is_new && accounts[j].id != accounts[i].id;
        }
        if (is_new) {
            TRY(open_site(action, work, site, accounts[i]));
        }
    }
    return OK;
}

// What the quote opened before is taken back where it opens something else now.
static Err save_opened(Action *action, QuoteWork *work) {
    QuoteOpened opens = quote_opens(action->arena, work);
    if (same_opened(&work->opened, &opens)) {
        return OK;
    }
    for (size_t i = 0; i < work->opened.count; i++) {
        int64_t ended = 0;
        TRY(q_visibility_end(action->db,
                             &(QVisibilityEndIn){.enterprise = action->enterprise,
                                                 .site = work->opened.sites[i],
                                                 .evidence = S("quote"),
                                                 .object = work->quote.id},
                             &ended));
    }
    for (size_t i = 0; i < opens.count; i++) {
        TRY(open_for_all(action, work, opens.sites[i]));
    }
    work->opened = opens;
    return OK;
}

static Err save_event(Action *action, const QuoteWork *work, QuoteVerb verb, Text reason) {
    Text told = told_of(verb);
    TRY(q_quote_add_event(action->db,
                          &(QQuoteAddEventIn){
                              .enterprise = action->enterprise,
                              .quote = work->quote,
                              .edition = work->edition,
                              .seq = action->seq,
                              .revision = work->revision,
                              .verb = quote_verb_name(verb),
                              .state = quote_state_name(work->state),
                              .on_day = action->today,
                              .at = action->context->now,
                              .actor = action->context->actor,
                              .account = action->context->account,
                              .reason_null = reason.len == 0,
                              .reason = reason,
                              .level_null = level_is_none(work->level),
                              .level = programme_level_code(action->programme, work->level),
                              .total = work->total,
                              .lines = (int64_t)quote_work_lines(work),
                              .presented_on_null = !work->presented,
                              .presented_on = work->presented_on,
                              .valid_to_null = !work->has_valid_to,
                              .valid_to = work->valid_to,
                              .contact_null = work->contact == 0,
                              .contact = work->contact,
                              .maximum_end_price_null = !work->maximum_end_price.given,
                              .maximum_end_price = work->maximum_end_price.money,
                              .priced_on = work->priced_on,
                              .input_hash = work->input_hash,
                          }));
    return told.len == 0 ? OK : action_tell(action, told, work->quote.id);
}

// All three queries take the same columns; sqlbind makes a type for each.
#define ITEM_SAVED(item)                                                                           \
    .enterprise = action->enterprise, .quote = work->quote, .revision = work->revision,            \
    .line = (item)->line, .site = (item)->site, .part = (item)->part,                              \
    .quantity = (item)->quantity, .entitlement_null = (item)->entitlement.id == 0,                 \
    .entitlement = (item)->entitlement, .price_row = (item)->price_row, .unit = (item)->unit,      \
    .extended = (item)->extended, .buy_unit_null = !(item)->buy_unit.given,                        \
    .buy_unit = (item)->buy_unit.money, .sell_unit_null = !(item)->sell_unit.given,                \
    .sell_unit = (item)->sell_unit.money, .points = (item)->points,                                \
    .coverage_start_null = !(item)->covers, .coverage_start = (item)->coverage_start,              \
    .coverage_end_null = !(item)->covers, .coverage_end = (item)->coverage_end,                    \
    .months_null = (item)->months == 0, .months = (item)->months, .due_null = (item)->months == 0, \
    .due = (item)->due, .note_null = (item)->note.len == 0, .note = (item)->note,                  \
    .yearly = (item)->yearly, .price_on = (item)->price_on,                                        \
    .channel_unit_null = !(item)->channel_unit.given, .channel_unit = (item)->channel_unit.money,  \
    .declared_by_null = !(item)->declared.given, .declared_by = (item)->declared.by,               \
    .declared_on_null = !(item)->declared.given, .declared_on = (item)->declared.on,               \
    .evidence_null = !(item)->declared.given, .evidence = (item)->declared.evidence

static Err save_was(Action *action, const QuoteWork *work, const QuoteItem *item) {
    return q_quote_add_was(action->db, &(QQuoteAddWasIn){
                                           .edition = work->edition,
                                           .removed = item->removed,
                                           .added_null = item->edition == 0,
                                           .added = item->edition,
                                           ITEM_SAVED(item->kept),
                                       });
}

static Err remove_item(Action *action, const QuoteWork *work, QuoteItem *item) {
    if (item->kept == NULL) {
        return OK;
    }
    TRY(save_was(action, work, item));
    item->kept = NULL;
    return q_quote_remove_line(action->db, &(QQuoteRemoveLineIn){
                                               .enterprise = action->enterprise,
                                               .quote = work->quote,
                                               .revision = work->revision,
                                               .line = item->line,
                                           });
}

static Err add_item(Action *action, const QuoteWork *work, QuoteItem *item) {
    item->edition = work->edition;
    return q_quote_add_line(action->db,
                            &(QQuoteAddLineIn){.edition = item->edition, ITEM_SAVED(item)});
}

static Err change_item(Action *action, const QuoteWork *work, const QuoteItem *item) {
    TRY(save_was(action, work, item));
    return q_quote_save_line(action->db, &(QQuoteSaveLineIn){ITEM_SAVED(item)});
}

static Err save_item(Action *action, const QuoteWork *work, QuoteItem *item) {
    if (item->removed) {
        return remove_item(action, work, item);
    }
    if (item->kept != NULL && !item->changed) {
        return OK;
    }
    TRY(item->kept == NULL ? add_item(action, work, item) : change_item(action, work, item));
    QuoteItem *kept = arena_new(action->arena, QuoteItem);
    *kept = *item;
    item->kept = kept;
    item->changed = false;
    return OK;
}

static Err save_items(Action *action, QuoteWork *work) {
    for (size_t i = 0; i < work->count; i++) {
        TRY(save_item(action, work, &work->items[i]));
    }
    return OK;
}

static void next_edition(Action *action, QuoteWork *work) {
    work->edition++;
    work->changed_at = action->context->now;
}

static Err add_head(Action *action, const QuoteWork *work) {
    return q_quote_add(action->db,
                       &(QQuoteAddIn){
                           .enterprise = action->enterprise,
                           .quote = work->quote,
                           .revision = work->revision,
                           .seq = action->seq,
                           .number = work->number,
                           .kind = work->renewal ? S("renewal") : S("sales"),
                           .state = quote_state_name(work->state),
                           .agreement = work->agreement,
                           .site_null = work->site.id == 0,
                           .site = work->site,
                           .owner_null = work->owner.id == 0,
                           .owner = work->owner,
                           .distributor_null = work->distributor.id == 0,
                           .distributor = work->distributor,
                           .reseller_null = work->reseller.id == 0,
                           .reseller = work->reseller,
                           .currency = currency_code(work->currency),
                           .country_group = work->country_group,
                           .level_null = level_is_none(work->level),
                           .level = programme_level_code(action->programme, work->level),
                           .total = work->total,
                           .presented_on_null = !work->presented,
                           .presented_on = work->presented_on,
                           .valid_to_null = !work->has_valid_to,
                           .valid_to = work->valid_to,
                           .input_hash = work->input_hash,
                           .programme_version = work->programme_version,
                           .edition = work->edition,
                           .lines = (int64_t)quote_work_lines(work),
                           .points = work->points,
                           .priced_on = work->priced_on,
                           .changed_at = work->changed_at,
                           .source_quote_null = work->source.id == 0,
                           .source_quote = work->source,
                           .contact_null = work->contact == 0,
                           .contact = work->contact,
                           .maximum_end_price_null = !work->maximum_end_price.given,
                           .maximum_end_price = work->maximum_end_price.money,
                       });
}

static Err save_head(Action *action, const QuoteWork *work, bool newest) {
    return q_quote_save(action->db,
                        &(QQuoteSaveIn){
                            .enterprise = action->enterprise,
                            .quote = work->quote,
                            .revision = work->revision,
                            .state = quote_state_name(work->state),
                            .level_null = level_is_none(work->level),
                            .level = programme_level_code(action->programme, work->level),
                            .total = work->total,
                            .presented_on_null = !work->presented,
                            .presented_on = work->presented_on,
                            .valid_to_null = !work->has_valid_to,
                            .valid_to = work->valid_to,
                            .input_hash = work->input_hash,
                            .programme_version = work->programme_version,
                            .edition = work->edition,
                            .lines = (int64_t)quote_work_lines(work),
                            .points = work->points,
                            .priced_on = work->priced_on,
                            .changed_at = work->changed_at,
                            .newest = newest,
                            .contact_null = work->contact == 0,
                            .contact = work->contact,
                            .maximum_end_price_null = !work->maximum_end_price.given,
                            .maximum_end_price = work->maximum_end_price.money,
                        });
}

Err quote_save_new(Action *action, QuoteWork *work, QuoteVerb verb) {
    if (work->quote.id == 0) {
        work->quote.id = action_new_id(action);
        TRY(store_number_draw(action->db, action->arena, action->context->numbers, NUMBER_QUOTE,
                              &work->number));
        TRY(directory_add(action, S("quote"), work->number, work->quote.id));
    }
    next_edition(action, work);
    TRY(add_head(action, work));
    TRY(save_items(action, work));
    TRY(save_opened(action, work));
    return save_event(action, work, verb, (Text){0});
}

Err quote_save(Action *action, QuoteWork *work, QuoteVerb verb, Text reason) {
    next_edition(action, work);
    TRY(save_head(action, work, true));
    TRY(save_items(action, work));
    TRY(save_opened(action, work));
    return save_event(action, work, verb, reason);
}

Err quote_revise(Action *action, QuoteWork *work, QuoteState state, QuoteVerb verb) {
    QuoteWork kept;
    bool found = false;
    TRY(quote_work_load(action->context, work->enterprise, work->quote, work->revision, &kept,
                        &found));
    ENSURE(found);
    kept.state = QUOTE_SUPERSEDED;
    next_edition(action, &kept);
    TRY(save_head(action, &kept, false));
    TRY(save_event(action, &kept, QUOTE_REVISE, (Text){0}));
    work->revision++;
    work->edition = kept.edition;
    work->state = state;
    for (size_t i = 0; i < work->count; i++) {
        work->items[i].kept = NULL;
    }
    return quote_save_new(action, work, verb);
}
