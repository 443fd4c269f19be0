// From typed text to judged lines.
#include "action/line/typed_lines_private.h"

#include "domain/value/decimal.h"
#include "store/q_part.h"

enum { QUANTITY_ROOM = 24 };

// ---- the catalogue ----

typedef struct {
    PartChoices choices;
    const QPartListChoicesRow *rows; // beside choices.parts
    bool has_list;                   // it is known by which prices
} Catalogue;

// The parts, and which of them may be offered: only what the price list has.
static Err load_catalogue(Action *action, Text country_group, Currency currency,
                          Catalogue *ret_catalogue) {
    QPartListChoicesRows rows;
    TRY(q_part_list_choices(
        action->db, action->arena,
        &(QPartListChoicesIn){.country_group = country_group, .currency = currency_code(currency)},
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
    *ret_catalogue = (Catalogue){part_choices(action->arena, parts, rows.count, action->today),
                                 rows.rows, country_group.len > 0};
    ret_catalogue->choices.offered = offered;
    return OK;
}

// ---- one line ----

PastedLine typed_line_given(Text part, Text quantity, size_t index) {
    return (PastedLine){
        .place = (int32_t)index + 1, .separator = '\t', .part = part, .quantity = quantity};
}

void typed_line_say(TypedLine *line, RefusalId id, Text field, Text value) {
    if (line->problem_count < TYPED_PROBLEMS_MAX) {
        line->problems[line->problem_count++] = (Refusal){.id = id, .field = field, .value = value};
    }
}

static void judge(Arena *arena, const Catalogue *catalogue, Currency currency, TypedLine *line) {
    LineVerdict verdict = line_judge(arena, &line->typed, &catalogue->choices, currency);
    for (int32_t i = 0; i < verdict.count; i++) {
        const LineProblem *problem = &verdict.problems[i];
        typed_line_say(line, problem->id, problem->field, problem->value);
    }
    line->repaired = verdict.repaired;
    line->part = verdict.part;
    line->quantity = verdict.quantity;
    line->sell_unit = verdict.sell_unit;
    line->note = line->typed.note;
    if (verdict.meant == NULL) {
        return;
    }
    const QPartListChoicesRow *row = &catalogue->rows[verdict.meant - catalogue->choices.parts];
    line->minimum = row->minimum_quantity;
    line->multiple = row->multiple;
    line->description = row->description;
    if (verdict.count == 0 && !row->listed && catalogue->has_list) {
        typed_line_say(line, REFUSAL_PART_NOT_FOR_COUNTRY, S("part"), line->part);
    }
}

// ---- all of them ----

static bool split(Arena *arena, const LinesTyped *typed, size_t most, TypedLines *lines) {
    Pasted pasted;
    size_t given = typed->given_count;
    if (given > most || !paste_read(arena, typed->paste, most - given, &pasted)) {
        return false;
    }
    lines->count = given + pasted.count;
    lines->lines = arena_array(arena, TypedLine, lines->count);
    for (size_t i = 0; i < lines->count; i++) {
        lines->lines[i].typed = i < given ? typed->given[i] : pasted.lines[i - given];
    }
    return true;
}

Err typed_lines_judge(Action *action, const LinesTyped *typed, size_t most, Text country_group,
                      Currency currency, TypedLines *ret_lines, bool *ret_fits) {
    Catalogue catalogue;
    *ret_lines = (TypedLines){0};
    *ret_fits = split(action->arena, typed, most, ret_lines);
    if (ret_lines->count == 0) {
        return OK;
    }
    TRY(load_catalogue(action, country_group, currency, &catalogue));
    for (size_t i = 0; i < ret_lines->count; i++) {
        judge(action->arena, &catalogue, currency, &ret_lines->lines[i]);
    }
    return OK;
}

// ---- two lines of one part ----

// What makes two lines one: all but the quantity.
static Text line_key(Arena *arena, const TypedLine *line) {
    TextBuf key = buf_new(arena, line->part.len + line->sell_unit.len + line->note.len + 2);
    buf_add(&key, line->part);
    buf_add_char(&key, '\t');
    buf_add(&key, line->sell_unit);
    buf_add_char(&key, '\t');
    buf_add(&key, line->note);
    return buf_text(&key);
}

typedef struct {
    int64_t quantity;
    bool goes; // into the first of its kind
} Merging;

// Which pasted lines go into which. A sum that is too large stays apart.
static void find_again(Arena *arena, size_t given, TypedLines *lines, Merging *merging) {
    TextMap firsts = {0};
    for (size_t i = given; i < lines->count; i++) {
        const TypedLine *line = &lines->lines[i];
        size_t first = 0;
        int64_t *own = &merging[i].quantity;
        if (line->problem_count > 0 || decimal_parse(line->quantity, 0, own) != DECIMAL_FINE) {
            continue;
        }
        Text key = line_key(arena, line);
        if (!text_map_find(&firsts, key, &first)) {
            text_map_add(arena, &firsts, key, i);
        } else if (merging[first].quantity + *own <= QUANTITY_ASKED_MAX) {
            merging[first].quantity += *own;
            merging[i].goes = true;
            lines->again++;
        }
    }
}

static void add_merged(Arena *arena, TextBuf *text, const TypedLine *line, int64_t quantity) {
    TextBuf sum = buf_new(arena, QUANTITY_ROOM);
    buf_add_int(&sum, quantity);
    buf_add(text,
            line->problem_count > 0 || quantity == 0
                ? line->typed.text
                : paste_line(arena, &line->typed, line->part, buf_text(&sum), line->sell_unit));
    buf_add_char(text, '\n');
}

static void merge(Arena *arena, const LinesTyped *typed, TypedLines *lines) {
    Merging *merging = arena_array(arena, Merging, lines->count);
    find_again(arena, typed->given_count, lines, merging);
    if (lines->again == 0) {
        return;
    }
    TextBuf text = buf_new(arena, 2 * typed->paste.len + lines->count * QUANTITY_ROOM + 1);
    for (size_t i = typed->given_count; i < lines->count; i++) {
        if (!merging[i].goes) {
            add_merged(arena, &text, &lines->lines[i], merging[i].quantity);
        }
    }
    lines->merged = buf_text(&text);
}

void typed_lines_sum(Arena *arena, const LinesTyped *typed, TypedLines *lines) {
    size_t given = typed->given_count;
    size_t count = lines->count - given;
    Text *texts = arena_array(arena, Text, count);
    Pasted pasted = {arena_array(arena, PastedLine, count), count};
    for (size_t i = 0; i < lines->count; i++) {
        const TypedLine *line = &lines->lines[i];
        bool repaired = line->problem_count > 0 && line->repaired;
        lines->bad += line->problem_count > 0;
        lines->repairs += repaired;
        if (i >= given) {
            pasted.lines[i - given] = line->typed;
            texts[i - given] = repaired ? paste_line(arena, &line->typed, line->part,
                                                     line->quantity, line->sell_unit)
                                        : line->typed.text;
        }
    }
    if (count > 0) {
        lines->repaired = paste_with(arena, typed->paste, &pasted, texts);
        merge(arena, typed, lines);
    }
}
