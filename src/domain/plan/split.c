// The best split of two.
//
// The second order's level is never below the first's: the first one's points count towards both. A
// split that saves therefore has a second level above the one order's, and only the term's total
// brings it (R2.6). For each pair of levels (first, second) the first order needs so many points;
// among all ways to bring them, the one whose lines lose least by the lower level is the best of
// that pair. More points than needed never cost more, as long as no level costs more than a lower
// one.
#include "domain/plan/split.h"

#include "domain/plan/cover_private.h"

typedef struct {
    Arena *arena;
    const Programme *programme;
    const Standing *standing;
    Date today;
    const SplitLine *lines;
    size_t count;
    OrderSplit *best;
    bool too_large;
} Search;

static Wide total_at(const SplitLine *lines, size_t count, Level level) {
    Wide total = 0;
    Level paid = level_is_none(level) ? LEVEL_LOWEST : level;
    for (size_t i = 0; i < count; i++) {
        total += (Wide)lines[i].quantity.count * lines[i].unit[paid.index].minor;
    }
    return total;
}

static Points points_at_most(Wide hundredths) {
    return (Points){hundredths > AMOUNT_MAX ? AMOUNT_MAX : (int64_t)hundredths};
}

static bool prices_rise(const Search *search) {
    for (size_t i = 0; i < search->count; i++) {
        const Money *unit = search->lines[i].unit;
        for (int8_t at = search->standing->level.index; at + 1 < search->programme->level_count;
             at++) {
            if (unit[at + 1].minor > unit[at].minor) {
                return true;
            }
        }
    }
    return false;
}

// ---- one pair of levels ----

