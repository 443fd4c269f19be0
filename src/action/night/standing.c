// standing_quotes: makes and keeps the standing quotes of one enterprise. It prices nothing itself.
#include "action/night/standing_private.h"

#include "action/night/standing_lines_private.h"
#include "action/quote/quote_order_private.h"
#include "action/quote/renewal_quotes_create.h"
#include "store/q_night.h"

#include <stdlib.h>

// A line that no quote could take.
typedef struct {
    EntitlementId entitlement;
    RefusalId refusal;
} Failed;

typedef struct {
    Action *action;
    StandingLines lines;
    Failed *failed; // room for every line
    size_t failed_count;
    StandingDone *done;
} Keeping;

// One quote: its lines that are due (lines.lines, side by side), and what stands of it.
typedef struct {
    Keeping *all;
    StandingLine *lines;
    size_t count;
    QuoteWork work;
    size_t kept; // items that stood before; those behind them are new
} StandingQuote;

// ---- which quote ----

static Err new_work(EnterpriseId enterprise, const StandingLine *first, QuoteWork *ret_work) {
    *ret_work = (QuoteWork){
        .enterprise = enterprise,
        .revision = 1,
        .renewal = true,
        .state = QUOTE_STANDING,
        .agreement = first->agreement,
        .site = first->express ? first->site : (SiteId){0},
        .owner = {quote_party(first->distributor, first->reseller)},
        .distributor = first->distributor,
        .reseller = first->reseller,
        .country_group = first->country_group,
    };
    return currency_find(first->currency, &ret_work->currency) ? OK : FAULT_AT(FAULT_DB_VALUE, 0);
}

static StandingQuote quote_of(Keeping *all, const StandingGroup *group) {
    return (StandingQuote){
        .all = all, .lines = &all->lines.lines[group->begin], .count = group->end - group->begin};
}

// ---- its lines ----

// Takes out what stands there and may not stay.
static void drop_left(StandingQuote *quote) {
    const StandingLines *lines = &quote->all->lines;
    for (size_t i = 0; i < lines->stood_count; i++) {
        const StoodLine *stood = &lines->stood[i];
        for (size_t j = 0; j < quote->kept && stood->quote.id == quote->work.quote.id; j++) {
            if (quote->work.items[j].line == stood->line && !stood->stays) {
                quote_drop_item(&quote->work.items[j]);
            }
        }
    }
}

static void fail(Keeping *all, EntitlementId entitlement, RefusalId refusal) {
    all->failed[all->failed_count++] = (Failed){entitlement, refusal};
}

static void add_new(StandingQuote *quote) {
    Keeping *all = quote->all;
    for (size_t i = 0; i < quote->count; i++) {
        const StandingLine *line = &quote->lines[i];
        if (line->held || line->standing.id != 0) {
            continue;
        }
        if (quote_work_lines(&quote->work) >= QUOTE_LINES_MAX) {
            fail(all, line->entitlement, REFUSAL_TOO_MANY_LINES);
            continue;
        }
        QuoteItem *item = quote_work_add(all->action->arena, &quote->work);
        item->site = line->site;
        item->part = line->renewal;
        item->quantity = line->quantity;
        item->entitlement = line->entitlement;
    }
}

// Takes the lines that were refused out, each with its rule. What is refused as a whole is the new
// lines' matter while there are any.
static void drop_refused(StandingQuote *quote, const Refusals *refusals) {
    QuoteWork *work = &quote->work;
    bool has_new = false;
    for (size_t i = quote->kept; i < work->count; i++) {
        has_new = has_new || !work->items[i].removed;
    }
    for (size_t i = 0; i < work->count; i++) {
        QuoteItem *item = &work->items[i];
        for (int32_t j = 0; j < refusals->count && !item->removed; j++) {
            const Refusal *refusal = &refusals->items[j];
            bool whole = refusal->line == 0 && (i >= quote->kept || !has_new);
            if (whole || refusal->line == item->line) {
                quote_drop_item(item);
                fail(quote->all, item->entitlement, refusal->id);
            }
        }
    }
}

