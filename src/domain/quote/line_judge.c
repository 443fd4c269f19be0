// Field by field; what is offered for one counts for the next.
#include "domain/quote/line_judge.h"

#include "domain/record/number_typed.h"
#include "domain/value/figure_typed.h"

enum {
    COST_SAME = 0,
    COST_ALIKE = 1, // O and 0, I and 1 …
    COST_EDIT = 2,  // any other letter, one more, one less, two in the wrong order
    COST_MOST = 2 * COST_EDIT,
    NUMBER_MOST = 40, // longer numbers have no neighbours
    FIGURE_BYTES = 24,
};

PartChoices part_choices(Arena *arena, const Part *parts, size_t count, Date today) {
    PartChoices choices = {.parts = parts, .count = count, .today = today};
    for (size_t i = 0; i < count; i++) {
        Text key = number_typed(arena, parts[i].part);
        size_t at = 0;
        if (!text_map_find(&choices.keys, key, &at)) {
            text_map_add(arena, &choices.keys, key, i);
        }
    }
    return choices;
}

const Part *part_choice_find(Arena *arena, const PartChoices *choices, Text typed) {
    size_t at = 0;
    bool found = text_map_find(&choices->keys, number_typed(arena, typed), &at);
    return found ? &choices->parts[at] : NULL;
}

// ---- the nearest number ----

static bool are_alike(char a, char b) {
    static const Text pairs[] = {S_INIT("O0"), S_INIT("I1"), S_INIT("L1"), S_INIT("IL"),
                                 S_INIT("S5"), S_INIT("B8"), S_INIT("Z2"), S_INIT("QO")};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        const char *pair = pairs[i].bytes;
        if ((a == pair[0] && b == pair[1]) || (a == pair[1] && b == pair[0])) {
            return true;
        }
    }
    return false;
}

static int least_of(int a, int b) {
    return a < b ? a : b;
}

static int replace_cost(char a, char b) {
    return a == b ? COST_SAME : are_alike(a, b) ? COST_ALIKE : COST_EDIT;
}

// How far two numbers are from each other; three rows of the usual table (two neighbours that were
// swapped count once).
static int distance(Text a, Text b) {
    int rows[3][NUMBER_MOST + 1];
    for (size_t j = 0; j <= b.len; j++) {
        rows[0][j] = (int)j * COST_EDIT;
    }
    for (size_t i = 1; i <= a.len; i++) {
        int *row = rows[i % 3];
        const int *above = rows[(i + 2) % 3];
        const int *before = rows[(i + 1) % 3];
        row[0] = (int)i * COST_EDIT;
        for (size_t j = 1; j <= b.len; j++) {
            int cost = above[j - 1] + replace_cost(a.bytes[i - 1], b.bytes[j - 1]);
            cost = least_of(cost, least_of(above[j], row[j - 1]) + COST_EDIT);
            bool swapped = i > 1 && j > 1 && a.bytes[i - 1] == b.bytes[j - 2] &&
                           a.bytes[i - 2] == b.bytes[j - 1];
            row[j] = swapped ? least_of(cost, before[j - 2] + COST_EDIT) : cost;
        }
    }
    return rows[a.len % 3][b.len];
}

// The one part that is nearest; NULL where none is near, or two are equally so: an offer is no
// lottery.
static const Part *nearest(Arena *arena, const PartChoices *choices, Text typed) {
    Text key = number_typed(arena, typed);
    const Part *best = NULL;
    int least = COST_MOST + 1;
    if (key.len == 0 || key.len > NUMBER_MOST) {
        return NULL;
    }
    ENSURE(choices->count == 0 || choices->parts != NULL);
    for (size_t i = 0; i < choices->count; i++) {
        const Part *part = &choices->parts[i];
        bool offered =
            (choices->offered != NULL ? choices->offered[i] : part->type != PART_RENEWAL) &&
            !part_withdrawn(part, choices->today) && part->part.len <= NUMBER_MOST;
        int cost = offered ? distance(key, number_typed(arena, part->part)) : COST_MOST + 1;
        if (cost < least) {
            best = part;
            least = cost;
        } else if (cost == least) {
            best = NULL;
        }
    }
    return (size_t)least < key.len ? best : NULL; // two short numbers are always near
}

// ---- one field after the other ----

