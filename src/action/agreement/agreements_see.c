// see_agreements: pages by number, or a bounded set in memory where another order is asked for.
#include "action/agreement/agreements_see.h"

#include "action/agreement/agreement_load_private.h"
#include "action/agreement/agreements_question_private.h"
#include "action/customer/customer_load_private.h"

// Rows while they are gathered in the list's own order.
typedef struct {
    const ActionContext *context;
    const AgreementQuestion *question;
    TimeHere here;
    AgreementRow *rows;
    size_t count;
    AgreementHead last; // that was looked at
    bool more;          // there are more than these
    bool too_many;      // it looked at AGREEMENTS_SORTED, and not all of them matched
} Walk;

// ---- rows of another day ----

// The sites that stood in it then, as far as they are seen today.
static Err load_sites_then(const ActionContext *context, AsOf as_of, AgreementRow *row) {
    SitesThen then;
    SiteId only = agreement_only_site(context, row->agreement_id);
    TRY(as_of_sites(context, row->enterprise_id, as_of, &then));
    SiteKey *keys = arena_array(context->arena, SiteKey, then.count);
    LoadedCustomer *seen = arena_array(context->arena, LoadedCustomer, then.count);
    size_t count = 0;
    size_t found = 0;
    for (size_t i = 0; i < then.count; i++) {
        if (then.sites[i].agreement.id == row->agreement_id.id &&
            (only.id == 0 || only.id == then.sites[i].site.id)) {
            keys[count++] = (SiteKey){row->enterprise_id, then.sites[i].site};
        }
    }
    TRY(customers_load(context, keys, count, seen, &found));
    row->sites = (int64_t)found;
    for (size_t i = 0; i < found; i++) {
        const CustomerRow *site = &seen[i].row;
        row->site_name = site->originating || i == 0 ? site->customer_name : row->site_name;
    }
    return OK;
}

// False where it was not enrolled then, or is not what was asked for.
static Err load_row_then(Walk *walk, AgreementLoaded *loaded, bool opens, AgreementRow *row,
                         bool *ret_found) {
    const ActionContext *context = walk->context;
    TRY(time_here(context, loaded->enterprise, &walk->here));
    TRY(agreement_row_load(context, &walk->here.as_of, loaded, opens, row, ret_found));
    *ret_found = *ret_found && agreement_matches(walk->question, row);
    return *ret_found ? load_sites_then(context, walk->here.as_of, row) : OK;
}

// ---- rows ----

// Of now: all of them with as many questions as one.
static Err add_rows_now(Walk *walk, AgreementLoaded *loaded, const bool *opens, size_t count) {
    const ActionContext *context = walk->context;
    AgreementRow *rows = walk->rows + walk->count;
    size_t matching = 0;
    TRY(agreements_add_activity(context, loaded, count));
    for (size_t i = 0; i < count; i++) {
        bool found = false;
        AgreementRow *row = &rows[matching];
        TRY(agreement_row_load(context, NULL, &loaded[i], opens[i], row, &found));
        matching += agreement_matches(walk->question, row);
    }
    TRY(matching == 0 ? OK : agreements_fill_sites(context, rows, matching));
    walk->count += matching;
    return OK;
}

// Those of these that are there and match.
static Err add_rows(Walk *walk, const AgreementKey *keys, size_t count) {
    const ActionContext *context = walk->context;
    AgreementLoaded *loaded = arena_array(context->arena, AgreementLoaded, count);
    bool *opens = arena_array(context->arena, bool, count);
    size_t there = 0;
    TRY(count == 0 ? OK : agreements_load(context, keys, count, loaded, &there));
    TRY(there == 0 ? OK : agreements_open_summary(context, loaded, there, opens));
    if (walk->question->when == NULL) {
        return there == 0 ? OK : add_rows_now(walk, loaded, opens, there);
    }
    for (size_t i = 0; i < there; i++) {
        bool found = false;
        TRY(load_row_then(walk, &loaded[i], opens[i], &walk->rows[walk->count], &found));
        walk->count += found;
    }
    return OK;
}

// ---- the list ----

static Walk walk_new(const ActionContext *context, const AgreementQuestion *question, size_t most) {
    return (Walk){.context = context,
                  .question = question,
                  .here = {.when = question->when},
                  .rows = arena_array(context->arena, AgreementRow, most)};
}

// Up to `most` agreements that match, from the question's place on.
static Err walk_on(Walk *walk, size_t most) {
    AgreementQuestion ask = *walk->question;
    size_t looked = 0;
    walk->more = true;
    while (walk->more && walk->count < most && looked <= AGREEMENTS_SORTED) {
        AgreementHeads heads;
        ask.limit = (int64_t)(most - walk->count);
        TRY(agreement_heads(walk->context, &ask, &heads));
        walk->more = heads.count > most - walk->count;
        size_t count = walk->more ? heads.count - 1 : heads.count;
        AgreementKey *keys = arena_array(walk->context->arena, AgreementKey, count);
        for (size_t i = 0; i < count; i++) {
            walk->last = heads.heads[i];
            keys[i] = (AgreementKey){walk->last.enterprise, walk->last.agreement};
        }
        TRY(add_rows(walk, keys, count));
        ask.after_near = walk->last.near;
        ask.after_number = walk->last.number;
        looked += count;
    }
    walk->too_many = walk->more && walk->count < most;
    return OK;
}

