// Lines of parts as somebody typed or pasted them, each with all that is wrong with it and what was
// probably meant: the same for a quote (portal.md P16) and for an order (P18).
#ifndef ACTION_LINE_TYPED_LINES_H
#define ACTION_LINE_TYPED_LINES_H

#include "domain/quote/line_judge.h"
#include "domain/value/quantity.h"

enum { PASTE_CHARACTERS_MAX = 2000000, TYPED_PROBLEMS_MAX = LINE_PROBLEMS_MAX + 1 };

typedef struct {
    PastedLine typed;
    Refusal problems[TYPED_PROBLEMS_MAX]; // each with its field and value
    int32_t problem_count;                // 0: a good line
    bool repaired;                        // a good line is offered instead
    Text part;                            // as it is read, or as it is offered
    Text description;                     // of that part; empty: nobody knows it
    Text quantity;
    Text sell_unit;
    Text note;
    Quantity minimum; // of the part that is read or offered; 0: of none
    Quantity multiple;
    int64_t line; // of the quote or the order that it became; 0: none
} TypedLine;

typedef struct {
    TypedLine *lines; // in the order asked: those given one by one, then the pasted
    size_t count;
    size_t bad;
    size_t repairs; // lines with an offer
    Text repaired;  // what was pasted with the offers in their places
    size_t again;   // good pasted lines that say what one before says, but for their quantity
    Text merged;    // what was pasted with each of these added to the first; empty: there are none
} TypedLines;

#endif
