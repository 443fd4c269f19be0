// A table of the cheapest way to bring each lesser need by the first items: exact, in items × need
// steps whatever the quantities are, because the steps of an item form a window that slides.
#include "domain/plan/cover_private.h"

#include <stdlib.h>

// ---- the bound ----

static int dearness_compare(const void *left, const void *right) {
    const CoverItem *a = left;
    const CoverItem *b = right;
    Wide x = a->cost * b->weight;
    Wide y = b->cost * a->weight;
    return x != y ? (x > y) - (x < y) : (a->line > b->line) - (a->line < b->line);
}

Wide cover_bound(CoverItem *items, size_t count, int64_t need) {
    Wide cost = 0;
    Wide left = need;
    if (count > 1) {
        qsort(items, count, sizeof *items, dearness_compare);
    }
    for (size_t i = 0; i < count && left > 0; i++) {
        Wide all = (Wide)items[i].whole * items[i].weight;
        if (all <= left) {
            cost += items[i].whole * items[i].cost;
        } else { // as if steps could be cut; costs are whole numbers, so what is over counts up
            cost += (items[i].cost * left + items[i].weight - 1) / items[i].weight;
        }
        left -= all;
    }
    return left > 0 ? -1 : cost;
}

// ---- the table ----

static const Wide impossible = (Wide)1 << 120;

// One row of the table being made from the one before it.
typedef struct {
    const CoverItem *item;
    int64_t need;
    const Wide *before;
    Wide *after;
    uint32_t *steps; // by need: how many of the item the cheapest way takes
    int64_t *window; // room for need + 1
} CoverRow;

static void consider(const CoverRow *row, int64_t need, int64_t steps) {
    Wide rest = (Wide)need - (Wide)steps * row->item->weight;
    Wide cost = row->before[rest > 0 ? (int64_t)rest : 0] + steps * row->item->cost;
    if (cost < row->after[need]) {
        row->after[need] = cost;
        row->steps[need] = (uint32_t)steps;
    }
}

// None, all, and the fewest that bring the whole need by themselves.
static void consider_ends(const CoverRow *row) {
    const CoverItem *item = row->item;
    row->after[0] = 0;
    row->steps[0] = 0;
    for (int64_t need = 1; need <= row->need; need++) {
        int64_t enough = (need + item->weight - 1) / item->weight;
        row->after[need] = row->before[need];
        row->steps[need] = 0;
        consider(row, need, item->whole);
        enough = enough > item->least ? enough : item->least;
        if (enough <= item->most) {
            consider(row, need, enough);
        }
    }
}

// Of the needs first, first + weight, … : what is left before the item is one of them too, `least`
// to `most` places in front. The window keeps the places that may still be the cheapest.
static void slide(const CoverRow *row, int64_t first) {
    const CoverItem *item = row->item;
    int64_t from = 0;
    int64_t to = 0;
    for (int64_t at = 0; first + at * item->weight <= row->need; at++) {
        int64_t entering = at - item->least;
        if (entering >= 0) {
            Wide key = row->before[first + entering * item->weight] - entering * item->cost;
            while (to > from && row->before[first + row->window[to - 1] * item->weight] -
                                        row->window[to - 1] * item->cost >=
                                    key) {
                to--;
            }
            row->window[to++] = entering;
        }
        while (to > from && row->window[from] < at - item->most) {
            from++;
        }
        if (to > from) {
            consider(row, first + at * item->weight, at - row->window[from]);
        }
    }
}

static void make_row(const CoverRow *row) {
    consider_ends(row);
    if (row->item->least > row->item->most) {
        return;
    }
    for (int64_t first = 0; first < row->item->weight && first <= row->need; first++) {
        slide(row, first);
    }
}

static void read_steps(CoverItem *items, size_t count, int64_t need, const uint32_t *steps) {
    Wide left = need;
    for (size_t i = count; i-- > 0;) {
        items[i].taken = steps[i * ((size_t)need + 1) + (size_t)left];
        left -= (Wide)items[i].taken * items[i].weight;
        left = left > 0 ? left : 0;
    }
}

bool cover_cheapest(Arena *arena, CoverItem *items, size_t count, int64_t need, Wide *ret_cost) {
    size_t width = (size_t)need + 1;
    if (count > COVER_CELLS_MAX / width) {
        return false;
    }
    uint32_t *steps = arena_array(arena, uint32_t, count * width);
    int64_t *window = arena_array(arena, int64_t, width);
    Wide *before = arena_array(arena, Wide, width);
    Wide *after = arena_array(arena, Wide, width);
    for (size_t i = 1; i < width; i++) {
        before[i] = impossible;
    }
    for (size_t i = 0; i < count; i++) {
        make_row(&(CoverRow){&items[i], need, before, after, steps + i * width, window});
        Wide *made = after;
        after = before;
        before = made;
    }
    *ret_cost = before[need];
    read_steps(items, count, need, steps);
    return true;
}
