// see_quote_built, do_quote_create: the same building, looked at or saved.
#include "action/quote/build/quote_building_private.h"

#include "action/quote/quote_outcome_private.h"
#include "action/quote/quote_see_private.h"

#include <stddef.h>

static const Text modes[] = {S_INIT("all"), S_INIT("good_lines")};

#define LINE(member, kind_of)                                                                      \
    { .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(QuoteBuildLine, member) }

static const Field line_fields[] = {
    LINE(part, FIELD_NAME),
    LINE(quantity, FIELD_NAME),
    LINE(sell_unit, FIELD_NAME),
    LINE(note, FIELD_NAME),
};
static const FieldTable line_table = FIELD_TABLE("a line to quote", QuoteBuildLine, line_fields);

#define ASKED(member, kind_of)                                                                     \
    .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(QuoteBuildInput, member)
#define HEAD_FIELDS                                                                                \
    {ASKED(currency, FIELD_NAME)}, {ASKED(distributor, FIELD_NAME)},                               \
        {ASKED(reseller, FIELD_NAME)}, {ASKED(lines, FIELD_LIST), .items = &line_table},           \
        {ASKED(paste, FIELD_TEXT), .most = PASTE_CHARACTERS_MAX}, {                                \
        ASKED(mode, FIELD_CHOICE), .choices = modes, .choice_count = 2                             \
    }

static const Field build_fields[] = {{ASKED(site, FIELD_NAME), .required = true}, HEAD_FIELDS};
const FieldTable quote_build_fields = FIELD_TABLE("a quote", QuoteBuildInput, build_fields);

static const Field judge_fields[] = {
    {ASKED(site, FIELD_NAME)}, {ASKED(quote, FIELD_NAME)}, HEAD_FIELDS};
const FieldTable quote_judge_fields =
    FIELD_TABLE("lines of a quote", QuoteBuildInput, judge_fields);

// Numbers without gaps, as the quote will have them.
static void close_gaps(Building *building) {
    QuoteWork *work = &building->work;
    QuoteBuilt *built = building->built;
    int64_t line = 0;
    size_t kept = 0;
    for (size_t i = 0; i < work->count; i++) {
        QuoteItem *item = &work->items[i];
        if (!item->is_kept && item->removed) {
            continue;
        }
        line = item->is_kept ? item->line : line + 1;
        item->line = line;
        work->items[kept++] = *item;
    }
    work->count = kept;
    work->last_line = line;
    size_t at = kept; // the new lines stand at the end, in the order asked
    for (size_t i = built->count; i > 0; i--) {
        if (built->lines[i - 1].line != 0) {
            built->lines[i - 1].line = work->items[--at].line;
        }
    }
}

// ---- looking ----

static Action reading_of(const ActionContext *context, EnterpriseId enterprise,
                         Refusals *refusals) {
    return (Action){.context = context,
                    .db = context->db,
                    .seeing = context->db,
                    .arena = context->arena,
                    .programme = context->prices.programme,
                    .today = context->today,
                    .refusals = refusals,
                    .enterprise = enterprise};
}

static Err begin_new(Action *action, Building *building) {
    TRY(building_find_site(action, building));
    if (refused(action->refusals)) {
        return OK;
    }
    action->enterprise = building->site.enterprise;
    return building_head(action, building);
}

// A draft, or what was presented as its next revision would be.
static Err begin_more(Action *action, Building *building) {
    QuoteWork *work = &building->work;
    Text number = building->input->quote;
    bool found = false;
    QuoteState after;
    TRY(quote_see_load(action->context, number, 0, work, &found));
    if (!found) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_QUOTE_NOT_FOUND, .field = S("quote"), .value = number});
        return OK;
    }
    action->enterprise = work->enterprise;
    QuoteState now = quote_state_on(work->state, work->has_valid_to, work->valid_to, action->today);
    unsigned movers = quote_relation(action->context, work).movers;
    if (!quote_state_after(now, QUOTE_CHANGE, movers, &after) &&
        !quote_state_after(now, QUOTE_REVISE, movers, &after)) {
        bool ever = quote_state_after(now, QUOTE_CHANGE, ~0u, &after) ||
                    quote_state_after(now, QUOTE_REVISE, ~0u, &after);
        refuse(action->refusals, (Refusal){.id = ever ? REFUSAL_RIGHT_MISSING : REFUSAL_QUOTE_STATE,
                                           .field = ever ? S("quote") : S("state"),
                                           .value = ever ? number : quote_state_name(now)});
    }
    work->state = QUOTE_DRAFT;
    return OK;
}

Err see_quote_built(const ActionContext *context, const QuoteBuildInput *input,
                    QuoteBuilt *ret_built, Refusals *ret_refusals) {
    Building building = {.input = input, .built = ret_built};
    Action action = reading_of(context, (EnterpriseId){0}, ret_refusals);
    *ret_built = (QuoteBuilt){0};
    *ret_refusals = (Refusals){0};
    TRY(input->quote.len > 0 ? begin_more(&action, &building) : begin_new(&action, &building));
    if (!refused(ret_refusals)) {
        TRY(building_lines(&action, &building));
    }
    if (refused(ret_refusals)) {
        ret_built->priced = false;
        return OK;
    }
    close_gaps(&building);
    return ret_built->priced ? quote_see_work(context, &building.work, (QuoteLinesAsk){0},
                                              &ret_built->quote, &(Refusals){0})
                             : OK;
}

// ---- making ----

// Every problem with the place of its line among those that were asked for.
static void refuse_bad(Action *action, const QuoteBuilt *built) {
    for (size_t i = 0; i < built->count; i++) {
        for (int32_t j = 0; j < built->lines[i].problem_count; j++) {
            Refusal refusal = built->lines[i].problems[j];
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
    if (built->bad > 0 && (input->mode == BUILD_ALL || built->bad == built->count)) {
        refuse_bad(action, built);
        return OK;
    }
    close_gaps(building);
    return OK;
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
    return err;
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
    building.built->outcome = quote_outcome(&building.work, false);
    return action_finish(action, S("quote.create"), building.work.quote.id);
}

Err do_quote_create(const ActionContext *context, const QuoteBuildInput *input,
                    QuoteBuilt *ret_built, Refusals *ret_refusals) {
    return action_run(context, create, input, ret_built, ret_refusals);
}

QuoteChangeInput quote_built_change(Arena *arena, const QuoteBuilt *built, QuoteSeen seen) {
    QuoteLineChange *lines = arena_array(arena, QuoteLineChange, built->count);
    size_t count = 0;
    for (size_t i = 0; i < built->count; i++) {
        const BuiltLine *line = &built->lines[i];
        if (line->problem_count == 0) {
            lines[count++] = (QuoteLineChange){.part = line->part,
                                               .quantity = line->quantity,
                                               .sell_unit = line->sell_unit,
                                               .note = line->note};
        }
    }
    return (QuoteChangeInput){.seen = seen,
                              .lines = {.given = true, .items = lines, .count = count}};
}