static int64_t greatest_divisor(int64_t a, int64_t b) {
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

// The lines that bring points, in steps of their multiple, as items to choose from.
static size_t items_of(const Search *search, Level first, Level second, CoverItem *items) {
    size_t count = 0;
    for (size_t i = 0; i < search->count; i++) {
        const SplitLine *line = &search->lines[i];
        int64_t step = line->multiple.count;
        int64_t least = (line->minimum.count + step - 1) / step;
        if (line->points.hundredths == 0) {
            continue;
        }
        int64_t lost = line->unit[first.index].minor - line->unit[second.index].minor;
        items[count++] = (CoverItem){
            .line = i,
            .weight = line->points.hundredths * step,
            .cost = (Wide)lost * step,
            .least = least,
            .most = line->quantity.count / step - least,
            .whole = line->quantity.count / step,
        };
    }
    return count;
}

// The same need in the largest unit that all weights share; what one step brings beyond the need is
// of no use.
static int64_t shrink(CoverItem *items, size_t count, int64_t need) {
    int64_t unit = 0;
    for (size_t i = 0; i < count; i++) {
        unit = greatest_divisor(items[i].weight, unit);
    }
    if (unit == 0) {
        return need;
    }
    need = (need + unit - 1) / unit;
    for (size_t i = 0; i < count; i++) {
        int64_t weight = items[i].weight / unit;
        items[i].weight = weight < need ? weight : need;
    }
    return need;
}

// ---- what a choice really costs ----

// Prices a choice by the rules that orders follow; false where it is no split of two.
static bool judge(const Search *search, const Quantity *first, OrderSplit *ret_split) {
    Wide points[2] = {0};
    Wide total[2] = {0};
    bool has[2] = {false};
    Level level[2];
    Standing standing = *search->standing;
    for (size_t i = 0; i < search->count; i++) {
        const SplitLine *line = &search->lines[i];
        int64_t parts[] = {first[i].count, line->quantity.count - first[i].count};
        for (int order = 0; order < 2; order++) {
            points[order] += (Wide)line->points.hundredths * parts[order];
            has[order] = has[order] || parts[order] > 0;
        }
    }
    for (int order = 0; order < 2; order++) {
        Points of_order = points_at_most(points[order]);
        level[order] = standing_order_level(&standing, search->programme, of_order);
        if (!standing_accept_order(&standing, search->programme, search->today, of_order)) {
            return false;
        }
    }
    for (size_t i = 0; i < search->count; i++) {
        const SplitLine *line = &search->lines[i];
        total[0] += (Wide)line->unit[level[0].index].minor * first[i].count;
        total[1] +=
            (Wide)line->unit[level[1].index].minor * (line->quantity.count - first[i].count);
    }
    if (!has[0] || !has[1] || total[0] + total[1] > AMOUNT_MAX) {
        return false;
    }
    ret_split->first_level = level[0];
    ret_split->second_level = level[1];
    ret_split->first_total.minor = (int64_t)total[0];
    ret_split->second_total.minor = (int64_t)total[1];
    return true;
}

static Wide best_so_far(const OrderSplit *best) {
    return best->is_cheaper ? (Wide)best->first_total.minor + best->second_total.minor
                            : (Wide)best->total.minor;
}

static void keep_if_better(const Search *search, const CoverItem *items, size_t count) {
    Quantity *first = arena_array(search->arena, Quantity, search->count);
    for (size_t i = 0; i < count; i++) {
        const SplitLine *line = &search->lines[items[i].line];
        first[items[i].line].count = items[i].taken * line->multiple.count;
    }
    OrderSplit split = {.level = search->best->level,
                        .total = search->best->total,
                        .is_cheaper = true,
                        .first = first};
    if (judge(search, first, &split) && best_so_far(&split) < best_so_far(search->best)) {
        *search->best = split;
    }
}

static void try_pair(Search *search, Level first, Level second, int64_t need) {
    CoverItem *items = arena_array(search->arena, CoverItem, search->count);
    size_t count = items_of(search, first, second, items);
    need = shrink(items, count, need);
    if (need > COVER_NEED_MAX) {
        search->too_large = true;
        return;
    }
    Wide rest = total_at(search->lines, search->count, second);
    Wide cost = cover_bound(items, count, need);
    if (cost < 0 || rest + cost >= best_so_far(search->best)) {
        return;
    }
    if (!cover_cheapest(search->arena, items, count, need, &cost)) {
        search->too_large = true;
    } else if (rest + cost < best_so_far(search->best)) {
        keep_if_better(search, items, count);
    }
}

// ---- all pairs ----

static void try_levels(Search *search) {
    const LevelRow *levels = search->programme->levels;
    const Standing *standing = search->standing;
    int64_t in_term = standing->has_term ? standing->term_points.hundredths : 0;
    int8_t single = search->best->level.index;
    for (int8_t second = (int8_t)(single + 1); second < search->programme->level_count; second++) {
        int64_t lifts = levels[second].points.hundredths - in_term;
        for (int8_t first = standing->level.index; first <= single; first++) {
            bool own = first > standing->level.index;
            int64_t reaches = own ? levels[first].points.hundredths : 0;
            try_pair(search, (Level){first}, (Level){second}, reaches > lifts ? reaches : lifts);
        }
    }
}

SplitVerdict order_split(Arena *arena, const Programme *programme, const Standing *standing,
                         Date today, const SplitLine *lines, size_t count, OrderSplit *ret_split) {
    Wide points = 0;
    Quantity *none = arena_array(arena, Quantity, count);
    for (size_t i = 0; i < count; i++) {
        points += (Wide)lines[i].points.hundredths * lines[i].quantity.count;
    }
    *ret_split = (OrderSplit){
        .level = standing_order_level(standing, programme, points_at_most(points)), .first = none};
    Wide total = total_at(lines, count, ret_split->level);
    ENSURE(total <= AMOUNT_MAX);
    ret_split->total.minor = (int64_t)total;
    Search search = {arena, programme, standing, today, lines, count, ret_split, false};
    if (standing->express || programme_level_is_fixed(programme, standing->level)) {
        return SPLIT_FOUND; // R1.1, R1.7: points move no level
    }
    if (prices_rise(&search)) {
        return SPLIT_PRICES_RISE;
    }
    try_levels(&search);
    return search.too_large ? SPLIT_TOO_LARGE : SPLIT_FOUND;
}
