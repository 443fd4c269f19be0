// From typed lines to priced ones.
#include "action/quote/build/quote_building_private.h"

#include "store/q_part.h"

// ---- the catalogue ----

// The parts, and which of them may be offered: only what the price list has.
static Err load_choices(Action *action, const QuoteWork *work, PartChoices *ret_choices) {
    QPartListChoicesRows rows;
    TRY(q_part_list_choices(action->db, action->arena,
                            &(QPartListChoicesIn){.country_group = work->country_group,
                                                  .currency = currency_code(work->currency)},
                            &rows));
    Part *parts = arena_array(action->arena, Part, rows.count);
    bool *offered = arena_array(action->arena, bool, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const QPartListChoicesRow *row = &rows.rows[i];
        if (!part_type_find(row->type, &parts[i].type)) {
            return FAULT_AT(FAULT_DB_VALUE, 0);
        }
        parts[i].part = row->part;
        parts[i].minimum = row->minimum_quantity;
        parts[i].multiple = row->multiple;
        parts[i].has_until = !row->orderable_until_null;
        parts[i].orderable_until = row->orderable_until_null ? (Date){0} : row->orderable_until;
        parts[i].replacement = row->replacement_null ? (Text){0} : row->replacement;
        offered[i] = row->listed && parts[i].type != PART_RENEWAL;
    }
    *ret_choices = part_choices(action->arena, parts, rows.count, action->today);
    ret_choices->offered = offered;
    return OK;
}

// ---- what was typed ----

static PastedLine typed_of(const QuoteBuildLine *line, size_t index) {
    return (PastedLine){.place = (int32_t)index + 1,
                        .separator = '\t',
                        .part = line->part,
                        .quantity = line->quantity,
                        .sell_unit = line->sell_unit,
                        .note = line->note};
}

static bool take_typed(Action *action, const Building *building, Pasted *ret_pasted) {
    const QuoteBuildInput *input = building->input;
    const QuoteBuildLine *lines = input->lines.items;
    QuoteBuilt *built = building->built;
    size_t given = input->lines.count;
    size_t there = quote_work_lines(&building->work);
    if (given + there > QUOTE_LINES_MAX ||
        !paste_read(action->arena, input->paste, QUOTE_LINES_MAX - given - there, ret_pasted)) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("lines")});
        return false;
    }
    built->count = given + ret_pasted->count;
    built->lines = arena_array(action->arena, BuiltLine, built->count);
    for (size_t i = 0; i < built->count; i++) {
        built->lines[i].typed = i < given ? typed_of(&lines[i], i) : ret_pasted->lines[i - given];
    }
    return true;
}

static void say(BuiltLine *line, RefusalId id, Text field, Text value) {
    if (line->problem_count < BUILD_PROBLEMS_MAX) {
        line->problems[line->problem_count++] = (Refusal){.id = id, .field = field, .value = value};
    }
}

static void judge(Action *action, const PartChoices *choices, Currency currency, BuiltLine *line) {
    LineVerdict verdict = line_judge(action->arena, &line->typed, choices, currency);
    for (int32_t i = 0; i < verdict.count; i++) {
        const LineProblem *problem = &verdict.problems[i];
        say(line, problem->id, problem->field, problem->value);
    }
    line->repaired = verdict.repaired;
    line->part = verdict.part;
    line->quantity = verdict.quantity;
    line->sell_unit = verdict.sell_unit;
    line->note = line->typed.note;
    if (verdict.meant != NULL) {
        line->minimum = verdict.meant->minimum;
        line->multiple = verdict.meant->multiple;
    }
}

static void add_item(Action *action, QuoteWork *work, BuiltLine *line) {
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

static BuiltLine *built_of(const Building *building, int64_t line) {
    for (size_t i = 0; i < building->built->count; i++) {
        if (line != 0 && building->built->lines[i].line == line) {
            return &building->built->lines[i];
        }
    }
    return NULL;
}

static void leave_out(Building *building, BuiltLine *line, const Refusal *refusal) {
    QuoteWork *work = &building->work;
    for (size_t i = 0; i < work->count; i++) {
        if (work->items[i].line == line->line) {
            work->items[i].removed = true;
        }
    }
    say(line, refusal->id, refusal->field, refusal->value);
    line->line = 0;
}

// A price that is not there, or a part that only renews, is so for each line of that part: one
// round for all of them, however many.
static void leave_out_alike(Building *building, const Refusal *refusal, Text part) {
    bool of_part = refusal->id == REFUSAL_NO_PRICE || refusal->id == REFUSAL_RENEWAL_NEEDS_RENEW;
    for (size_t i = 0; of_part && i < building->built->count; i++) {
        BuiltLine *line = &building->built->lines[i];
        if (line->line != 0 && text_equal(line->part, part)) {
            leave_out(building, line, refusal);
        }
    }
}

// False where something is wrong that is no new line's matter.
static bool drop_refused(Action *action, Building *building, const Refusals *wrong) {
    for (int32_t i = 0; i < wrong->count; i++) {
        BuiltLine *line = built_of(building, wrong->items[i].line);
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

static void count_up(Arena *arena, const QuoteBuildInput *input, const Pasted *pasted,
                     QuoteBuilt *built) {
    Text *lines = arena_array(arena, Text, pasted->count);
    for (size_t i = 0; i < built->count; i++) {
        const BuiltLine *line = &built->lines[i];
        bool repaired = line->problem_count > 0 && line->repaired;
        built->bad += line->problem_count > 0;
        built->repairs += repaired;
        if (i >= input->lines.count) {
            lines[i - input->lines.count] = repaired ? paste_line(arena, &line->typed, line->part,
                                                                  line->quantity, line->sell_unit)
                                                     : line->typed.text;
        }
    }
    built->repaired = paste_with(arena, input->paste, pasted, lines);
}

Err building_lines(Action *action, Building *building) {
    QuoteBuilt *built = building->built;
    PartChoices choices;
    Pasted pasted = {0};
    built->currency = building->work.currency;
    if (!take_typed(action, building, &pasted)) {
        return OK;
    }
    if (built->count == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_NO_LINES, .field = S("lines")});
        return OK;
    }
    TRY(load_choices(action, &building->work, &choices));
    for (size_t i = 0; i < built->count; i++) {
        judge(action, &choices, building->work.currency, &built->lines[i]);
        if (built->lines[i].problem_count == 0) {
            add_item(action, &building->work, &built->lines[i]);
        }
    }
    TRY(price_good(action, building));
    count_up(action->arena, building->input, &pasted, built);
    return OK;
}