// Prices what of the quote can be priced; no line left where nothing can.
static Err price(StandingQuote *quote) {
    Action *action = quote->all->action;
    Refusals *outer = action->refusals;
    Err err = OK;
    bool again = true;
    while (again && !err_failed(err) && quote_work_lines(&quote->work) > 0) {
        Refusals mine = {0};
        OrderDraft draft;
        action->refusals = &mine;
        err = quote_price(action, &quote->work, &draft);
        again = refused(&mine);
        if (err_failed(err)) {
            break;
        }
        if (again) {
            drop_refused(quote, &mine);
        } else {
            quote->work.has_valid_to = true;
            quote->work.valid_to = quote_last_day(action->context, &draft);
        }
    }
    action->refusals = outer;
    return err;
}

// ---- saving ----

typedef struct {
    int64_t added;
    int64_t left;
} Changes;

static Changes changes_of(const StandingQuote *quote) {
    Changes changes = {0};
    for (size_t i = 0; i < quote->work.count; i++) {
        bool removed = quote->work.items[i].removed;
        changes.left += i < quote->kept && removed;
        changes.added += i >= quote->kept && !removed;
    }
    return changes;
}

// Line numbers without gaps, as a quote begins.
static void close_gaps(QuoteWork *work) {
    size_t kept = 0;
    for (size_t i = 0; i < work->count; i++) {
        if (!work->items[i].removed) {
            work->items[kept] = work->items[i];
            work->items[kept].line = (int64_t)kept + 1;
            kept++;
        }
    }
    work->count = kept;
    work->last_line = (int64_t)kept;
}

static Err save(StandingQuote *quote) {
    Action *action = quote->all->action;
    QuoteWork *work = &quote->work;
    StandingDone *done = quote->all->done;
    Changes changes = changes_of(quote);
    if (changes.added == 0 && changes.left == 0) {
        return OK;
    }
    done->lines += changes.added;
    done->left += changes.left;
    if (quote_work_lines(work) == 0) {
        TRY(quote_withdraw_empty(action, work, S("its lines are not due any more")));
    } else if (work->quote.id != 0) {
        TRY(quote_save(action, work, QUOTE_CHANGE, (Text){0}));
    } else {
        done->quotes++;
        close_gaps(work);
        TRY(quote_save_new(action, work, QUOTE_CHANGE));
    }
    done->saved[done->saved_count++] = *work;
    return OK;
}

