// What is wrong with a line that somebody typed, and what was probably meant (portal.md P16, ui.md
// §6): judged against the catalogue alone; prices and what is lapsed are the order's matter.
#ifndef DOMAIN_QUOTE_LINE_JUDGE_H
#define DOMAIN_QUOTE_LINE_JUDGE_H

#include "base/text_map.h"
#include "domain/part.h"
#include "domain/quote/paste.h"
#include "domain/refusal.h"
#include "domain/value/money.h"

// The parts that lines may name.
typedef struct {
    const Part *parts;
    const bool *offered; // beside them: it may be offered for another; NULL: all but renewals may
    size_t count;
    TextMap keys; // as typed numbers are compared → place in parts
    Date today;
} PartChoices;

PartChoices part_choices(Arena *arena, const Part *parts, size_t count, Date today);
// The part of a typed number; NULL where there is none. Case, width, blanks and hyphens do not tell
// two numbers apart.
const Part *part_choice_find(Arena *arena, const PartChoices *choices, Text typed);

enum { LINE_PROBLEMS_MAX = 3 };

typedef struct {
    RefusalId id;
    Text field; // "part", "quantity", "sell_unit"
    Text value; // as typed
} LineProblem;

typedef struct {
    LineProblem problems[LINE_PROBLEMS_MAX]; // one per field at most
    int32_t count;                           // 0: the line is good
    // As they are to be read where the line is good, else as they are offered.
    Text part;
    Text quantity;
    Text sell_unit;
    bool repaired;     // the offered line would be good
    const Part *meant; // of the line, or of the offer; NULL: none
} LineVerdict;

// Refuses part_not_found (offers the one part whose number differs least), part_withdrawn (offers
// its replacement), bad_quantity (offers the digits that were meant, at least the minimum, and the
// next multiple), bad_price.
LineVerdict line_judge(Arena *arena, const PastedLine *line, const PartChoices *choices,
                       Currency currency);

#endif
