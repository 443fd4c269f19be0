// do_renewal_quotes_create: finds the lines, groups them, makes each enterprise's quotes in one
// transaction. What a line is refused for stays that line's matter.
#include "action/quote/renewal_quotes_create.h"

#include "action/quote/build/quote_parties_private.h"
#include "action/quote/change/quote_terms_private.h"
#include "action/quote/quote_work_private.h"
#include "action/quote/quote_order_private.h"
#include "action/renewal/line_total_private.h"
#include "action/sight.h"
#include "action/viewer.h"
#include "store/q_quote.h"

#include <stddef.h>
#include <stdlib.h>

static const Text groupings[] = {S_INIT("agreement"), S_INIT("site")};

static const Field line_fields[] = {
    {.name = S_INIT("renewal_line"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(RenewalQuoteLineInput, renewal_line)},
    {.name = S_INIT("quantity"),
     .kind = FIELD_NAME,
     .offset = offsetof(RenewalQuoteLineInput, quantity)},
    {.name = S_INIT("sell_unit"),
     .kind = FIELD_NAME,
     .offset = offsetof(RenewalQuoteLineInput, sell_unit)},
    {.name = S_INIT("out_of_use"),
     .kind = FIELD_BOOL,
     .offset = offsetof(RenewalQuoteLineInput, out_of_use)},
    {.name = S_INIT("evidence"),
     .kind = FIELD_NAME,
     .offset = offsetof(RenewalQuoteLineInput, evidence)},
};
static const FieldTable line_table =
    FIELD_TABLE("a renewal line to quote", RenewalQuoteLineInput, line_fields);

#define FILTERED(member, kind_of)                                                                  \
    {                                                                                              \
        .name = S_INIT(#member), .kind = (kind_of),                                                \
        .offset = offsetof(RenewalQuotesInput, filter.member)                                      \
    }
#define ASKED(member, kind_of)                                                                     \
    .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(RenewalQuotesInput, member)

static const Field fields[] = {
    {ASKED(lines, FIELD_LIST), .items = &line_table},
    {ASKED(by_filter, FIELD_BOOL)},
    {ASKED(group_by, FIELD_CHOICE), .choices = groupings, .choice_count = 2},
    {ASKED(distributor, FIELD_NAME)},
    {ASKED(reseller, FIELD_NAME)},
    {ASKED(contact, FIELD_NAME)},
    {ASKED(maximum_end_price, FIELD_NAME)},
    FILTERED(due_from, FIELD_DATE),
    FILTERED(due_to, FIELD_DATE),
    FILTERED(end_from, FIELD_DATE),
    FILTERED(end_to, FIELD_DATE),
    FILTERED(agreement, FIELD_NAME),
    FILTERED(site, FIELD_NAME),
    FILTERED(site_name, FIELD_NAME),
    FILTERED(part, FIELD_NAME),
    FILTERED(state, FIELD_NAMES),
    FILTERED(currency, FIELD_NAME),
};
const FieldTable renewal_quotes_fields =
    FIELD_TABLE("renewal lines to quote", RenewalQuotesInput, fields);

// A line that was asked for, with what was found.
typedef struct {
    const RenewalQuoteLineInput *input;
    QuotableLine line;
    AccountId distributor; // of its quote
    AccountId reseller;
    RenewalQuoteResult *result;
    bool found;
} Asked;

typedef struct {
    const ActionContext *context;
    const RenewalQuotesInput *input;
    AccountId distributor; // named; 0: none
    AccountId reseller;
    AccountId own_distributor; // of a reseller that buys from one
    Asked *asked;              // sorted by group
    size_t count;
    RenewalQuotesOutcome *outcome;
    size_t quote_room;
} Creating;

// The asked lines of one enterprise.
typedef struct {
    Creating *work;
    Asked *asked;
    size_t count;
    size_t made_before; // quotes of other enterprises
} Batch;

static void fail(Asked *asked, RefusalId id, Text field, Text value) {
    asked->result->problem = (Refusal){.id = id, .field = field, .value = value};
    asked->result->done = false;
}

// portal.md §4, P23.
static bool may_create(const Viewer *viewer) {
    if (viewer == NULL) {
        return true;
    }
    if (viewer->kind == VIEWER_PARTNER) {
        return rights_have(viewer->rights, RIGHT_REPORTING) &&
               rights_have(viewer->rights, RIGHT_BIDS);
    }
    return viewer->kind == VIEWER_STAFF && viewer->desk == DESK_RENEWALS;
}

// The partner that quotes stands in its own place.
static void set_own_place(const Creating *work, const Viewer *viewer, Asked *asked) {
    int64_t own = viewer->account.id;
    if (viewer->is_distributor) {
        asked->distributor = viewer->account;
        asked->reseller = asked->line.distributor.id == own ? asked->line.reseller : (AccountId){0};
    } else {
        asked->reseller = viewer->account;
        asked->distributor = asked->line.reseller.id == own && asked->line.distributor.id != 0
                                 ? asked->line.distributor
                                 : work->own_distributor;
    }
}

// Who sells: the partner that quotes stands in its own place, the incumbents in the others.
static void set_partners(const Creating *work, Asked *asked) {
    const Viewer *viewer = work->context->viewer;
    asked->distributor = asked->line.distributor;
    asked->reseller = asked->line.reseller;
    bool is_own_place = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    if (is_own_place) {
        set_own_place(work, viewer, asked);
    }
    if (work->distributor.id != 0 && !(is_own_place && viewer->is_distributor)) {
        asked->distributor = work->distributor;
    }
    if (work->reseller.id != 0 && !(is_own_place && !viewer->is_distributor)) {
        asked->reseller = work->reseller;
    }
}

// V2: a partner quotes what it is the incumbent of, and where it was named or consented to.
static Err may_quote(const ActionContext *context, const QuotableLine *line, bool *ret_may) {
    const Viewer *viewer = context->viewer;
    Sight sight;
    TRY(sight_of_site(context, line->enterprise, line->site, &sight));
    bool partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    bool incumbent = partner && (line->distributor.id == viewer->account.id ||
                                 line->reseller.id == viewer->account.id);
    *ret_may =
        sees(sight) && (!partner || incumbent || sees_by(sight, EVIDENCE_NAMED | EVIDENCE_CONSENT));
    return OK;
}

static Err find_line(const Creating *work, Asked *asked) {
    bool may = false;
    TRY(quotable_find(work->context, asked->input->renewal_line, &asked->line, &asked->found));
    if (asked->found) {
        TRY(may_quote(work->context, &asked->line, &may));
    }
    asked->found = asked->found && may;
    if (asked->found) {
        set_partners(work, asked);
    } else {
        fail(asked, REFUSAL_LINE_NOT_FOUND, S("renewal_line"), asked->input->renewal_line);
    }
    return OK;
}

static int compare_ids(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

// One quote per enterprise, agreement or site, price list and partners.
static int group_order(const Creating *work, const Asked *a, const Asked *b) {
    int order = compare_ids(b->found, a->found);
    order = order != 0 ? order : compare_ids(a->line.enterprise.id, b->line.enterprise.id);
    order = order != 0 ? order : compare_ids(a->line.agreement.id, b->line.agreement.id);
    if (order == 0 && work->input->group_by == QUOTE_BY_SITE) {
        order = compare_ids(a->line.site.id, b->line.site.id);
    }
    order = order != 0 ? order : text_compare(a->line.currency, b->line.currency);
    order = order != 0 ? order : text_compare(a->line.country_group, b->line.country_group);
    order = order != 0 ? order : compare_ids(a->distributor.id, b->distributor.id);
    return order != 0 ? order : compare_ids(a->reseller.id, b->reseller.id);
}

typedef struct {
    const Creating *work;
    Asked asked;
} Sortable;

static int sortable_compare(const void *left, const void *right) {
    const Sortable *a = left;
    const Sortable *b = right;
    int order = group_order(a->work, &a->asked, &b->asked);
    return order != 0 ? order : compare_ids(a->asked.result - b->asked.result, 0);
}

static void sort_asked(Creating *work) {
    Sortable *sorted = arena_array(work->context->arena, Sortable, work->count);
    for (size_t i = 0; i < work->count; i++) {
        sorted[i] = (Sortable){work, work->asked[i]};
    }
    if (work->count > 1) {
        qsort(sorted, work->count, sizeof *sorted, sortable_compare);
    }
    for (size_t i = 0; i < work->count; i++) {
        work->asked[i] = sorted[i].asked;
    }
}

static Err new_work(const Action *action, const Creating *creating, const Asked *first,
                    QuoteWork *ret_work) {
    const Viewer *viewer = action->context->viewer;
    *ret_work = (QuoteWork){
        .enterprise = action->enterprise,
        .revision = 1,
        .renewal = true,
        .state = QUOTE_DRAFT,
        .agreement = first->line.agreement,
        .site = creating->input->group_by == QUOTE_BY_SITE ? first->line.site : (SiteId){0},
        .owner =
            viewer != NULL && viewer->kind == VIEWER_PARTNER ? viewer->account : (AccountId){0},
        .distributor = first->distributor,
        .reseller = first->reseller,
        .country_group = first->line.country_group,
    };
    return currency_find(first->line.currency, &ret_work->currency) ? OK
                                                                    : FAULT_AT(FAULT_DB_VALUE, 0);
}

// What people said of the line; its problems are the line's.
static void apply(Action *action, const QuoteWork *work, const Asked *asked, QuoteItem *item) {
    const RenewalQuoteLineInput *input = asked->input;
    if (input->quantity.len > 0) {
        (void)quote_read_quantity(action, input->quantity, item->line, &item->quantity);
    }
    if (input->sell_unit.len > 0) {
        (void)quote_read_price(action, work, input->sell_unit, item->line,
                               quote_owner_price(work, item));
    }
    if (input->out_of_use.given && input->out_of_use.value) {
        item->declared = (QuoteDeclared){.given = true,
                                         .by = action->context->actor,
                                         .on = action->today,
                                         .evidence = input->evidence};
    }
}

static bool is_in(const QuoteWork *work, EntitlementId entitlement) {
    for (size_t i = 0; i < work->count; i++) {
        if (work->items[i].entitlement.id == entitlement.id) {
            return true;
        }
    }
    return false;
}

// Adds a line, as it is now that the enterprise is ours; result->line says where, 0: it failed.
static Err add_line(Action *action, QuoteWork *work, Asked *asked) {
    Text held = {0};
    bool found = false;
    TRY(quotable_find(action->context, asked->input->renewal_line, &asked->line, &found));
    if (!found || !asked->line.open || asked->line.agreement.id != work->agreement.id) {
        fail(asked, REFUSAL_LINE_NOT_OPEN, S("renewal_line"), asked->input->renewal_line);
        return OK;
    }
    TRY(quote_holding(action->context, work, asked->line.entitlement, &held));
    if (held.len > 0 || is_in(work, asked->line.entitlement)) {
        fail(asked, REFUSAL_LINE_IN_QUOTE, S("renewal_line"), held);
        asked->result->quote = held;
        return OK;
    }
    QuoteItem *item = quote_work_add(action->arena, work);
    item->site = asked->line.site;
    item->part = asked->line.renewal;
    item->quantity = asked->line.covered;
    item->entitlement = asked->line.entitlement;
    apply(action, work, asked, item);
    asked->result->line = item->line;
    return OK;
}

// Gives each refused line its own problem, and takes it out. False where something else was
// refused.
static bool drop_refused(QuoteWork *work, const Refusals *refusals, Asked *asked, size_t count) {
    for (int32_t i = 0; i < refusals->count; i++) {
        const Refusal *refusal = &refusals->items[i];
        if (refusal->line == 0) {
            return false;
        }
        work->items[refusal->line - 1].removed = true; // a fresh quote's lines are 1 … n
        for (size_t j = 0; j < count; j++) {
            if (asked[j].result->line == refusal->line) {
                asked[j].result->problem = *refusal;
                asked[j].result->problem.line = 0;
                asked[j].result->line = 0;
            }
        }
    }
    return true;
}

static void fail_all(Asked *asked, size_t count, const Refusals *refusals) {
    for (size_t i = 0; i < count; i++) {
        if (asked[i].result->line != 0) {
            asked[i].result->line = 0;
            asked[i].result->problem = refusals->items[0];
        }
    }
}

// Prices what of the group can be priced; no line left where nothing can.
static Err price_group(Action *action, QuoteWork *work, Asked *asked, size_t count,
                       Refusals *refusals) {
    OrderDraft draft;
    bool again = drop_refused(work, refusals, asked, count);
    while (again && quote_work_lines(work) > 0) {
        *refusals = (Refusals){0};
        TRY(quote_price(action, work, &draft));
        if (!refused(refusals)) {
            quote_judge_end_price(action, work);
        }
        if (!refused(refusals)) {
            return OK;
        }
        again = drop_refused(work, refusals, asked, count);
    }
    if (!again) {
        fail_all(asked, count, refusals);
        work->count = 0;
    }
    return OK;
}

// Line numbers without gaps, as the quote begins. What was asked stands in the order of the items.
static void close_gaps(QuoteWork *work, Asked *asked, size_t count) {
    size_t kept = 0;
    int64_t line = 0;
    for (size_t i = 0; i < work->count; i++) {
        if (!work->items[i].removed) {
            work->items[kept] = work->items[i];
            work->items[kept].line = (int64_t)kept + 1;
            kept++;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (asked[i].result->line != 0) {
            asked[i].result->line = ++line;
        }
    }
    work->count = kept;
    work->last_line = (int64_t)kept;
}

static void note_made(Creating *creating, const QuoteWork *work, Asked *asked, size_t count) {
    RenewalQuotesOutcome *outcome = creating->outcome;
    outcome->quotes[outcome->quote_count++] = work->number;
    for (size_t i = 0; i < count; i++) {
        RenewalQuoteResult *result = asked[i].result;
        if (result->line != 0) {
            result->quote = work->number;
            result->done = true;
        } else if (result->problem.id == REFUSAL_LINE_IN_QUOTE && result->quote.len == 0) {
            result->quote = result->problem.value = work->number; // it was asked for twice
        }
    }
}

// The lines of a group as a quote that is not saved; each line that cannot be in it has its
// problem.
static Err draft_quote(Action *action, Creating *creating, Asked *asked, size_t count,
                       QuoteWork *work) {
    const RenewalQuotesInput *input = creating->input;
    Refusals mine = {0};
    Refusals terms = {0}; // for which nothing of the group is quoted
    Refusals *outer = action->refusals;
    TRY(new_work(action, creating, &asked[0], work));
    action->refusals = &terms;
    Err err = quote_read_terms(action, work, input->contact, input->maximum_end_price);
    action->refusals = &mine;
    for (size_t i = 0; i < count && !err_failed(err); i++) {
        err = add_line(action, work, &asked[i]);
        if (mine.count > 0) { // of the line just added
            drop_refused(work, &mine, &asked[i], 1);
            mine = (Refusals){0};
        }
    }
    if (!err_failed(err) && refused(&terms)) {
        fail_all(asked, count, &terms);
        work->count = 0;
    } else if (!err_failed(err)) {
        err = price_group(action, work, asked, count, &mine);
    }
    action->refusals = outer;
    return err;
}

static Err make_quote(Action *action, Creating *creating, Asked *asked, size_t count,
                      QuoteId *ret_quote) {
    QuoteWork work;
    TRY(draft_quote(action, creating, asked, count, &work));
    close_gaps(&work, asked, count);
    if (work.count == 0) {
        return OK;
    }
    TRY(quote_save_new(action, &work, QUOTE_CHANGE));
    TRY(quotes_lose_quoted(action, &work));
    note_made(creating, &work, asked, count);
    *ret_quote = work.quote;
    return OK;
}

// Where the asked lines begin that are of another group than the first.
static size_t group_end(const Creating *creating, const Asked *asked, size_t begin, size_t count) {
    size_t end = begin + 1;
    while (end < count && group_order(creating, &asked[begin], &asked[end]) == 0) {
        end++;
    }
    return end;
}

// ---- the same request again ----

// A line that was asked for twice is in the quote once.
static bool is_told(const Batch *batch, const QuoteWork *work, int64_t line) {
    for (size_t i = 0; i < batch->count; i++) {
        const RenewalQuoteResult *result = batch->asked[i].result;
        if (result->done && result->line == line && text_equal(result->quote, work->number)) {
            return true;
        }
    }
    return false;
}

static void tell_made(const Batch *batch, const QuoteWork *work) {
    for (size_t i = 0; i < batch->count; i++) {
        RenewalQuoteResult *result = batch->asked[i].result;
        for (size_t j = 0; j < work->count && !result->done; j++) {
            const QuoteItem *item = &work->items[j];
            if (item->entitlement.id == batch->asked[i].line.entitlement.id &&
                !is_told(batch, work, item->line)) {
                *result = (RenewalQuoteResult){.renewal_line = result->renewal_line,
                                               .quote = work->number,
                                               .line = item->line,
                                               .done = true};
            }
        }
    }
}

// Problems are not kept: what was refused is judged again, as a quote that nobody saves.
static Err tell_refused(Action *action, const Batch *batch) {
    Asked *left = arena_array(action->arena, Asked, batch->count);
    size_t count = 0;
    for (size_t i = 0; i < batch->count; i++) {
        if (!batch->asked[i].result->done) {
            left[count++] = batch->asked[i];
        }
    }
    for (size_t begin = 0; begin < count;) {
        QuoteWork work;
        size_t end = group_end(batch->work, left, begin, count);
        TRY(draft_quote(action, batch->work, &left[begin], end - begin, &work));
        for (; begin < end; begin++) {
            left[begin].result->line = 0;
        }
    }
    return OK;
}

// Which quotes it made, where each line stands in them, and what is wrong with the others.
static Err repeat(Action *action, const Batch *batch) {
    RenewalQuotesOutcome *outcome = batch->work->outcome;
    int64_t first = action->object / IDS_PER_SEQ * IDS_PER_SEQ;
    QQuoteListMadeRows made;
    TRY(q_quote_list_made(action->db, action->arena,
                          &(QQuoteListMadeIn){.enterprise = action->enterprise,
                                              .first = {first},
                                              .last = {first + IDS_PER_SEQ - 1}},
                          &made));
    outcome->repeated = true;
    for (size_t i = 0; i < made.count; i++) {
        QuoteWork work;
        bool found = false;
        TRY(quote_work_load(action->context, action->enterprise, made.rows[i].quote, 1, &work,
                            &found));
        outcome->quotes[outcome->quote_count++] = made.rows[i].number;
        if (found) {
            tell_made(batch, &work);
        }
    }
    return tell_refused(action, batch);
}

// Another transaction may have been first, and the body run before: nothing of that counts.
static void begin_batch(const Batch *batch) {
    batch->work->outcome->quote_count = batch->made_before;
    for (size_t i = 0; i < batch->count; i++) {
        RenewalQuoteResult *result = batch->asked[i].result;
        *result = (RenewalQuoteResult){.renewal_line = result->renewal_line};
    }
}

static Err create_batch(Action *action, const void *given, void *outcome) {
    const Batch *batch = given;
    QuoteId first = {0};
    size_t begin = 0;
    (void)outcome;
    begin_batch(batch);
    TRY(action_open(action, batch->asked[0].line.enterprise));
    if (action->repeated) {
        return repeat(action, batch);
    }
    if (refused(action->refusals)) {
        return OK;
    }
    while (begin < batch->count) {
        QuoteId made = {0};
        size_t end = group_end(batch->work, batch->asked, begin, batch->count);
        TRY(make_quote(action, batch->work, &batch->asked[begin], end - begin, &made));
        first = first.id == 0 ? made : first;
        begin = end;
    }
    if (batch->work->outcome->quote_count == batch->made_before) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_NO_LINES, .field = S("lines")});
        return OK;
    }
    return action_finish(action, S("quotes.create"), first.id);
}

// One transaction of an enterprise. That none of its lines can be quoted is no refusal of the
// whole.
static Err run_batch(Creating *work, Asked *asked, size_t count, Refusals *refusals) {
    Batch batch = {work, asked, count, work->outcome->quote_count};
    Refusals mine = {0};
    TRY(action_run(work->context, create_batch, &batch, NULL, &mine));
    if (refused(&mine)) {
        work->outcome->quote_count = batch.made_before;
    }
    for (int32_t i = 0; i < mine.count; i++) {
        if (mine.items[i].id != REFUSAL_NO_LINES) {
            refuse(refusals, mine.items[i]);
        }
    }
    return OK;
}

static Err run_batches(Creating *work, Refusals *refusals) {
    size_t begin = 0;
    while (begin < work->count && work->asked[begin].found && !refused(refusals)) {
        size_t end = begin + 1;
        while (end < work->count && work->asked[end].found &&
               work->asked[end].line.enterprise.id == work->asked[begin].line.enterprise.id) {
            end++;
        }
        TRY(run_batch(work, &work->asked[begin], end - begin, refusals));
        begin = end;
    }
    return OK;
}

// The lines of the filter, as if each had been ticked.
static Err lines_of_filter(const ActionContext *context, const RenewalLinesInput *filter,
                           RenewalQuoteLineInput **ret_lines, size_t *ret_count,
                           Refusals *refusals) {
    LineQuestion question;
    LineBook book;
    LineRow *rows = NULL;
    bool more = false;
    TRY(line_question(context, filter, &question, refusals));
    if (refused(refusals)) {
        return OK;
    }
    TRY(line_book_open(context, &book));
    TRY(lines_collect(context, &question, QUOTE_LINES_MAX, &rows, ret_count, &more));
    if (more) {
        refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("lines")});
        return OK;
    }
    TRY(line_book_load(&book, rows, *ret_count, false));
    *ret_lines = arena_array(context->arena, RenewalQuoteLineInput, *ret_count);
    for (size_t i = 0; i < *ret_count; i++) {
        RenewalLine line;
        TRY(line_fill(&book, &rows[i], &line));
        (*ret_lines)[i].renewal_line = line.renewal_line;
    }
    return OK;
}