static bool is_touched(const StandingQuote *quote) {
    for (size_t i = 0; i < quote->count; i++) {
        if (!quote->lines[i].held && quote->lines[i].standing.id == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < quote->kept; i++) {
        if (quote->work.items[i].removed) {
            return true;
        }
    }
    return false;
}

static Err keep_quote(Keeping *all, const StandingGroup *group) {
    StandingQuote quote = quote_of(all, group);
    bool found = true;
    if (group->quote.id == 0) {
        TRY(new_work(all->action->enterprise, &quote.lines[0], &quote.work));
    } else {
        TRY(quote_work_load(all->action->context, all->action->enterprise, group->quote, 0,
                            &quote.work, &found));
        ENSURE(found);
        quote.kept = quote.work.count;
        drop_left(&quote);
    }
    if (!is_touched(&quote)) {
        return OK;
    }
    QuoteKnown known = {&all->lines.held, &group->standing};
    add_new(&quote);
    quote.work.known = group->changes ? &known : NULL;
    TRY(price(&quote));
    quote.work.known = NULL;
    return save(&quote);
}

// The quotes of what is due, then those of which nothing is due any more.
static Err keep_all(Keeping *all) {
    const StandingLines *lines = &all->lines;
    bool *met = arena_array(all->action->arena, bool, lines->head_count);
    for (size_t i = 0; i < lines->group_count; i++) {
        const StandingGroup *group = &lines->groups[i];
        for (size_t j = 0; j < lines->head_count; j++) {
            met[j] = met[j] || lines->heads[j].quote.id == group->quote.id;
        }
        if (group->changes) {
            TRY(keep_quote(all, group));
        }
    }
    for (size_t i = 0; i < lines->head_count; i++) {
        if (!met[i]) {
            TRY(keep_quote(all, &(StandingGroup){.quote = lines->heads[i].quote}));
        }
    }
    return OK;
}

// ---- exceptions ----

static int failed_compare(const void *left, const void *right) {
    const Failed *a = left;
    const Failed *b = right;
    return (a->entitlement.id > b->entitlement.id) - (a->entitlement.id < b->entitlement.id);
}

static Err end_exception(const Keeping *all, EntitlementId entitlement) {
    all->done->ended++;
    return q_night_end_exception(
        all->action->db,
        &(QNightEndExceptionIn){.enterprise = all->action->enterprise, .entitlement = entitlement});
}

static Err add_exception(const Keeping *all, const Failed *failed) {
    all->done->failed++;
    return q_night_add_exception(all->action->db,
                                 &(QNightAddExceptionIn){.enterprise = all->action->enterprise,
                                                         .entitlement = failed->entitlement,
                                                         .seq = all->action->seq,
                                                         .refusal = refusal_code(failed->refusal),
                                                         .since = all->action->today});
}

// The list says what cannot be quoted today; what stays so keeps the day since when.
static Err keep_exceptions(Keeping *all) {
    QNightListExceptionsOfRows kept;
    size_t at = 0;
    TRY(q_night_list_exceptions_of(
        all->action->db, all->action->arena,
        &(QNightListExceptionsOfIn){.enterprise = all->action->enterprise}, &kept));
    if (all->failed_count > 1) {
        qsort(all->failed, all->failed_count, sizeof *all->failed, failed_compare);
    }
    for (size_t i = 0; i < all->failed_count; i++) {
        const Failed *failed = &all->failed[i];
        for (; at < kept.count && kept.rows[at].entitlement.id < failed->entitlement.id; at++) {
            TRY(end_exception(all, kept.rows[at].entitlement));
        }
        bool known = at < kept.count && kept.rows[at].entitlement.id == failed->entitlement.id;
        bool same = known && text_equal(kept.rows[at].refusal, refusal_code(failed->refusal));
        if (known && !same) {
            TRY(end_exception(all, failed->entitlement));
        }
        if (!same) {
            TRY(add_exception(all, failed));
        }
        at += known;
    }
    for (; at < kept.count; at++) {
        TRY(end_exception(all, kept.rows[at].entitlement));
    }
    return OK;
}

// ---- ahead ----

Err standing_ask(const ActionContext *context, EnterpriseId enterprise) {
    TRY(standing_lines_ask(context, enterprise));
    return q_night_list_exceptions_of_ask(context->db,
                                          &(QNightListExceptionsOfIn){.enterprise = enterprise});
}

// A quote that will be made of these lines.
static Err ask_new(Keeping *all, const StandingGroup *group, QuotesAhead *ahead) {
    StandingQuote quote = quote_of(all, group);
    TRY(new_work(all->action->enterprise, &quote.lines[0], &quote.work));
    add_new(&quote);
    return quotes_ahead_add(all->action->context, ahead, &quote.work);
}

Err standing_quotes_ask(const ActionContext *context, EnterpriseId enterprise, QuotesAhead *ahead) {
    Refusals refusals = {0};
    Action reading = action_reading(context, &refusals);
    Keeping all = {.action = &reading};
    reading.enterprise = enterprise;
    TRY(standing_lines_load(&reading, &all.lines));
    all.failed = arena_array(context->arena, Failed, all.lines.count);
    for (size_t i = 0; i < all.lines.group_count; i++) {
        const StandingGroup *group = &all.lines.groups[i];
        if (group->gains && group->quote.id == 0) {
            TRY(ask_new(&all, group, ahead));
        }
    }
    return OK;
}

Err standing_quotes(Action *action, const StandingLines *lines, StandingDone *ret_done) {
    StandingDone done = {0};
    Keeping all = {.action = action, .lines = *lines, .done = &done};
    done.saved = arena_array(action->arena, QuoteWork, all.lines.count + all.lines.head_count);
    all.failed = arena_array(action->arena, Failed, all.lines.count + all.lines.stood_count);
    TRY(keep_all(&all));
    TRY(keep_exceptions(&all));
    *ret_done = done;
    return OK;
}