static void refuse_too_many(const AgreementQuestion *question, Refusals *refusals) {
    refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES,
                               .field = question->sort.count > 0 ? S("sort") : S("true_on")});
}

static Err page_by_number(const ActionContext *context, const AgreementQuestion *question,
                          AgreementsView *view, Refusals *refusals) {
    size_t most = (size_t)question->limit;
    Walk walk = walk_new(context, question, most);
    TRY(walk_on(&walk, most));
    if (walk.too_many) {
        refuse_too_many(question, refusals);
        return OK;
    }
    view->rows = walk.rows;
    view->count = walk.count;
    view->next = walk.more ? agreement_place(context->arena, &walk.last) : (Text){0};
    return OK;
}

static Err sort_all(const ActionContext *context, const AgreementQuestion *question,
                    const AgreementRow ***ret_rows, size_t *ret_count, Refusals *refusals) {
    AgreementQuestion all = *question;
    all.after_number = (Text){0};
    Walk walk = walk_new(context, &all, AGREEMENTS_SORTED);
    TRY(walk_on(&walk, AGREEMENTS_SORTED));
    *ret_count = 0;
    if (walk.more) {
        refuse_too_many(question, refusals);
        return OK;
    }
    *ret_count = walk.count;
    *ret_rows = (const AgreementRow **)sort_rows(context->arena, &question->sort, walk.rows,
                                                 walk.count, sizeof *walk.rows);
    return OK;
}

// Behind the agreement that the last page ended with. False where it is gone.
static bool find_begin(Text after, const AgreementRow *const *rows, size_t count,
                       size_t *ret_begin) {
    size_t i = 0;
    while (after.len > 0 && i < count && !text_equal(rows[i]->agreement, after)) {
        i++;
    }
    *ret_begin = after.len > 0 ? i + 1 : 0;
    return after.len == 0 || i < count;
}

static Err page_sorted(const ActionContext *context, const AgreementQuestion *question,
                       AgreementsView *view, Refusals *refusals) {
    const AgreementRow **rows = NULL;
    size_t count = 0;
    size_t begin = 0;
    TRY(sort_all(context, question, &rows, &count, refusals));
    if (refused(refusals)) {
        return OK;
    }
    if (!find_begin(question->after_number, rows, count, &begin)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after")});
        return OK;
    }
    size_t left = count - begin;
    view->count = left < (size_t)question->limit ? left : (size_t)question->limit;
    view->rows = arena_array(context->arena, AgreementRow, view->count);
    for (size_t i = 0; i < view->count; i++) {
        view->rows[i] = *rows[begin + i];
    }
    view->next = left > view->count ? view->rows[view->count - 1].agreement : (Text){0};
    return OK;
}

// ---- the views ----

Err see_agreements(const ActionContext *context, const AgreementsInput *input,
                   AgreementsView *ret_agreements, Refusals *ret_refusals) {
    AgreementQuestion question;
    AgreementsView view = {0};
    *ret_refusals = (Refusals){0};
    TRY(agreement_question(context, input, &question, ret_refusals));
    if (!refused(ret_refusals)) {
        view.when = question.when;
        TRY(question.sort.count > 0 ? page_sorted(context, &question, &view, ret_refusals)
                                    : page_by_number(context, &question, &view, ret_refusals));
    }
    *ret_agreements = view;
    return OK;
}

Err see_agreements_sorted(const ActionContext *context, const AgreementsInput *input, Arena *memory,
                          AgreementKeys *ret_keys, Refusals *ret_refusals) {
    AgreementQuestion question;
    const AgreementRow **rows = NULL;
    AgreementKeys keys = {0};
    *ret_refusals = (Refusals){0};
    TRY(agreement_question(context, input, &question, ret_refusals));
    if (!refused(ret_refusals)) {
        TRY(sort_all(context, &question, &rows, &keys.count, ret_refusals));
    }
    keys.keys = arena_array(memory, AgreementKey, keys.count);
    for (size_t i = 0; i < keys.count; i++) {
        keys.keys[i] = (AgreementKey){rows[i]->enterprise_id, rows[i]->agreement_id};
    }
    *ret_keys = keys;
    return OK;
}

Err see_agreements_of(const ActionContext *context, const AgreementsInput *input,
                      const AgreementKey *keys, size_t count, AgreementsView *ret_agreements) {
    AgreementQuestion question;
    Refusals refusals = {0};
    *ret_agreements = (AgreementsView){0};
    TRY(agreement_question(context, input, &question, &refusals));
    if (refused(&refusals)) {
        return OK;
    }
    Walk walk = walk_new(context, &question, count);
    TRY(add_rows(&walk, keys, count));
    *ret_agreements = (AgreementsView){.rows = walk.rows, .count = walk.count};
    return OK;
}
