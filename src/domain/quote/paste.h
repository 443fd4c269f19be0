// Lines of a quote or an order as they are pasted from a sheet or a mail (portal.md P16): part,
// quantity, perhaps a selling price, perhaps a note. Splits and joins text; what a line means is
// judged by line_judge.h.
#ifndef DOMAIN_QUOTE_PASTE_H
#define DOMAIN_QUOTE_PASTE_H

#include "base/text.h"

typedef struct {
    Text text;      // the whole line, without its end
    int32_t place;  // in what was pasted, from 1
    char separator; // a tab, ";", "," or a blank
    Text part;      // these four as typed, without blanks around and without quotation marks
    Text quantity;  // empty: there is none
    Text sell_unit;
    Text note;
} PastedLine;

typedef struct {
    PastedLine *lines; // those with something in them, in order
    size_t count;
} Pasted;

// A line is separated by its tabs; without any by its semicolons; without those by its commas where
// no blank stands before the first; else by blanks. What stands in quotation marks is one field. A
// field behind the third belongs to the note, and of a line with blanks what begins with no digit.
// False where there are more than `most` lines.
bool paste_read(Arena *arena, Text text, size_t most, Pasted *ret_pasted);

// The line with these in the places of its own, separated as it was; its note stays.
Text paste_line(Arena *arena, const PastedLine *line, Text part, Text quantity, Text sell_unit);

// What was pasted with other texts in the places of its lines (one per line); all else stays as it
// is, empty lines and line ends too.
Text paste_with(Arena *arena, Text text, const Pasted *pasted, const Text *lines);

#endif
