// From typed lines to priced ones.
#include "action/quote/build/quote_building_private.h"

#include "action/line/typed_lines_private.h"

// ---- what was typed ----

static LinesTyped typed_of(Arena *arena, const QuoteBuildInput *input) {
    const QuoteBuildLine *lines = input->lines.items;
    PastedLine *given = arena_array(arena, PastedLine, input->lines.count);
    for (size_t i = 0; i < input->lines.count; i++) {
        given[i] = typed_line_given(lines[i].part, lines[i].quantity, i);
        given[i].sell_unit = lines[i].sell_unit;
        given[i].note = lines[i].note;
    }
    return (LinesTyped){given, input->lines.count, input->paste};
}

static void add_item(Action *action, QuoteWork *work, TypedLine *line) {
    QuoteItem *item = quote_work_add(action->arena, work);
    item->site = work->site.id != 0 || work->count == 1 ? work->site : work->items[0].site;
    item->part = line->part;
    item->note = line->note;
    line->line = item->line;
    (void)quote_read_quantity(action, line->quantity, item->line, &item->quantity);
    if (line->sell_unit.len > 0) {
        (void)quote_read_price(action, work, line->sell_unit, item->line,
                               quote_owner_price(work, item));
    }
}

// ---- what pricing says ----

static TypedLine *built_of(const Building *building, int64_t line) {
    for (size_t i = 0; i < building->built->typed.count; i++) {
        if (line != 0 && building->built->typed.lines[i].line == line) {
            return &building->built->typed.lines[i];
        }
    }
    return NULL;
}

static void leave_out(Building *building, TypedLine *line, const Refusal *refusal) {
    QuoteWork *work = &building->work;
    for (size_t i = 0; i < work->count; i++) {
        if (work->items[i].line == line->line) {
            work->items[i].removed = true;
        }
    }
    typed_line_say(line, refusal->id, refusal->field, refusal->value);
    line->line = 0;
}

// A price that is not there, or a part that only renews, is so for each line of that part: one
// round for all of them, however many.
static void leave_out_alike(Building *building, const Refusal *refusal, Text part) {
    bool of_part = refusal->id == REFUSAL_NO_PRICE || refusal->id == REFUSAL_PART_NOT_FOR_COUNTRY ||
                   refusal->id == REFUSAL_RENEWAL_NEEDS_RENEW;
    for (size_t i = 0; of_part && i < building->built->typed.count; i++) {
        TypedLine *line = &building->built->typed.lines[i];
        if (line->line != 0 && text_equal(line->part, part)) {
            leave_out(building, line, refusal);
        }
    }
}

// False where something is wrong that is no new line's matter.
static bool drop_refused(Action *action, Building *building, const Refusals *wrong) {
    for (int32_t i = 0; i < wrong->count; i++) {
        TypedLine *line = built_of(building, wrong->items[i].line);
        if (line == NULL && wrong->items[i].line == 0) {
            refuse(action->refusals, wrong->items[i]);
            return false;
        }
        if (line == NULL) {
            bool gone = false; // with another line of its part, in this round
            for (size_t j = 0; j < building->work.count; j++) {
                const QuoteItem *item = &building->work.items[j];
                gone = gone || (item->line == wrong->items[i].line && item->removed);
            }
            if (!gone) {
                refuse(action->refusals, wrong->items[i]);
                return false;
            }
            continue;
        }
        Text part = line->part;
        leave_out(building, line, &wrong->items[i]);
        leave_out_alike(building, &wrong->items[i], part);
    }
    return true;
}

static Err price_good(Action *action, Building *building) {
    Refusals *outer = action->refusals;
    bool again = true;
    while (again && quote_work_lines(&building->work) > 0) {
        Refusals wrong = {0};
        OrderDraft draft;
        action->refusals = &wrong;
        Err err = quote_price(action, &building->work, &draft);
        action->refusals = outer;
        TRY(err);
        building->built->priced = !refused(&wrong);
        again = refused(&wrong) && drop_refused(action, building, &wrong);
    }
    return OK;
}

// ---- the whole ----

Err building_lines(Action *action, Building *building) {
    QuoteBuilt *built = building->built;
    QuoteWork *work = &building->work;
    LinesTyped typed = typed_of(action->arena, building->input);
    bool fits = false;
    built->currency = work->currency;
    TRY(typed_lines_judge(action, &typed, QUOTE_LINES_MAX - quote_work_lines(work),
                          work->country_group, work->currency, &built->typed, &fits));
    if (!fits || built->typed.count == 0) {
        refuse(action->refusals, (Refusal){.id = fits ? REFUSAL_NO_LINES : REFUSAL_TOO_MANY_LINES,
                                           .field = S("lines")});
        return OK;
    }
    for (size_t i = 0; i < built->typed.count; i++) {
        if (built->typed.lines[i].problem_count == 0) {
            add_item(action, work, &built->typed.lines[i]);
        }
    }
    TRY(price_good(action, building));
    typed_lines_sum(action->arena, &typed, &built->typed);
    return OK;
}
