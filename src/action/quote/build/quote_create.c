// see_quote_built, do_quote_create: the same building, looked at or saved.
#include "action/quote/build/quote_building_private.h"
#include "action/quote/change/quote_terms_private.h"
#include "action/quote/quote_outcome_private.h"
#include "action/quote/quote_see_private.h"

// Numbers without gaps, as the quote will have them.
static void close_gaps(Building *building) {
    QuoteWork *work = &building->work;
    QuoteBuilt *built = building->built;
    int64_t line = 0;
    size_t kept = 0;
    for (size_t i = 0; i < work->count; i++) {
        QuoteItem *item = &work->items[i];
        if (item->kept == NULL && item->removed) {
            continue;
        }
        line = item->kept != NULL ? item->line : line + 1;
        item->line = line;
        work->items[kept++] = *item;
    }
    work->count = kept;
    work->last_line = line;
    size_t at = kept; // the new lines stand at the end, in the order asked
    for (size_t i = built->typed.count; i > 0; i--) {
        if (built->typed.lines[i - 1].line != 0) {
            built->typed.lines[i - 1].line = work->items[--at].line;
        }
    }
}

// ---- looking ----

Err see_quote_built(const ActionContext *context, const QuoteBuildInput *input,
                    QuoteBuilt *ret_built, Refusals *ret_refusals) {
    Building building = {.input = input, .built = ret_built};
    Action action = action_reading(context, ret_refusals);
    *ret_built = (QuoteBuilt){0};
    *ret_refusals = (Refusals){0};
    TRY(building_begin(&action, &building));
    if (!refused(ret_refusals)) {
        TRY(building_lines(&action, &building));
    }
    if (refused(ret_refusals)) {
        ret_built->priced = false;
        return OK;
    }
    close_gaps(&building);
    quote_judge_end_price(&action, &building.work);
    return ret_built->priced ? quote_see_work(context, &building.work, (QuoteLinesAsk){0},
                                              &ret_built->quote, &(Refusals){0})
                             : OK;
}

Err see_quote_takes_lines(const ActionContext *context, Text quote, Refusals *ret_refusals) {
    QuoteBuilt unused;
    QuoteBuildInput input = {.quote = quote};
    Building building = {.input = &input, .built = &unused};
    Action action = action_reading(context, ret_refusals);
    *ret_refusals = (Refusals){0};
    return building_begin(&action, &building);
}

// ---- making ----

// Every problem with the place of its line among those that were asked for.
static void refuse_bad(Action *action, const QuoteBuilt *built) {
    for (size_t i = 0; i < built->typed.count; i++) {
        for (int32_t j = 0; j < built->typed.lines[i].problem_count; j++) {
            Refusal refusal = built->typed.lines[i].problems[j];
            refusal.line = (int32_t)i + 1;
            refuse(action->refusals, refusal);
        }
    }
}

static Err make(Action *action, Building *building) {
    const QuoteBuildInput *input = building->input;
    QuoteBuilt *built = building->built;
    TRY(building_lines(action, building));
    if (refused(action->refusals)) {
        return OK;
    }
    if (built->typed.bad > 0 &&
        (input->mode == BUILD_ALL || built->typed.bad == built->typed.count)) {
        refuse_bad(action, built);
        return OK;
    }
    close_gaps(building);
    quote_judge_end_price(action, &building->work);
    return OK;
}

// As its owner sees it: nobody else's connection knows of it before the commit.
static Err show_made(Action *action, const QuoteWork *work, QuoteBuilt *built) {
    built->priced = true;
    return quote_see_work(action->context, work, (QuoteLinesAsk){0}, &built->quote, &(Refusals){0});
}

// The quote that the key made; what was left out is judged again, as it is not kept.
static Err repeat(Action *action, Building *building) {
    QuoteWork made;
    Refusals unsaid = {0};
    Refusals *outer = action->refusals;
    bool found = false;
    TRY(quote_work_load(action->context, action->enterprise, (QuoteId){action->object}, 0, &made,
                        &found));
    ENSURE(found);
    action->refusals = &unsaid;
    Err err = building_head(action, building);
    if (!err_failed(err) && !refused(&unsaid)) {
        err = make(action, building);
    }
    action->refusals = outer;
    building->built->outcome = quote_outcome(&made, true);
    TRY(err);
    return show_made(action, &made, building->built);
}

static Err create(Action *action, const void *given, void *outcome) {
    Building building = {.input = given, .built = outcome};
    *building.built = (QuoteBuilt){0};
    TRY(building_find_site(action, &building));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(action_open(action, building.site.enterprise));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(site_refresh(action, &building.site));
    if (action->repeated) {
        return repeat(action, &building);
    }
    TRY(building_head(action, &building));
    if (!refused(action->refusals)) {
        TRY(make(action, &building));
    }
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(quote_save_new(action, &building.work, QUOTE_CHANGE));
    if (building.input->enquiry.len > 0) {
        TRY(enquiry_quoted(action, &building.enquiry, building.work.quote));
    }
    building.built->outcome = quote_outcome(&building.work, false);
    TRY(show_made(action, &building.work, building.built));
    return action_finish(action, S("quote.create"), building.work.quote.id);
}

Err do_quote_create(const ActionContext *context, const QuoteBuildInput *input,
                    QuoteBuilt *ret_built, Refusals *ret_refusals) {
    return action_run(context, create, input, ret_built, ret_refusals);
}
