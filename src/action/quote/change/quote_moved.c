// Both have their lines in the order of their numbers.
#include "action/quote/change/quote_moved.h"

typedef struct {
    QuoteMoved *rows;
    size_t count;
} Moves;

static void add(Moves *moves, QuoteMovedKind kind, const QuoteLine *before,
                const QuoteLine *after) {
    moves->rows[moves->count++] = (QuoteMoved){kind, before, after};
}

static void compare(Moves *moves, const QuoteLine *before, const QuoteLine *after) {
    if (before->quantity.count != after->quantity.count) {
        add(moves, MOVED_QUANTITY, before, after);
    }
    if (before->unit_null != after->unit_null || before->unit.minor != after->unit.minor) {
        add(moves, MOVED_UNIT, before, after);
    }
}

void quote_moved(Arena *arena, const Quote *before, const Quote *after, QuoteMoved **ret_moved,
                 size_t *ret_count) {
    Moves moves = {arena_array(arena, QuoteMoved, 2 * (before->line_count + after->line_count)), 0};
    size_t i = 0;
    size_t j = 0;
    while (i < before->line_count || j < after->line_count) {
        const QuoteLine *old = i < before->line_count ? &before->lines[i] : NULL;
        const QuoteLine *new = j < after->line_count ? &after->lines[j] : NULL;
        if (new == NULL || (old != NULL && old->line < new->line)) {
            add(&moves, MOVED_REMOVED, old, NULL);
            i++;
        } else if (old == NULL || new->line < old->line) {
            add(&moves, MOVED_ADDED, NULL, new);
            j++;
        } else {
            compare(&moves, old, new);
            i++;
            j++;
        }
    }
    *ret_moved = moves.rows;
    *ret_count = moves.count;
}