static void say(LineVerdict *verdict, RefusalId id, Text field, Text value) {
    verdict->problems[verdict->count++] = (LineProblem){id, field, value};
}

// The replacement that can be ordered today, over as many steps as there are parts.
static const Part *replacement_of(Arena *arena, const PartChoices *choices, const Part *part) {
    for (size_t i = 0; part != NULL && i < choices->count; i++) {
        if (!part_withdrawn(part, choices->today)) {
            return part;
        }
        part =
            part->replacement.len == 0 ? NULL : part_choice_find(arena, choices, part->replacement);
    }
    return NULL;
}

static void judge_part(Arena *arena, const PastedLine *line, const PartChoices *choices,
                       LineVerdict *verdict) {
    const Part *part = part_choice_find(arena, choices, line->part);
    verdict->meant = part;
    if (part == NULL) {
        say(verdict, REFUSAL_PART_NOT_FOUND, S("part"), line->part);
        verdict->meant = nearest(arena, choices, line->part);
    } else if (part_withdrawn(part, choices->today)) {
        say(verdict, REFUSAL_PART_WITHDRAWN, S("part"), line->part);
        verdict->meant = replacement_of(arena, choices, part);
    }
    verdict->part = verdict->meant != NULL ? verdict->meant->part : line->part;
    verdict->repaired = verdict->repaired && verdict->meant != NULL;
}

static bool read_quantity(Text text, int64_t *ret) {
    return decimal_parse(text, 0, ret) == DECIMAL_FINE;
}

static bool quantity_fits(const Part *part, int64_t count) {
    return count >= 1 && count <= QUANTITY_ASKED_MAX &&
           (part == NULL || part_quantity_fits(part, (Quantity){count}));
}

// What is offered for a quantity; false where nothing is.
static bool offer_quantity(Arena *arena, Text typed, const Part *part, Text *ret) {
    Text meant;
    int64_t count = 0;
    Quantity next = {0};
    if (!figure_meant(arena, typed, false, &meant) || !read_quantity(meant, &count)) {
        return false;
    }
    if (part == NULL) { // its part is known to nobody: the digits at least
        *ret = meant;
        return count >= 1 && count <= QUANTITY_ASKED_MAX;
    }
    if (!part_quantity_next(part, (Quantity){count}, &next)) {
        return false;
    }
    TextBuf buf = buf_new(arena, FIGURE_BYTES);
    buf_add_int(&buf, next.count);
    *ret = buf_text(&buf);
    return true;
}

static void judge_quantity(Arena *arena, const PastedLine *line, LineVerdict *verdict) {
    int64_t count = 0;
    bool part_stands = verdict->count == 0;
    bool readable = read_quantity(line->quantity, &count);
    const Part *of = part_stands ? verdict->meant : NULL;
    verdict->quantity = line->quantity;
    if (!readable || !quantity_fits(of, count)) {
        say(verdict, REFUSAL_BAD_QUANTITY, S("quantity"), line->quantity);
    } else if (quantity_fits(verdict->meant, count)) {
        return;
    }
    // Of a part that is offered, the quantity fits the offer.
    if (!offer_quantity(arena, line->quantity, verdict->meant, &verdict->quantity)) {
        verdict->repaired = false;
    }
}

static void judge_price(Arena *arena, const PastedLine *line, Currency currency,
                        LineVerdict *verdict) {
    Money money;
    Text meant;
    verdict->sell_unit = line->sell_unit;
    if (line->sell_unit.len == 0 ||
        money_parse(line->sell_unit, currency, &money) == DECIMAL_FINE) {
        return;
    }
    say(verdict, REFUSAL_BAD_PRICE, S("sell_unit"), line->sell_unit);
    if (figure_meant(arena, line->sell_unit, true, &meant) &&
        money_parse(meant, currency, &money) == DECIMAL_FINE) {
        verdict->sell_unit = meant;
    } else {
        verdict->repaired = false;
    }
}

LineVerdict line_judge(Arena *arena, const PastedLine *line, const PartChoices *choices,
                       Currency currency) {
    LineVerdict verdict = {.repaired = true};
    judge_part(arena, line, choices, &verdict);
    judge_quantity(arena, line, &verdict);
    judge_price(arena, line, currency, &verdict);
    verdict.repaired = verdict.repaired && verdict.count > 0;
    return verdict;
}
