// What moved from one form of a quote to another: between two revisions, or from one that ended to
// the one made anew from it (portal.md P16). Lines keep their numbers in both.
#ifndef ACTION_QUOTE_CHANGE_QUOTE_MOVED_H
#define ACTION_QUOTE_CHANGE_QUOTE_MOVED_H

#include "action/quote/quote_see.h"

typedef enum { MOVED_ADDED, MOVED_REMOVED, MOVED_QUANTITY, MOVED_UNIT } QuoteMovedKind;

typedef struct {
    QuoteMovedKind kind;
    const QuoteLine *before; // NULL: added
    const QuoteLine *after;  // NULL: removed
} QuoteMoved;

// In the order of the lines; a line whose quantity and price both moved stands twice.
void quote_moved(Arena *arena, const Quote *before, const Quote *after, QuoteMoved **ret_moved,
                 size_t *ret_count);

#endif