static Err find_lines(Creating *work, Refusals *refusals) {
    const ActionContext *context = work->context;
    const RenewalQuoteLineInput *lines = work->input->lines.items;
    work->count = work->input->lines.count;
    if (work->input->by_filter.given && work->input->by_filter.value) {
        RenewalQuoteLineInput *found = NULL;
        TRY(lines_of_filter(context, &work->input->filter, &found, &work->count, refusals));
        lines = found;
    }
    if (!refused(refusals) && (work->count == 0 || work->count > QUOTE_LINES_MAX)) {
        refuse(refusals,
               (Refusal){.id = work->count == 0 ? REFUSAL_NO_LINES : REFUSAL_TOO_MANY_LINES,
                         .field = S("lines")});
    }
    if (refused(refusals)) {
        return OK;
    }
    ENSURE(lines != NULL);
    RenewalQuotesOutcome *outcome = work->outcome;
    work->asked = arena_array(context->arena, Asked, work->count);
    outcome->lines = arena_array(context->arena, RenewalQuoteResult, work->count);
    outcome->line_count = work->count;
    outcome->quotes = arena_array(context->arena, Text, work->count);
    for (size_t i = 0; i < work->count; i++) {
        outcome->lines[i].renewal_line = lines[i].renewal_line;
        work->asked[i] = (Asked){.input = &lines[i], .result = &outcome->lines[i]};
        TRY(find_line(work, &work->asked[i]));
    }
    sort_asked(work);
    return OK;
}

Err do_renewal_quotes_create(const ActionContext *context, const RenewalQuotesInput *input,
                             RenewalQuotesOutcome *ret_outcome, Refusals *ret_refusals) {
    RenewalQuotesOutcome outcome = {0};
    Creating work = {.context = context, .input = input, .outcome = &outcome};
    *ret_refusals = (Refusals){0};
    if (!may_create(context->viewer)) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_RIGHT_MISSING, .field = S("lines")});
        return OK;
    }
    TRY(quote_find_partner(context, input->distributor, true, &work.distributor, ret_refusals));
    TRY(quote_find_partner(context, input->reseller, false, &work.reseller, ret_refusals));
    TRY(quote_own_distributor(context, &work.own_distributor));
    if (!refused(ret_refusals)) {
        TRY(find_lines(&work, ret_refusals));
    }
    if (!refused(ret_refusals)) {
        TRY(run_batches(&work, ret_refusals));
    }
    if (!refused(ret_refusals)) {
        *ret_outcome = outcome;
    }
    return OK;
}
